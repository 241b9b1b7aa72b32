import { formatUsd } from '../../amounts/print.ts'
import type { Alternative } from '../alternatives.ts'
import type { PlanGate } from '../gates/plan-gates.ts'

/** What there is by a deadline that the plan misses: the gates passed with the money spent, and what can be done with less until then. */
export function byThen(deadline: number, gates: readonly PlanGate[], rows: readonly Alternative[]): string {
  const passed = gates.filter(({ week }) => week <= deadline)
  const spent = passed.reduce((sum, { releaseUsd }) => sum + releaseUsd, 0)
  const last = passed.at(-1)
  const less = rows.find(({ role, weeks = Infinity }) => role === 'less' && weeks <= deadline)
  return [
    last === undefined ? '' : `By then the gate “${last.title}” is passed, for ${formatUsd(spent)}.`,
    less?.onceUsd === undefined ? '' : `In time: ${less.title} (week ${less.weeks}, ${formatUsd(less.onceUsd)}).`,
  ]
    .filter((part) => part !== '')
    .join(' ')
}

/** The verdicts that come after a deadline which the plan itself keeps. */
export function stillOpen(deadline: number, gates: readonly PlanGate[], endWeek: number): string {
  const late = gates.filter(({ week }) => week > Math.max(deadline, endWeek)).at(-1)
  return late === undefined ? '' : `The verdict “${late.title}” comes after it, in week ${late.week}.`
}
