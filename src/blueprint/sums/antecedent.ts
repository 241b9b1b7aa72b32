import type { Told } from './told.ts'

/** "Of them", "of these": many that were named before. */
const OF_THEM = /^\s*(?:of|among) (?:them|those|these|which|whom)\b(?! \p{L}+s\b)/iu

/** The number that stands last before another one in the same text; of numbers of time and of shares nothing is a part. */
export function lastBefore(part: Told, told: readonly Told[]): Told | undefined {
  return told.findLast(
    ({ where, unit }) =>
      where.question === part.where.question && where.at < part.where.at && (unit === 'count' || unit === 'usd'),
  )
}

/** "We send 21,000 copies back a month and 14 % of them ...": the counted things right before, in the sentence or the one before. */
export function pluralBefore(part: Told, told: readonly Told[]): Told | undefined {
  if (!OF_THEM.test(part.after)) return undefined
  const last = lastBefore(part, told)
  return last?.unit === 'count' && last.things.length > 0 && part.sentence - last.sentence <= 1 ? last : undefined
}
