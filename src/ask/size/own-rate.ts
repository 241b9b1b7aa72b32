import { dollars } from '../../amounts/print.ts'
import type { SizeAnswer } from '../../estimator/query.ts'
import type { AskQuery } from '../ask-result.ts'

/** What a training costs at the price that the speaker pays for a card-hour; empty where no price or no training is meant. */
export function ownRateLine(query: AskQuery, answer: SizeAnswer): string {
  const rate = Array.isArray(query.usdPerHour) ? query.usdPerHour[0] : query.usdPerHour
  const hours = answer.results.acceleratorHours
  if (typeof rate !== 'number' || !hours || query.kind !== 'training-compute') return ''
  const cost = { value: hours.value * rate, low: hours.low * rate, high: hours.high * rate, unit: 'USD' }
  return `At $${Number(rate.toPrecision(3))} per GPU-hour, that is ${dollars(cost)}.`
}
