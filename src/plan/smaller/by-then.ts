import { formatUsd } from '../../amounts/print.ts'
import type { Alternative } from '../alternatives.ts'
import type { PlanGate } from '../gates/plan-gates.ts'

/**
 * What there is by a deadline that the plan misses: a stage of its own that is in use by then, with its money and what it brings; where
 * nothing is, the last gate passed, with the money spent. `endWeek`: when the plan is in use.
 */
export function byThen(
  deadline: number,
  gates: readonly PlanGate[],
  rows: readonly Alternative[],
  endWeek: number,
): string {
  const stage = STAGES.flatMap((role) => rows.find((row) => row.role === role && inTime(row, deadline)) ?? [])[0]
  if (stage !== undefined)
    return `Stage 1, in time: ${stage.title} (week ${stage.weeks}, ${formatUsd(stage.onceUsd ?? 0)}${bringing(stage, rows)}). The rest is stage 2; your measure of success counts from week ${endWeek}.`
  const passed = gates.filter(({ week }) => week <= deadline)
  const spent = passed.reduce((sum, { releaseUsd }) => sum + releaseUsd, 0)
  const last = passed.at(-1)
  return last === undefined
    ? ''
    : `By then the gate “${last.title}” is passed, for ${formatUsd(spent)}: promise that, not the rollout.`
}

/** What may stand before the plan: a part of it, then what can be done without a model. */
const STAGES: readonly Alternative['role'][] = ['smaller', 'less']
const inTime = ({ weeks = Infinity, onceUsd }: Alternative, deadline: number): boolean =>
  weeks <= deadline && onceUsd !== undefined

/** "about $7,700 of the $17,000 a year", as the table of options has it. */
function bringing({ benefitUsdPerYear }: Alternative, rows: readonly Alternative[]): string {
  const all = rows.find(({ role }) => role === 'recommended')?.benefitUsdPerYear ?? 0
  return benefitUsdPerYear === undefined || all <= benefitUsdPerYear
    ? ''
    : `, about ${formatUsd(benefitUsdPerYear)} of the ${formatUsd(all)} a year`
}

/** The verdicts that come after a deadline which the plan itself keeps. */
export function stillOpen(deadline: number, gates: readonly PlanGate[], endWeek: number): string {
  const late = gates.filter(({ week }) => week > Math.max(deadline, endWeek)).at(-1)
  return late === undefined ? '' : `The verdict “${late.title}” comes after it, in week ${late.week}.`
}
