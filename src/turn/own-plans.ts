import type { Place } from '../channels/channel.ts'
import type { Conversation, Store } from '../store/store.ts'
import type { PlanUrl } from './plan-url.ts'

/** An interview or plan of one's own, as a list shows it. */
export type OwnPlan = {
  readonly title: string
  /** The plan is made; otherwise questions are still open. */
  readonly made: boolean
  readonly answered: number
  /** Of the last change, in milliseconds. */
  readonly updatedAt: number
  readonly place: Place
  /** The address of the plan's page, if it has one that others can open. */
  readonly page: string | undefined
}

/** A person's newest interviews and plans in a tenant, the last changed first. */
export type OwnPlans = (tenant: string, user: string, limit: number) => Promise<readonly OwnPlan[]>

/** Returns what lists a person's own plans. */
export function ownPlans({ ownedBy }: Pick<Store, 'ownedBy'>, urlOf: PlanUrl | undefined): OwnPlans {
  return async (tenant, user, limit) => {
    const owned = await ownedBy(tenant, user, limit)
    return Promise.all(owned.map((one) => listed(one, urlOf)))
  }
}

async function listed({ id, place, interview, updatedAt }: Conversation, urlOf: PlanUrl | undefined): Promise<OwnPlan> {
  const problem = interview.given.problem?.value
  const made = interview.phase === 'planned' || interview.planOf !== undefined
  return {
    title: typeof problem === 'string' && problem !== 'unknown' ? problem : 'A plan without a name yet',
    made,
    answered: Object.keys(interview.given).length,
    updatedAt,
    place,
    page: made ? await urlOf?.(place.tenant, id) : undefined,
  }
}
