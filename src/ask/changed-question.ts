import type { Currency } from '../amounts/currency.ts'
import { MAGNITUDE, NUMBER } from '../amounts/magnitude.ts'
import { round } from '../amounts/print.ts'
import type { AskContext, AskResult } from './ask-result.ts'
import { formOf } from './intent/form.ts'
import { inCurrency, readManner } from './plan/manner.ts'
import { normalise } from './read/normalise.ts'

/** A longer text is a question of its own. */
const LONGEST = 40
const OPENS = String.raw`(?:(?:and|or|ok|so|but|then|what about|how about|what if|if|it'?s|its|it is|it has|there are|we have|only|for|with) )*`
const NUMBERED = `${NUMBER}\\s*${MAGNITUDE}?`
/** "And if its 120 pages", "and 600?": another amount of what was counted. */
const AMOUNT = new RegExp(`^${OPENS}(?<amount>${NUMBERED})(?: (?<noun>\\p{L}{3,}))?[ ?!.]*$`, 'u')
/** "In German?", "with 3 people", "per month?": one thing more about the same. */
const ADDED = /^(?:(?:and|ok|so|but|then|what about) )*((?:in|with|by|per|at|for|an?) [\p{L}\d€$,. -]+?)[ ?!.]*$/u
/** What a calculation that is carried over by its facts cannot be told: other money, another span. */
const OF_MONEY =
  /^(?:in (?:us )?(?:euros?|eur|dollars?|usd|pounds|gbp|francs|chf)|(?:per|a|an|each) (?:hour|day|week|month|year)|for (?:a|one|the whole) (?:day|week|month|year))$/u
const ENDS = /[ ?!.]*$/u

/**
 * The question before with the one thing changed that a few words name: another amount of what it counted, or something
 * added at its end. Undefined where the words are no such change.
 */
function changed(plain: string, before: string): string | undefined {
  const { amount = '', noun } = AMOUNT.exec(plain)?.groups ?? {}
  if (amount !== '') {
    const counted = noun === undefined ? NUMBERED : `(?:${NUMBERED}|(?<!\\p{L})(?:an?|one))(?= ${stem(noun)})`
    const found = [...before.matchAll(new RegExp(counted, 'gu'))]
    const [only] = found
    if (found.length === 1 && only) {
      const after = before.slice(only.index + only[0].length)
      return `${before.slice(0, only.index)}${amount}${noun === undefined ? after : after.replace(/^ \p{L}+/u, ` ${noun}`)}`
    }
  }
  const [, added = ''] = ADDED.exec(plain) ?? []
  return added === '' ? undefined : `${before.replace(ENDS, '')} ${added}?`
}

const stem = (noun: string): string => noun.replace(/s$/u, '')

/**
 * The answer to the question before with one thing changed, where that was answered by a calculation and the change gives
 * another one: "and with 120 pages?" behind the tokens of 60.
 */
export function answerChanged(
  text: string,
  context: AskContext,
  one: (text: string, context: AskContext) => AskResult,
): AskResult | undefined {
  const { said, plan, direct } = context
  const plain = normalise(text)
  if (said === undefined || plan !== undefined || direct !== true || plain.length > LONGEST) return undefined
  const last = said.split('\n').findLast((line) => line.trim() !== '')
  if (last === undefined || formOf(normalise(last)) !== 'asks') return undefined
  const { said: _, lastNote: __, ...rest } = context
  const alone = { ...rest, lastQuery: null }
  const { manner, rest: more } = readManner(plain, context.knowledge.currencies)
  if (manner.currency && OPENING.test(more)) return inOtherMoney(one(last, alone), manner.currency)
  const span = SPAN.exec(plain)?.[1]
  const spread = span === undefined ? undefined : overSpan(one(last, alone), span)
  if (spread) return spread
  const whole = changed(plain, normalise(last))
  if (whole === undefined) return undefined
  const before = one(last, alone)
  // What the estimator answered is carried over by its facts.
  if (!isReckoned(before) && !(before.concept !== undefined && AMOUNT.test(plain))) return undefined
  if (before.intent === 'sizing' && !OF_MONEY.test(addedTo(plain))) return undefined
  const after = one(whole, alone)
  const another = isReckoned(after) && after.reply !== before.reply
  // Behind a note only a count is another one.
  return another && (isReckoned(before) || after.intent === 'concept') ? after : undefined
}

/** "Per year?", "and a week?" */
const SPAN = new RegExp(`^${OPENS}(?:per|an?|each|the whole) (day|week|year)[ ?!.]*$`, 'u')
const MONTHS: Readonly<Record<string, number>> = { day: 12 / 365, week: 12 / 52, year: 12 }
const DOLLARS = String.raw`\$\d+(?:,\d{3})*(?:\.\d+)?`
const MONTHLY = new RegExp(String.raw`${DOLLARS}(?: \(${DOLLARS} to ${DOLLARS}\))? a month`, 'gu')

/** The last calculation's money of a month as that of another span; undefined where it speaks of none. */
function overSpan(answer: AskResult, span: string): AskResult | undefined {
  if (!isReckoned(answer)) return undefined
  const each = (sum: string): string => `$${round(Number(sum.replace(/[$,]/gu, '')) * (MONTHS[span] ?? 1))}`
  const reply = answer.reply.replace(MONTHLY, (sums) =>
    sums.replace(new RegExp(DOLLARS, 'gu'), each).replace('a month', `a ${span}`),
  )
  return reply === answer.reply ? undefined : { ...answer, reply }
}

/** Nothing is left of "and in euros?" but how it opens. */
const OPENING = /^(?:(?:and|ok|so|but|then|what about|how much(?: is that)?|is) ?)*$/u

/** The last answer in another currency; undefined where it speaks of no money. */
function inOtherMoney(answer: AskResult, currency: Currency): AskResult | undefined {
  const reply = inCurrency(answer.reply, currency)
  return reply === answer.reply ? undefined : { ...answer, reply }
}

const addedTo = (plain: string): string => ADDED.exec(plain)?.[1] ?? ''

/** Answered with figures, and not by a note. */
const isReckoned = ({ concept, confidence, reply }: AskResult): boolean =>
  concept === undefined && (confidence === 'sure' || confidence === 'nearly') && /\d/u.test(reply)
