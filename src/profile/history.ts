import { smallNumber } from '../amounts/number-words.ts'
import { secondsOf } from '../amounts/period.ts'
import type { Answers } from '../rules/rule-book.ts'
import { around } from './change.ts'
import { GOALS } from './planned-tests.ts'
import type { Quantity } from './quantity.ts'

/** So many of something that happened in so many years: "310,000 finished loans of four years". */
export type History = {
  readonly many: number
  readonly years: number
  readonly noun: string
  /** As it was written. */
  readonly words: string
}

const NUMBER = String.raw`\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen`
const SPAN = new RegExp(
  String.raw`^\s*(?<link>of|from|in|over|within|during)(?: the)?(?: last| past)? (?<many>${NUMBER}) (?<unit>years?|months?)\b`,
  'iu',
)
/** "Leases of four years" run so long; "closed leases of four years" are a record. */
const DONE =
  /^(?:finished|closed|past|recorded|settled|completed|decided|paid|repaid|old|former|archived|filed|resolved|ended)\b/iu
const YEAR = 365.25 * 86_400
const MOST_YEARS = 30
const NOT_IN = [...GOALS, 'strategic_goal', 'lessons']

/** What the team counts of the past, each with its years. Pure. */
export function historiesIn(quantities: readonly Quantity[], answers: Answers): readonly History[] {
  return quantities.flatMap((quantity): History[] => {
    const { unit, per, counts = '', value, words, where } = quantity
    if (unit !== 'count' || per !== undefined || !counts.endsWith('s') || NOT_IN.includes(where.question)) return []
    const found = SPAN.exec(around(quantity, answers)[1])
    const { link = '', many = '', unit: each = '' } = found?.groups ?? {}
    if (found === null || (link.toLowerCase() === 'of' && !DONE.test(counts))) return []
    const years = ((smallNumber(many) ?? Number(many)) * (secondsOf(each) ?? 0)) / YEAR
    if (!(years > 0 && years <= MOST_YEARS)) return []
    return [{ many: value, years, noun: counts, words: `${words}${found[0]}` }]
  })
}
