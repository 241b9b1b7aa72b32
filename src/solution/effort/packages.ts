import type { Effort } from '../../knowledge/effort.ts'
import { type Range, scale } from '../range.ts'
import type { Scope } from './scope.ts'

type Row = Effort['packages'][number]
type When = Row['when']

/** A piece of the work until the roll-out: the phase that it belongs to, and its hours by kind of work. */
export type Package = {
  readonly id: string
  readonly title: string
  /** The parts of the plan that it is about; empty where it is about the whole. */
  readonly parts: readonly string[]
  readonly phase: Row['phase']
  readonly hours: Readonly<Record<string, Range>>
}

/** The packages that a scope calls for, for a project of this size. More of what is counted never takes fewer hours. Pure. */
export function packagesOf({ facts, counts, names }: Scope, size: number, effort: Effort): readonly Package[] {
  return effort.packages.flatMap(({ id, title, phase, per, power, when, hours }) => {
    const counted = per === undefined ? [] : [per].flat()
    const many = per === undefined ? 1 : counted.reduce((sum, each) => sum + (counts[each] ?? 0), 0)
    if (many === 0 || !fits(when, facts)) return []
    const longer = effort.factors
      .filter((factor) => fits(factor.when, facts) && (factor.phases?.includes(phase) ?? true))
      .reduce((product, { by }) => product * by, size * many ** power)
    return [
      {
        id,
        title,
        parts: counted.flatMap((each) => names[each] ?? []),
        phase,
        hours: Object.fromEntries(Object.entries(hours).map(([kind, each]) => [kind, scale(each, longer)])),
      },
    ]
  })
}

/** Whether each fact has one of the values that are wanted, or none of those that are not; a fact that nobody told is `unknown`. */
function fits(when: When, facts: Scope['facts']): boolean {
  return Object.entries(when).every(([fact, wanted]) => {
    const values = facts[fact] ?? ['unknown']
    return Array.isArray(wanted)
      ? values.some((value) => wanted.includes(value))
      : !values.some((value) => wanted.not.includes(value))
  })
}
