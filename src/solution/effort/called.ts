import type { Effort } from '../../knowledge/effort.ts'
import type { Scope } from './scope.ts'

type Row = Pick<Effort['packages'][number], 'when' | 'per' | 'power'>

/** How many times its hours a row takes: 0 where nothing calls for it; of what is counted the first counts whole, further ones less. */
export function timesOf({ when, per, power }: Row, { facts, counts }: Scope): number {
  if (!fits(when, facts)) return 0
  const many = countedIn(per).reduce((sum, each) => sum + (counts[each] ?? 0), 0)
  return per === undefined ? 1 : many ** power
}

/** The things that a row counts. */
export const countedIn = (per: Row['per']): readonly string[] => (per === undefined ? [] : [per].flat())

/** Whether each fact has one of the values that are wanted, or none of those that are not; a fact that nobody told is `unknown`. */
export function fits(when: Row['when'], facts: Scope['facts']): boolean {
  return Object.entries(when).every(([fact, wanted]) => {
    const values = facts[fact] ?? ['unknown']
    return Array.isArray(wanted)
      ? values.some((value) => wanted.includes(value))
      : !values.some((value) => wanted.not.includes(value))
  })
}
