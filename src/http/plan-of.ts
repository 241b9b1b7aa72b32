import type { Plan } from '../plan/plan.ts'
import type { Store } from '../store/store.ts'
import type { Planner } from '../turn/planner.ts'

/** The plan of a stored conversation as it stands now, also while an answer is being changed; undefined before its first end. */
export function planOf(store: Pick<Store, 'read'>, planner: Planner, now: () => number = Date.now) {
  return async (tenant: string, conversation: string): Promise<Plan | undefined> => {
    const found = await store.read(tenant, conversation)
    const planned = found?.interview.phase === 'planned' || found?.interview.planOf !== undefined
    return planned ? planner.ofInterview(found.interview, now()) : undefined
  }
}
