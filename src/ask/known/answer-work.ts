import { round } from '../../amounts/print.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { KnownAnswer } from './answer-family.ts'
import { moneyRange } from './professions/pay-of.ts'
import { amountIn } from './professions/pay-question.ts'

/** Working days, weeks and months of a person's year: an assumption of November 2026. */
const A_YEAR = { day: 220, week: 46, month: 12 } as const
type Period = keyof typeof A_YEAR

const PEOPLE =
  /(?<![\w.$€£])(\d{1,5}) (?!hours?|hrs?|h\b|minutes?|mins?|days?|weeks?|months?|years?|%|percent)(?:\p{L}+ ){0,2}?\p{L}+/u
const TIME =
  /(?<![\w.])(\d+(?:\.\d+)?)\s*(hours?|hrs?|h|minutes?|mins?)\b(?: of work)?(?: (?:each|per person))?\s*(?:(?:an?|per|each|every|\/)\s*(day|week|month)|(daily|weekly|monthly))/u
const ASKED = /\b(?:what|how much|cost|total|worth|per year|a year|yearly|annual\w*|save|come to)\b/u
const ADVERBS: Readonly<Record<string, Period>> = { daily: 'day', weekly: 'week', monthly: 'month' }

/** "3 clerks at $35 an hour spend 2 hours a day on it": what that work costs in a year. Undefined where people, time or rate are missing. */
export function answerWork(plain: string, knowledge: Knowledge): KnownAnswer | undefined {
  const [, digits = '', unit = '', noun, adverb = ''] = TIME.exec(plain) ?? []
  const amount = amountIn(plain, knowledge)
  const [, people] = PEOPLE.exec(plain) ?? []
  if (digits === '' || people === undefined || amount?.per !== 'hour' || !ASKED.test(plain)) return undefined
  const period = (noun as Period | undefined) ?? ADVERBS[adverb] ?? 'day'
  const hours = Number(digits) * (unit.startsWith('m') ? 1 / 60 : 1) * A_YEAR[period] * Number(people)
  const currency = amount.currency ?? 'USD'
  const cost = (value: number) => moneyRange({ low: value, high: value }, currency)
  return {
    reply: [
      `${people} people x ${digits} ${unit} a ${period} x ${A_YEAR[period]} ${period}s are ${round(hours)} hours a year; at ${cost(amount.value)} an hour that is ${cost(hours * amount.value)} a year, ${cost((hours * amount.value) / 12)} a month.`,
      'A tool saves a part of it: count the share that it really takes over, less the time to check, and what the saved hours are used for.',
      `Assumed: ${A_YEAR.day} working days a year; the rate with what an employer adds, if that is what you gave.`,
    ].join(' '),
    sources: [],
  }
}
