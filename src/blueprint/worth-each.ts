import type { Quantity } from '../profile/quantity.ts'
import type { Answers } from '../rules/rule-book.ts'

/** A sum of a whole period: "hides worth 310,000 dollars last year". */
const OVER_A_PERIOD =
  /^\s*(?:(?:were|was)\s+\p{L}+\s+)?(?:(?:in|since|over)\s+)?(?:the\s+)?(?:last|past|this|each|every|per|a)\s+(?:year|quarter|season|month|spring|summer|autumn|fall|winter)/iu

/** "We lost 9,000 dollars of sales": what an event of the past took is no price of one more. */
const WAS_LOST = /\blost\s+(?:us\s+)?(?:about\s+|around\s+|some\s+|another\s+)?[^\p{L}\p{N}\s]?$/iu

/** Whether an amount tells what one thing is worth, not what all of a period were. Pure. */
export function isWorthEach({ unit, per, words, where, saved }: Quantity, answers: Answers): boolean {
  const text = answers[where.question]
  const after = typeof text === 'string' ? text.slice(where.at + words.length) : ''
  const before = typeof text === 'string' ? text.slice(0, where.at) : ''
  return unit === 'usd' && saved !== true && per !== 'year' && !OVER_A_PERIOD.test(after) && !WAS_LOST.test(before)
}
