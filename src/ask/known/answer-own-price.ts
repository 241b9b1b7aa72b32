import { scale } from '../../amounts/magnitude.ts'
import { round } from '../../amounts/print.ts'
import { normalise } from '../read/normalise.ts'
import type { Understanding } from '../understand.ts'
import type { KnownAnswer } from './answer-family.ts'
import { totalTokens } from './answer-text-length.ts'

/** "$3 per million in and 15 out", "at 2 euros a million tokens": what the asker pays for a million tokens. */
const AMOUNT = String.raw`([$€£])? ?(\d+(?:\.\d+)?) ?(dollars?|usd|[$]|euros?|eur|€|cents?)?`
const PRICE = new RegExp(
  String.raw`${AMOUNT} ?(?:per|an?|for (?:an?|one|every)|\/) ?(?:1 ?)?(?:million|mio|m)\b(?: (?:of )?(?:tokens?))?(?: (?:in|input|read))?` +
    String.raw`(?:,? ?(?:and|or|,|\/) ?[$€£]? ?(\d+(?:\.\d+)?) ?(?:dollars?|euros?|cents?|[$€])?(?: ?(?:per|a) million)?(?: tokens?)? (?:out\w*|written|for (?:the )?output))?`,
  'u',
)
const READ = /(\d+(?:\.\d+)?) ?(k|thousand)? ?(?:tokens? )?(?:in|input|to read|of prompt)\b/u
const WRITTEN = /(\d+(?:\.\d+)?) ?(k|thousand)? ?(?:tokens? )?(?:out|output|to write|of answer|back)\b/u
const EACH = /(\d+(?:\.\d+)?) ?(k|thousand)? ?tokens?(?: each| per (?:question|request|call))?/u
const A_MONTH = 30.4

/**
 * What a load costs at a price that the asker names: requests a day with their tokens, or an amount of text that is told here
 * or was asked about before. Undefined for other questions.
 */
export function answerOwnPrice({ plain, stated }: Understanding, said?: string): KnownAnswer | undefined {
  const [all = '', sign, price = '', word, output] = PRICE.exec(plain) ?? []
  if (all === '' || stated.accelerator !== undefined) return undefined
  const cents = word?.startsWith('cent') === true ? 0.01 : 1
  const [inPrice, outPrice] = [Number(price) * cents, Number(output ?? price) * cents]
  const money = (value: number): string =>
    `${/€|eur/u.test(`${sign}${word}`) ? '€' : sign === '£' ? '£' : '$'}${round(value)}`
  const rest = plain.replace(all, ' ')
  const daily = stated.requestsPerDay?.[0]
  if (daily === undefined) return ofText(totalTokens(rest) ?? totalTokens(last(said)), inPrice, money)
  const read = tokensIn(READ, rest) ?? tokensIn(EACH, rest)
  if (read === undefined) return undefined
  const wrote = tokensIn(WRITTEN, rest) ?? 0
  const [inM, outM] = [read, wrote].map((tokens) => (tokens * daily * A_MONTH) / 1e6) as [number, number]
  const month = inM * inPrice + outM * outPrice
  return {
    reply: [
      `About ${money(month)} a month, ${money(month / A_MONTH)} a day.`,
      `That is ${daily.toLocaleString('en-US')} requests a day x ${round(A_MONTH)} days: ${round(inM)} million tokens read at ${money(inPrice)}${wrote > 0 ? `, and ${round(outM)} million written at ${money(outPrice)}` : ''}.`,
      'Instructions, passages and the history of a chat are read with each request: count them in. Work that may wait a day often costs half.',
    ].join(' '),
    sources: [],
  }
}

function ofText(tokens: number | undefined, price: number, money: (value: number) => string): KnownAnswer | undefined {
  if (tokens === undefined) return undefined
  return {
    reply: `About ${money((tokens / 1e6) * price)}: ${round(tokens / 1e6)} million tokens at ${money(price)} a million. That is to read them once; what is written costs its own price, often four to five times as much a token.`,
    sources: [],
  }
}

function tokensIn(is: RegExp, text: string): number | undefined {
  const [, n = '', k] = is.exec(text) ?? []
  return n === '' ? undefined : scale(n, k)
}

const last = (said: string | undefined): string => normalise((said ?? '').split('\n').at(-1) ?? '')
