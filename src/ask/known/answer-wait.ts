import { MAGNITUDE, NUMBER, scale } from '../../amounts/magnitude.ts'
import { duration, round } from '../../amounts/print.ts'
import type { Understanding } from '../understand.ts'
import type { KnownAnswer } from './answer-family.ts'

/** Tokens of a word and of a page of 500 words in English, by OpenAI's help on tokens (2025). */
const TOKENS = { word: 4 / 3, page: 650, token: 1 } as const
const LENGTH = new RegExp(
  `(?<![\\w.])${NUMBER}\\s*${MAGNITUDE}?[ -](words?|tokens?|pages?)\\b(?! ?(?:\\/|per|a|each|every) ?s)`,
  'u',
)
const ASKED = /\b(?:how (?:long|many seconds)|wait\w*|seconds)\b/u
const A_SECOND = 1 / 3600

/** How long somebody waits for an answer of so many words at a speed that is known. Undefined for other questions. */
export function answerWait({ plain, stated }: Understanding): KnownAnswer | undefined {
  const speed = Number(stated.tokensPerSecond?.[0] ?? 0)
  const [, n = '', k, unit = ''] = LENGTH.exec(plain) ?? []
  if (speed <= 0 || n === '' || !ASKED.test(plain)) return undefined
  if ((stated.model ?? stated.paramsB ?? stated.accelerator ?? stated.concurrency) !== undefined) return undefined
  const of = unit.replace(/s$/u, '') as keyof typeof TOKENS
  const tokens = scale(n, k) * TOKENS[of]
  const seconds = tokens / speed
  const worked = of === 'token' ? '' : ` (${n} ${unit} are about ${round(tokens)} tokens)`
  return {
    reply: `About ${spent(seconds)} for the whole answer: ${round(tokens)} tokens / ${round(speed)} tokens per second${worked}. The first word comes after 0.2 to 1 second more (an assumption); show the text as it is written (streaming), and people read along instead of waiting. Many users at once slow each one down.`,
    sources: ['openai-tokens'],
  }
}

const spent = (seconds: number): string => {
  if (seconds < 120) return `${round(seconds)} seconds`
  const hours = seconds * A_SECOND
  return duration({ value: hours, low: hours, high: hours, unit: 'hours' }).replace(/ \(.*\)/u, '')
}
