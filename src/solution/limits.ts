import type { Solution } from './solve.ts'
import { likelyWeeks } from './timeline.ts'

/** A limit of the team's own that a project may miss. */
export type Limit = 'budget' | 'deadline'

/** What a project takes of the limits: new money in the first year in US dollars, weeks until all have it; the figures to plan with. */
export type Limits = { readonly usd: number; readonly weeks: number }

export const takes = ({ budget, timeline }: Pick<Solution, 'budget' | 'timeline'>): Limits => ({
  usd: budget.newMoneyUsd,
  weeks: likelyWeeks(timeline),
})

/** Without bound where the team named none. */
export const limitsOf = ({ workload: { budgetUsd, deadlineWeeks } }: Pick<Solution, 'workload'>): Limits => ({
  usd: budgetUsd?.value ?? Number.POSITIVE_INFINITY,
  weeks: deadlineWeeks?.value ?? Number.POSITIVE_INFINITY,
})

/** So little past a deadline is no miss that anybody could tell in advance: a week in half a year. (Our judgment.) */
const NEAR = 1.05

/** The limits that such an option does not keep: the one verdict on budget and deadline, whatever the words. */
export function missed({ usd, weeks }: Partial<Limits>, most: Limits): readonly Limit[] {
  return [
    ...(usd !== undefined && usd > most.usd ? (['budget'] as const) : []),
    ...(weeks !== undefined && weeks > most.weeks * NEAR ? (['deadline'] as const) : []),
  ]
}

/** No estimate of weeks is surer: so near to a deadline the figures decide, further off the deadline does. (Our judgment.) */
const SURE = 1.25

/** Whether a likely end is too far past a deadline for anybody to hope. Weeks. */
export const isFarPast = (weeks: number, deadlineWeeks = Infinity): boolean => weeks > deadlineWeeks * SURE

export const missedBy = (solution: Solution): readonly Limit[] => missed(takes(solution), limitsOf(solution))
