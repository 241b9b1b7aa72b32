import type { OwnPlan, OwnPlans, PlanNamed } from '../../contract/own-plan.ts'
import type { Conversation } from '../../contract/store/conversation.ts'
import type { Store } from '../../contract/store/store.ts'
import type { PlanUrl } from './plan-url.ts'

/** Returns what lists a person's own plans. */
export function ownPlans({ ownedBy }: Pick<Store, 'ownedBy'>, urlOf: PlanUrl | undefined): OwnPlans {
  return async (tenant, user, limit) => {
    const owned = await ownedBy(tenant, user, limit)
    return Promise.all(owned.map((one) => listed(one, urlOf)))
  }
}

/** Returns what looks up one conversation by its id. */
export function planNamed({ read }: Pick<Store, 'read'>, urlOf: PlanUrl | undefined): PlanNamed {
  return async (tenant, conversation) => {
    const found = await read(tenant, conversation)
    return found && listed(found, urlOf)
  }
}

async function listed({ id, place, interview, updatedAt }: Conversation, urlOf: PlanUrl | undefined): Promise<OwnPlan> {
  const problem = interview.given.problem?.value
  const made = interview.phase === 'planned' || interview.planOf !== undefined
  return {
    id,
    title: typeof problem === 'string' && problem !== 'unknown' ? problem : 'A plan without a name yet',
    made,
    answered: Object.keys(interview.given).length,
    updatedAt,
    place,
    page: made ? await urlOf?.(place.tenant, id) : undefined,
  }
}
