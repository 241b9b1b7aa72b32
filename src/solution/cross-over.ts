import type { Solution } from './solve.ts'

/**
 * The requests a day at which both ways cost the same over three years, and whether the second one costs less above it: what is paid by use
 * grows with the requests, what is fixed does not. Undefined where one is cheaper at any volume within reach.
 */
export function crossOver(
  first: Solution,
  second: Solution,
): { readonly perDay: number; readonly above: boolean } | undefined {
  const now = first.workload.requestsPerDay.value
  const fixed = (each: Solution) => each.budget.threeYears.planning - growing(each) * now
  const difference = growing(first) - growing(second)
  const perDay = (fixed(second) - fixed(first)) / difference
  return difference !== 0 && perDay >= 1 && perDay < now * FURTHEST ? { perDay, above: difference > 0 } : undefined
}

/** A volume that is so many times today's is no number to decide by. */
const FURTHEST = 1000

/** Dollars over three years that one more request a day costs: what is billed by use. */
function growing({ budget, workload, choice }: Solution): number {
  const byUse = choice.serving === 'vendor-api' || choice.serving === 'managed-open-weights'
  const lines = budget.lines.filter(
    ({ id, per }) => per === 'month' && ((byUse && id === 'serving') || id.startsWith('stage-')),
  )
  const monthly = lines.reduce((sum, { low, high }) => sum + Math.sqrt(Math.max(low, 0.01) * Math.max(high, 0.01)), 0)
  return (monthly * 36) / Math.max(1, workload.requestsPerDay.value)
}
