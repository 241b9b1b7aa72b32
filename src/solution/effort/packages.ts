import type { Effort } from '../../knowledge/effort.ts'
import { type Range, scale } from '../range.ts'
import { countedIn, fits, timesOf } from './called.ts'
import type { Scope } from './scope.ts'

type Row = Effort['packages'][number]

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
export function packagesOf(scope: Scope, size: number, effort: Effort): readonly Package[] {
  return effort.packages.flatMap((row) => {
    const { id, title, phase, per, hours, rated } = row
    const times = timesOf(row, scope)
    if (times === 0) return []
    const longer = effort.factors
      .filter(({ when, phases }) => fits(when, scope.facts) && (phases?.includes(phase) ?? true))
      .reduce((product, { by }) => product * by, size * times)
    return [
      {
        id,
        title,
        parts: countedIn(per).flatMap((each) => scope.names[each] ?? []),
        phase,
        hours: Object.fromEntries(
          Object.entries(hours).map(([kind, each]) => [kind, (rated && scope.ratedHours) || scale(each, longer)]),
        ),
      },
    ]
  })
}
