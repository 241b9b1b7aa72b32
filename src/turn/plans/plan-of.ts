import type { Conversation } from '../../contract/store/conversation.ts'
import type { Store } from '../../contract/store/store.ts'
import type { Plan } from '../../plan/plan.ts'
import type { Planner } from './planner.ts'
import { withIdeas } from './with-ideas.ts'

/** The plan of a stored conversation as it stands now, also while an answer is being changed; undefined before its first end. */
export function planOf(store: Pick<Store, 'read'>, planner: Planner, now: () => number = Date.now) {
  return async (tenant: string, conversation: string): Promise<Plan | undefined> => {
    const found = await store.read(tenant, conversation)
    return found && isPlanned(found) ? withIdeas(await planner.ofInterview(found.interview, now()), found) : undefined
  }
}

/** Whether a conversation has come to a plan, which stays while an answer of it is being changed. */
function isPlanned({ interview }: Conversation): boolean {
  return interview.phase === 'planned' || interview.planOf !== undefined
}
