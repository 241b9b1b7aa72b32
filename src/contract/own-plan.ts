import type { Place } from './place.ts'

/** An interview or plan of one's own, as a list shows it. */
export type OwnPlan = {
  /** Of its conversation. */
  readonly id: string
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

/** One conversation as such a list shows it; undefined if there is none of that id in the tenant. */
export type PlanNamed = (tenant: string, conversation: string) => Promise<OwnPlan | undefined>
