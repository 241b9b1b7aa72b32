import type { AskQuery } from '../ask-result.ts'

/** The kind of a remembered query that asked about the plan, and no calculation. */
export const OF_PLAN = 'plan'

export const isOfPlan = (query: AskQuery | null | undefined): boolean => query?.kind === OF_PLAN
