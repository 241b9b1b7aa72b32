import { round } from '../../amounts/print.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Understanding } from '../understand.ts'
import type { KnownAnswer } from './answer-family.ts'
import { pricedModels } from './answer-price.ts'
import { lengthIn, PAGE, textsIn, usualTextsIn, WORDS_OF_TOKEN } from './answer-text-length.ts'

const OF_MONEY =
  /\b(?:costs?|price|pay|bill|budget|expensive|how much|kostet|kosten|coûte|cuesta|custa|ballpark)\b|[$€]/u
/** Comes again and again, is held in an index, trained on, or done on machines of one's own. */
const OTHER =
  /\b(?:(?:per|an?|each|every) (?:hour|day|week|month|year)|daily|weekly|monthly|embed\w*|index\w*|vectors?|train\w*|fine-?\s?tun\w*|scan\w*|ocr|v?ram|memory|salary|people|freelanc\w*)\b/u
/** The part of a text that is written again, where its length alone is told: assumptions of November 2026. */
const SHARE = { rewrite: 1, summary: 0.1, label: 0.05, other: 0.3 } as const
const BY_API = /\b(?:apis?|gpt|claude|gemini|llms?|language models?)\b/u
/** Work that writes as much as it reads. */
const REWRITES = /\b(?:translat\w*|rewrit\w*|convert\w*|correct\w*|übersetz\w*|traduc\w*|tradui\w*)\b/u
/** Tokens written for each text that is summed up, and for one that is sorted or read out: assumptions of November 2026. */
const WRITTEN = { summary: 300, label: 50, other: 200 } as const
const SUMS_UP = /\b(?:summ?ar\w*|zusammenfass\w*|resum\w*|résum\w*)\b/u
const SORTS = /\b(?:classif\w*|sort\w*|tag\w*|label\w*|rout\w*|flag\w*|klassifizier\w*)\b/u
/** What is done with each text. */
const WORK = new RegExp(
  `${REWRITES.source}|${SUMS_UP.source}|${SORTS.source}|\\b(?:extract\\w*|read\\w*|answer\\w*|process\\w*|check\\w*|analy[sz]\\w*)\\b`,
  'u',
)
/** A small and a large model of one vendor, where none was named. */
const EXAMPLES = 'gpt-5.4-mini gpt-5.4'
const MAX_SHOWN = 3
/** "Then what is one 20 page report?" behind a price. */
const ONE = /\b(?:an?|one|each|single) (\d+)[- ](page|word|token)s? (\p{L}{3,})/u

/** What working through many texts once costs by API: texts x tokens x the price of a million. Undefined for other questions. */
export function answerBatchBill(
  { plain, stated }: Understanding,
  knowledge: Knowledge,
  said?: string,
): KnownAnswer | undefined {
  const one = oneText(plain)
  const before = one ? ((said ?? '').toLowerCase().split('\n').at(-1) ?? '') : ''
  if (!(OF_MONEY.test(plain) || OF_MONEY.test(before)) || OTHER.test(plain)) return undefined
  if (stated.paramsB ?? stated.accelerator ?? stated.acceleratorMemoryGB ?? stated.concurrency) return undefined
  const whole = one || !(WORK.test(plain) || BY_API.test(plain)) ? undefined : lengthIn(plain)
  const texts =
    one ??
    textsIn(plain) ??
    (WORK.test(plain) && namesModel(plain, knowledge) ? usualTextsIn(plain) : undefined) ??
    (BY_API.test(plain) ? whole : undefined)
  if (!texts || (texts.n < 2 && !one)) return undefined
  const own = pricedModels(`${plain} ${before}`.replaceAll(/\bcheap\w*/gu, ''), knowledge)
  const models = (own.length > 0 ? own : pricedModels(EXAMPLES, knowledge)).slice(0, MAX_SHOWN)
  if (models.length === 0) return undefined
  const work = workOf(plain)
  const written = texts === whole ? texts.tokens * SHARE[work] : work === 'rewrite' ? texts.tokens : WRITTEN[work]
  const [read, wrote] = [texts.n * texts.tokens, texts.n * written]
  const bills = models.map(({ model, inputUsdPerM, outputUsdPerM, date }) => {
    const usd = (read * inputUsdPerM + wrote * outputUsdPerM) / 1e6
    return `$${round(usd)} with ${model} ($${inputUsdPerM} and $${outputUsdPerM} a million, ${date})`
  })
  return {
    reply: [
      `Once, by API: ${bills.join('; ')}.`,
      `That is ${round(texts.n)} ${texts.said} x ${round(texts.tokens)} tokens = ${round(read / 1e6)} million tokens read, and ${round(wrote / 1e6)} million written.`,
      `Assumed: ${texts === whole ? `${round(100 * SHARE[work])}% as much written as read` : `${round(written)} tokens written for each`}, and some hundred tokens of instructions left out; answers within a day often cost half. Try 100 first: they show the true length and the quality.`,
    ].join(' '),
    sources: [...new Set(models.map(({ source }) => source))],
  }
}

const workOf = (plain: string): keyof typeof SHARE =>
  REWRITES.test(plain) ? 'rewrite' : SUMS_UP.test(plain) ? 'summary' : SORTS.test(plain) ? 'label' : 'other'

/** A single text whose length is told. */
function oneText(plain: string): ReturnType<typeof textsIn> {
  const [, n = '', unit = '', said = ''] = ONE.exec(plain) ?? []
  return n === '' ? undefined : { n: 1, said, tokens: Number(n) * TOKENS_OF[unit as keyof typeof TOKENS_OF] }
}

const TOKENS_OF = { page: PAGE, word: 1 / WORDS_OF_TOKEN, token: 1 } as const

const namesModel = (plain: string, knowledge: Knowledge): boolean =>
  pricedModels(plain.replaceAll(/\bcheap\w*/gu, ''), knowledge).length > 0
