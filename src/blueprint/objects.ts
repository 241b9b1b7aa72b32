import type { Quantity } from '../profile/quantity.ts'
import type { FactName } from './fact-names.ts'

/** Fewer are no spread to speak of. */
const FEWEST = 5
/** What is written, or waits to be chosen: cases are made with them, and belong to none of them. */
const BELONGS_TO_NOBODY = new Set(
  `blocks templates snippets texts documents pages entries articles records manuals examples words phrases terms candidates applicants points
  rules requirements parameters variables things ones times`.split(/\s+/u),
)

/** Things that cases belong to: the next larger count that the problem names beside the volume. Pure. */
export function objectsOf(quantities: readonly Quantity[], noun: string): Partial<Record<FactName, number | string>> {
  const found = quantities.find(
    ({ role, unit, counts, where, per }) =>
      unit === 'count' &&
      per === undefined &&
      where.question === 'problem' &&
      (role === undefined || role === 'sites') &&
      counts !== undefined &&
      counts !== noun &&
      counts.endsWith('s') &&
      !BELONGS_TO_NOBODY.has(counts.split(' ').at(-1)?.toLowerCase() ?? ''),
  )
  return found?.counts === undefined || found.value < FEWEST ? {} : { objects: found.value, objectsNoun: found.counts }
}
