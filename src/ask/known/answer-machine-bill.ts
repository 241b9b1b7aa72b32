import { round } from '../../amounts/print.ts'
import type { Understanding } from '../understand.ts'
import type { KnownAnswer } from './answer-family.ts'

/** "At 2.50 an hour each": a price of the asker's own, with or without its currency. */
const RATE =
  /([$€£])? ?(\d+(?:\.\d+)?) ?(dollars?|usd|euros?|eur|[$€])? ?(?:an|per|a|each|\/) ?(?:gpu[- ]?|card[- ]?)?(?:hour|hr|h)\b/u
const MACHINES = /\b(?:gpus?|cards?|accelerators?|machines?|servers?|instances?|nodes?)\b/u
/** Only part of the day. */
const PART = /\bhours? (?:a|per|each|every) (?:day|week|month)\b/u
/** What makes a calculation of its own. */
const OTHER = ['paramsB', 'model', 'method', 'tokensB', 'examples', 'requestsPerDay', 'batchItems'] as const

/** "Eight H100 for five days at 2.50 an hour": number x hours x rate. Undefined for other questions. */
export function answerMachineBill({ plain, stated }: Understanding): KnownAnswer | undefined {
  const [all = '', sign, price = '', word] = RATE.exec(plain) ?? []
  const hours = stated.hours?.[0]
  if (all === '' || hours === undefined || PART.test(plain) || OTHER.some((fact) => stated[fact] !== undefined))
    return undefined
  if (stated.accelerator === undefined && !MACHINES.test(plain)) return undefined
  const count = stated.accelerators?.[0] ?? 1
  const money = (value: number): string =>
    `${/€|eur/u.test(`${sign}${word}`) ? '€' : sign === '£' ? '£' : '$'}${value.toLocaleString('en-US', { maximumFractionDigits: 2 }).replace(/(\.\d)$/u, '$10')}`
  const total = count * hours
  return {
    reply: [
      `${money(Math.round(total * Number(price)))}: ${count === 1 ? '' : `${round(count)} x `}${round(hours)} hours = ${total.toLocaleString('en-US', { maximumFractionDigits: 0 })} GPU-hours at ${money(Number(price))} an hour.`,
      'Storage, network and the hours in which they wait come on top; count a fifth more for restarts and tests (an assumption).',
    ].join(' '),
    sources: [],
  }
}
