import { perDay as aDay } from '../amounts/period.ts'
import type { Quantity } from '../profile/quantity.ts'
import { isPeriod } from '../profile/quantity-words.ts'

/** A volume of the text this many times the volume that counts, or a part of it so small, counts something else. */
const SAME_VOLUME = 1.8
const EXACT = 1.1
/** "20 meters a minute" is how fast it runs, and no name of what comes in. */
export const isSpeed = (per: string | undefined, counts = ''): boolean =>
  ['second', 'minute', 'hour'].includes(per ?? '') || MEASURE.test(counts)
const MEASURE =
  /^(?:(?:kilo|centi|milli)?met(?:er|re)s?|km|miles?|tons?|tonnes?|kilos?|kg|lit(?:er|re)s?|hectares?)\b/iu

/** What the team calls one use: the noun of the number in its words that is the volume. Undefined where no such number agrees with it. Pure. */
export function nounOf(quantities: readonly Quantity[], perDay: number | undefined): string | undefined {
  if (perDay === undefined) return undefined
  const isVolume = ({ role, value, per, counts }: Quantity): boolean => {
    const ratio = role === 'volume' && per !== undefined && isPeriod(per) ? (value * aDay(per)) / perDay : 0
    const near = isSpeed(per, counts) ? EXACT : SAME_VOLUME
    return ratio > 1 / near && ratio < near
  }
  return quantities.flatMap((each) => (isVolume(each) ? (headOf(each.counts) ?? []) : []))[0]
}

/** One or two words as they are; of a longer name its last word ("firewall and login events"). Nothing for "mails and letters". */
function headOf(counts = ''): string | undefined {
  const words = counts.split(' ')
  if (!counts.endsWith('s') || /\bones$/iu.test(counts) || /\b(?:of|in|for|with)\b/u.test(counts)) return undefined
  if (words.length <= 2) return counts
  return words.slice(0, -1).some((word) => word.endsWith('s')) ? undefined : words.at(-1)
}
