import type { Plan } from '../plan/plan.ts'
import type { Store } from '../store/store.ts'
import type { Planner } from '../turn/planner.ts'

/** The plan of a stored conversation as it stands now; undefined while the interview is not finished, or if there is none. */
export function planOf(store: Pick<Store, 'read'>, planner: Planner, now: () => number = Date.now) {
  return async (tenant: string, conversation: string): Promise<Plan | undefined> => {
    const found = await store.read(tenant, conversation)
    return found?.interview.phase === 'planned' ? planner.ofInterview(found.interview, now()) : undefined
  }
}
