import { secondsOf } from '../../amounts/period.ts'
import { round } from '../../amounts/print.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Understanding } from '../understand.ts'
import type { KnownAnswer } from './answer-family.ts'

/** The rate that is wanted of a load that is told. */
const WANTED = new RegExp(
  [
    String.raw`\b(?:per|a|an|each|every|pro|par|por|al)\s+(seconds?|sec|sekunde|seconde|segundo|minutes?|minute|minuto|hours?|stunde|heure|hora)\b`,
    String.raw`\b(rps|qps)\b|每(秒|分钟|小时)`,
  ].join('|'),
  'gu',
)
const ASKED =
  /\b(?:how many|how much|what(?:'s| is| are| does)?|peak|rps|qps|wie ?viele?|combien|cu[áa]ntos?|cu[áa]ntas?)\b|多少/u
/** "Is that much load?" */
const IS_MUCH =
  /\b(?:is|are) (?:that|this|it|they) (?:much|a lot|many|heavy|high|a (?:high|heavy|big|large))\b|\b(?:much|heavy|high) load\b/u
/** Requests a second at the peak that one machine or any API takes without thinking, and that a few do (judgment). */
const LIGHT = 1
const HEAVY = 20
const OTHER = ['model', 'paramsB', 'accelerator', 'accelerators', 'tokensPerSecond'] as const
const A_DAY = 86_400
/** Hours of an office day, which most loads of a company come in (assumption). */
const OFFICE_HOURS = 10

/** "50,000 requests a day, how many per second at peak?": on average, over office hours and at the peak. Undefined for other questions. */
export function answerRate({ plain, stated }: Understanding, { planning }: Knowledge): KnownAnswer | undefined {
  const daily = stated.requestsPerDay?.[0]
  if (
    daily === undefined ||
    OTHER.some((fact) => stated[fact] !== undefined) ||
    !(ASKED.test(plain) || IS_MUCH.test(plain))
  )
    return undefined
  const unit = wantedUnit(plain) ?? (IS_MUCH.test(plain) ? { seconds: 1, name: 'second' } : undefined)
  if (unit === undefined) return undefined
  const { seconds, name } = unit
  const average = (daily * seconds) / A_DAY
  const office = (daily * seconds) / (OFFICE_HOURS * 3600)
  const peak = average * planning.examples.peakFactor
  return {
    reply: [
      ...(IS_MUCH.test(plain) ? [verdictOn(peak / seconds)] : []),
      `At the peak about ${round(peak)} a ${name}: ${daily.toLocaleString('en-US')} a day are ${round(average)} a ${name} over 24 hours and ${round(office)} over ${OFFICE_HOURS} office hours; plan the busiest hour at ${planning.examples.peakFactor} times the average, and up to ${round(average * planning.examples.peakFactor * 2)} if all come at once, as after a mailing.`,
      'Assumed: that factor; read yours off a log of the busiest day.',
    ].join(' '),
    sources: [],
  }
}

const verdictOn = (peak: number): string =>
  peak < LIGHT
    ? 'No, that is little: an API or one card takes it easily.'
    : peak < HEAVY
      ? 'It is a normal load: an API takes it; on your own, count the cards.'
      : 'Yes, that is a lot: plan several cards, and ask a vendor for higher limits.'

/** The last short period that the text names; what was told for it is no question. */
function wantedUnit(plain: string): { readonly seconds: number; readonly name: string } | undefined {
  const found = [...plain.matchAll(WANTED)].at(-1)
  const word = found?.[1] ?? (found?.[2] === undefined ? found?.[3] : 'second')
  if (word === undefined)
    return /\bat (?:the )?peak\b|\bpeak (?:load|rate)\b/u.test(plain) ? { seconds: 1, name: 'second' } : undefined
  const seconds = secondsOf(word)
  if (seconds === undefined || seconds >= A_DAY) return undefined
  return { seconds, name: seconds === 1 ? 'second' : seconds === 60 ? 'minute' : 'hour' }
}
