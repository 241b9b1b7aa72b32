import { duration, round } from '../../amounts/print.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { KnownAnswer } from './answer-family.ts'
import { readSpoken } from './spoken.ts'

/**
 * Hours of sound in an hour on one GPU: 13 minutes took 143 s with Whisper large-v3 as published, 52 s with faster-whisper and
 * 19 s with its turbo version, on an RTX 2080 Ti of 11 GB (2024-10).
 */
const PACE = { low: 5.5, middle: 15, high: 41 } as const
/** A vendor's price that many know. */
const VENDOR = 'stt:openai:whisper-1'

const INTO_TEXT =
  /\btrans[ck]ri\w*|\b(?:in)?to text\b|\bwritten down\b|\bspeech[- ]to[- ]text\b|\bwhisper\b|verschriftlich|转写|文字起こし/u
const ASKED = [
  String.raw`\bhow (?:long|much|many (?:hours|days|gpus?|cards))\b`,
  String.raw`\b(?:costs?|price|pricing|budget|bill|time|hours or days)\b`,
  String.raw`\b(?:kosten|kostet|wie lange|wie ?viel|preis|coût|coûte|combien|prix|cuesta|cuánto|precio)\b|多少|いくら`,
]
const IS_ASKED = new RegExp(ASKED.join('|'), 'u')
const MONEY = /\b(?:costs?|price|pricing|budget|bill|much|kosten|kostet|preis|coûte?|prix|cuesta|precio)\b/u
const A_YEAR = /\b(?:years?|yearly|annual\w*|jahr|année|an|año)\b/u
const DAYS = { month: 30.4, year: 365 } as const

/** How long one GPU takes to write down so much speech, and what a service asks for it. Undefined for other questions. */
export function answerTranscription(plain: string, { services }: Knowledge): KnownAnswer | undefined {
  if (!INTO_TEXT.test(plain) || !IS_ASKED.test(plain) || /\b(?:words?|tokens?|pages?)\b/u.test(plain)) return undefined
  const spoken = readSpoken(plain)
  if (!spoken) return undefined
  const period = A_YEAR.test(plain.replace(/\b(?:a|per|each) (?:day|week|month)\b/gu, '')) ? 'year' : 'month'
  const hours = spoken.hours * (spoken.daily ? DAYS[period] : 1)
  const taken = { value: hours / PACE.middle, low: hours / PACE.high, high: hours / PACE.low, unit: 'hours' }
  const prices = services.flatMap(({ kind, per, quality, usd }) =>
    kind === 'speech-recognition' && per === 'minute' && quality !== 'C' && usd !== undefined ? [usd] : [],
  )
  const offer = services.find(({ id }) => id === VENDOR)
  const dollars = (usd: number): string => `$${round(hours * 60 * usd)}`
  const bill =
    offer?.usd === undefined
      ? ''
      : `By API ${offer.model} costs about ${dollars(offer.usd)}${spoken.daily ? ` a ${period}` : ''} ($${offer.usd} a minute, ${offer.date}); other services ${dollars(Math.min(...prices))} to ${dollars(Math.max(...prices))}.`
  const load = spoken.daily ? `${round(spoken.hours)} hours of audio a day are ${round(hours)} a ${period}.` : ''
  const work = `To transcribe ${round(hours)} hours of audio, one small GPU takes about ${duration(taken)} with Whisper large-v3: measured at ${PACE.middle} times real time with faster-whisper on an RTX 2080 Ti, ${PACE.low} as published, ${PACE.high} with the turbo version; newer GPUs are faster. More GPUs share the work evenly.`
  const minutes =
    spoken.assumed === undefined
      ? ''
      : `Assumed: ${spoken.assumed} ${spoken.assumed === 1 ? 'minute' : 'minutes'} each; twice the minutes cost twice as much.`
  const parts =
    MONEY.test(plain) && !/\bhow long\b/u.test(plain) ? [bill, load, minutes, work] : [load, work, bill, minutes]
  return {
    reply: parts.filter((part) => part !== '').join(' '),
    sources: ['faster-whisper-speed', ...(offer ? [offer.source] : [])],
  }
}
