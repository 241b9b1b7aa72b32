import { round } from '../../amounts/print.ts'
import type { KnownAnswer } from './answer-family.ts'

/** Words that people say in a minute of a meeting or call: 120 to 160, an assumption of November 2026. */
const A_MINUTE = { low: 120, middle: 150, high: 160 } as const
/** Tokens of a word, words of a page, as beside every amount of text. */
const TOKENS_OF_WORD = 4 / 3
const PAGE = 500

const SPOKEN = /(?<![\w.])(an?|one|\d+(?:\.\d+)?)[ -](hours?|minutes?|mins?)\b/u
const OF_SPEECH =
  /\b(?:meetings?|record\w*|audio|calls?|speech|talks?|interviews?|podcasts?|videos?|transcri\w*|dictation|lectures?)\b/u
const ASKED =
  /\bhow (?:many|much|long)\b.*\b(?:words?|tokens?|text|pages?)\b|\b(?:words?|tokens?) (?:or|and) (?:words|tokens)\b|\bin (?:words|tokens|pages)\b/u
const RATES = /\b(?:price|cost\w*|per (?:month|request)|users?)\b/u

/** How much text an hour of a meeting is. Undefined for other questions. */
export function answerSpeechLength(plain: string): KnownAnswer | undefined {
  const [, many = '', unit = ''] = SPOKEN.exec(plain) ?? []
  if (many === '' || !OF_SPEECH.test(plain) || !ASKED.test(plain) || RATES.test(plain)) return undefined
  const minutes = (/^[ao]/u.test(many) ? 1 : Number(many)) * (unit.startsWith('h') ? 60 : 1)
  const words = minutes * A_MINUTE.middle
  return {
    reply: `About ${round(words)} words (${round(minutes * A_MINUTE.low)} to ${round(minutes * A_MINUTE.high)}), ${round(words * TOKENS_OF_WORD)} tokens or ${round(words / PAGE)} pages: people say ${A_MINUTE.low} to ${A_MINUTE.high} words a minute (assumed ${A_MINUTE.middle}), and a word is about 1.33 tokens in English, a third more in German or French.`,
    sources: ['openai-tokens'],
  }
}
