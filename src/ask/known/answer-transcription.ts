import { MAGNITUDE, NUMBER, scale } from '../../amounts/magnitude.ts'
import { duration, round } from '../../amounts/print.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { KnownAnswer } from './answer-family.ts'

/**
 * Hours of sound in an hour on one GPU: 13 minutes took 143 s with Whisper large-v3 as published, 52 s with faster-whisper and
 * 19 s with its turbo version, on an RTX 2080 Ti of 11 GB (2024-10).
 */
const PACE = { low: 5.5, middle: 15, high: 41 } as const
/** A vendor's price that many know. */
const VENDOR = 'stt:openai:whisper-1'

const AMOUNT = new RegExp(`(?<![\\w.])${NUMBER}\\s*${MAGNITUDE}?[ -](hours?|hrs?|minutes?|mins?)\\b`, 'u')
const INTO_TEXT = /\btranscri\w*|\b(?:in)?to text\b|\bwritten down\b|\bspeech[- ]to[- ]text\b|\bwhisper\b/u
const OF_SOUND =
  /\b(?:audio|recordings?|calls?|speech|meetings?|interviews?|podcasts?|videos?|lectures?|dictations?)\b/u
const ASKED = /\bhow (?:long|much|many (?:hours|days|gpus?|cards))\b|\b(?:costs?|price|time|hours or days)\b/u

/** How long one GPU takes to write down so much speech, and what a service asks for it. Undefined for other questions. */
export function answerTranscription(plain: string, { services }: Knowledge): KnownAnswer | undefined {
  const [, n = '', k, unit = ''] = AMOUNT.exec(plain) ?? []
  if (n === '' || !INTO_TEXT.test(plain) || !OF_SOUND.test(plain) || !ASKED.test(plain)) return undefined
  if (/\b(?:words?|tokens?|pages?)\b/u.test(plain)) return undefined
  const hours = scale(n, k) / (unit.startsWith('h') ? 1 : 60)
  const taken = { value: hours / PACE.middle, low: hours / PACE.high, high: hours / PACE.low, unit: 'hours' }
  const offer = services.find(({ id }) => id === VENDOR)
  const bill =
    offer?.usd === undefined
      ? ''
      : ` By API ${offer.model} costs about $${round(hours * 60 * offer.usd)} ($${offer.usd} a minute, ${offer.date}).`
  return {
    reply: `To transcribe ${round(hours)} hours of audio, one small GPU takes about ${duration(taken)} with Whisper large-v3: measured at ${PACE.middle} times real time with faster-whisper on an RTX 2080 Ti, ${PACE.low} as published, ${PACE.high} with the turbo version; newer GPUs are faster. More GPUs share the work evenly.${bill}`,
    sources: ['faster-whisper-speed', ...(offer ? [offer.source] : [])],
  }
}
