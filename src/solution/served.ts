import type { FactValues } from '../blueprint/expression.ts'
import type { Solution } from './solve.ts'

/** The volume that an option serves, the same for its running, for what a product may cost, and for what pays for it. */
export type Served = {
  /** The share of all cases: less than 1 where the option begins with a part of them. */
  readonly share: number
  /** Cases in the team's own unit. */
  readonly casesPerYear: number
  readonly usesPerDay: number
  /** What is asked of it in a month: the cases, where each is one request. */
  readonly usesPerMonth: number
}

const MONTHS = 12
const DAYS_A_YEAR = 365
const DAYS_A_MONTH = 30.4
/** Two counts of the same thing differ by no more than rounding. */
const SAME = 0.02

/** Where a case is one request a month has as many of both: days without work count in neither. */
export function servedBy({ workload, share }: Pick<Solution, 'workload' | 'share'>, facts: FactValues): Served {
  const perDay = workload.requestsPerDay.value
  const { casesPerDay: day, casesPerYear: year } = facts
  const even = { share, usesPerDay: perDay, usesPerMonth: perDay * DAYS_A_MONTH }
  if (typeof year !== 'number') return { ...even, casesPerYear: perDay * DAYS_A_YEAR }
  const casesPerYear = year * share
  const isSame = typeof day === 'number' && Math.abs((day * share) / perDay - 1) < SAME
  return { ...even, casesPerYear, ...(isSame && { usesPerMonth: casesPerYear / MONTHS }) }
}
