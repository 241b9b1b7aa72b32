import type { Blueprint, Gate } from '../../blueprint/schema.ts'
import type { Phase } from '../../solution/phase.ts'
import type { LawRow } from '../law.ts'
import { gateWeeks } from './gate-weeks.ts'

/** A gate of the plan: when it stands, what must hold, and the money that it releases, in US dollars. */
export type PlanGate = {
  readonly title: string
  readonly week: number
  readonly releaseUsd: number
  readonly question: string
  readonly otherwise: string
  readonly after: Gate['after']
  /** Where the build comes only after something cheaper. */
  readonly stage?: 2
}

/**
 * The gates of the kind of project in the order of their weeks, each with what the weeks up to it cost of `onceUsd`. Nothing is
 * released after the roll-out. Pure.
 */
export function planGates(
  blueprint: Blueprint | undefined,
  timeline: readonly Phase[],
  law: readonly LawRow[],
  onceUsd: number,
): readonly PlanGate[] {
  const gates = blueprint?.gates ?? []
  const weeks = gateWeeks(gates, timeline, longest(law)?.weeks)
  const end = timeline.at(-1)?.endWeek ?? 0
  let released = 0
  return gates
    .map((gate, at) => ({ gate, week: weeks[at] ?? 0 }))
    .toSorted((a, b) => a.week - b.week)
    .map(({ gate: { title, pass, otherwise, after }, week }) => {
      const share = end === 0 ? 0 : Math.min(1, week / end)
      const releaseUsd = onceUsd * Math.max(0, share - released)
      released = Math.max(released, share)
      return { title, week, releaseUsd, question: pass, otherwise, after }
    })
}

/** The legal step that takes longest of those that apply; of those that may, where none does. */
export function longest(law: readonly LawRow[]): LawRow | undefined {
  const timed = law.filter(({ weeks }) => weeks !== undefined)
  const sure = timed.filter(({ applies }) => applies === 'applies')
  return (sure.length > 0 ? sure : timed).toSorted((a, b) => (b.weeks?.high ?? 0) - (a.weeks?.high ?? 0))[0]
}
