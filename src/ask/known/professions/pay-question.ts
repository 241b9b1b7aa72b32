import { currencyOf } from '../../../amounts/currency.ts'
import type { Knowledge } from '../../../knowledge/knowledge.ts'
import type { ProfessionAspect } from '../../../knowledge/profession.ts'
import { aspectsOf } from '../aspects.ts'
import { findProfessions, type NamedProfession } from './find-professions.ts'
import { type PayPlace, placeIn } from './pay-place.ts'

export type Wanted = ProfessionAspect['aspect']
type Period = 'hour' | 'day' | 'month' | 'year'

/** What is asked of people: of whom, what, where, for how long, and which money was named. */
export type PayQuestion = {
  readonly named: readonly NamedProfession[]
  readonly wanted: ReadonlySet<Wanted>
  readonly place: PayPlace | undefined
  readonly level: string | undefined
  /** How long they are wanted. */
  readonly term: { readonly words: string; readonly months: number } | undefined
  /** Money that somebody named: "is 80k enough". */
  readonly amount: { readonly value: number; readonly currency: string | undefined; readonly per: Period } | undefined
  /** The currency that the answer is wanted in. */
  readonly currency: string | undefined
}

const TERM =
  /(?<![\w.])(\d{1,3}(?:\.\d)?)[\s-]*(days?|weeks?|months?|years?|tage?n?|wochen|monate?n?|jahre?n?|jours?|semaines?|mois|meses|años|个月|年|ヶ月|か月)(?![\w])/u
const IN_MONTHS: readonly (readonly [RegExp, number, string])[] = [
  [/^(?:d|tag|jour)/u, 1 / 18.3, 'day'],
  [/^(?:w|sem)/u, 12 / 52, 'week'],
  [/^(?:y|jahr|a|年)/u, 12, 'year'],
  [/^/u, 1, 'month'],
]
const LEVELS: readonly (readonly [string, RegExp])[] = [
  ['senior', /\b(?:senior|experienced|expert|lead)\b/u],
  ['entry', /\b(?:junior|entry|beginner|graduate|fresh)\b/u],
  ['mid', /\b(?:mid-?level|mid)\b/u],
]
const NUMBER = String.raw`(?<![\w.])(\d+(?:\.\d+)?)\s?(k|thousand|mio|million)?(?![\w.])`
const MONEY = String.raw`\$|€|£|dollars?|usd|euros?|eur|pounds?|gbp|chf|francs?|rupees?|inr`
const PERIOD = String.raw`(?:an?|per|each|\/)\s?(hour|day|month|year)|(hourly|daily|monthly|yearly)`
const AMOUNT = new RegExp(
  String.raw`(?:(\$|€|£|usd|eur|gbp|chf|inr)\s?)?${NUMBER}\s?(${MONEY})?\s*(?:${PERIOD})?`,
  'gu',
)
const CURRENCY =
  /\b(?:in|to|as) (?:us )?(euros?|eur|dollars?|usd|pounds?|gbp|francs|chf|yen|jpy|rupees|inr|yuan|cny|reais|brl)\b|(€)/u
/** Smaller numbers without a sign are counts. */
const MONEY_FROM = 1000

/** Longer questions say what they mean. */
const SHORT = 70
const LEANS =
  /^(?:and|or|also|what about|how about|what if|then|ok|in|for|as|per|und|et|y|e)\b|\b(?:instead|too|there|they|he|she|him|her|them|one)\b|^\D{0,24}\?$/u

/** Reads a question about people; a short one ("and in Germany?", "and a data analyst?") takes what it lacks from the one before. */
export function readPayQuestion(plain: string, said: string | undefined, knowledge: Knowledge): PayQuestion {
  const own = readAlone(plain, knowledge)
  const before = said
    ?.toLowerCase()
    .split('\n')
    .findLast((line) => findProfessions(line, knowledge).length > 0)
  if (before === undefined || plain.length > SHORT || !LEANS.test(plain)) return own
  const last = readAlone(before, knowledge)
  const wanted = own.wanted.size === 0 ? last.wanted : own.wanted
  const says =
    own.named.length > 0 || own.wanted.size > 0 || own.place || own.level || own.term || own.amount || own.currency
  if (!says || (last.wanted.size === 0 && !last.term)) return own
  return {
    named: own.named.length > 0 ? own.named : last.named,
    wanted: OF_PAY.some((one) => own.wanted.has(one)) ? new Set([...own.wanted, ...last.wanted]) : wanted,
    place: own.place ?? last.place,
    level: own.level ?? last.level,
    term: own.term ?? last.term,
    amount: own.amount,
    currency: own.currency ?? last.currency,
  }
}

/** What is wanted beside something that the question before asked for. */
const OF_PAY: readonly Wanted[] = ['hour', 'day', 'month', 'freelance', 'employer']

function readAlone(plain: string, knowledge: Knowledge): PayQuestion {
  const named = findProfessions(plain, knowledge)
  const [, length, unit = ''] = TERM.exec(plain) ?? []
  const [, months = 1, one = 'month'] = IN_MONTHS.find(([is]) => is.test(unit)) ?? []
  const [, word, sign] = CURRENCY.exec(plain) ?? []
  return {
    named,
    wanted: aspectsOf(plain, knowledge.professionAspects),
    place: placeIn(plain, knowledge),
    level: LEVELS.find(([, is]) => is.test(plain))?.[0],
    term:
      length === undefined
        ? undefined
        : { words: `${length} ${one}${length === '1' ? '' : 's'}`, months: Number(length) * months },
    amount: amountIn(plain, knowledge),
    currency: currencyOf(knowledge.currencies, word ?? sign ?? '')?.code,
  }
}

/** The first money that a text names, and what for. */
export function amountIn(plain: string, knowledge: Knowledge): PayQuestion['amount'] {
  for (const [, before, digits = '', scale, after, per, adverb] of plain.matchAll(AMOUNT)) {
    const value = Number(digits) * (scale === undefined ? 1 : scale.startsWith('m') ? 1e6 : 1000)
    const currency = currencyOf(knowledge.currencies, before ?? after ?? '')?.code
    const said = (per ?? adverb) as keyof typeof ADVERBS | undefined
    if (value < MONEY_FROM && currency === undefined && said === undefined) continue
    return {
      value,
      currency,
      per: said === undefined ? (value < MONEY_FROM ? 'day' : 'year') : (ADVERBS[said] ?? 'year'),
    }
  }
  return undefined
}

const ADVERBS: Readonly<Record<string, Period>> = {
  hour: 'hour',
  hourly: 'hour',
  day: 'day',
  daily: 'day',
  month: 'month',
  monthly: 'month',
  year: 'year',
  yearly: 'year',
}
