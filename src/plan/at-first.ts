import { deadlineVerdict } from '../solution/deadline.ts'
import type { Solution } from '../solution/solve.ts'
import { advisedRow } from './best.ts'
import type { Plan } from './plan.ts'

/** What a first stage takes that is not the plan itself: its people, money and weeks. */
export type FirstStage = Pick<Plan, 'staffing' | 'budget' | 'work' | 'timeline' | 'deadline'>

/** The first stage as it was worked out. */
export const firstStage = ({ staffing, budget, work, timeline, workload }: Solution): FirstStage => ({
  staffing,
  budget,
  work,
  timeline,
  deadline: deadlineVerdict(workload.deadlineWeeks?.value, timeline),
})

/** The plan with the people, money and weeks of what is done first: of doing less where that is advised, else its own. */
export const atFirst = <P extends Pick<Plan, 'first'>>(plan: P): P =>
  plan.first === undefined ? plan : { ...plan, ...plan.first }

/** What marks the headings that plan the build where something else is advised; undefined where it is, or is the second of two stages. */
export const laterMark = ({ first, alternatives }: Pick<Plan, 'first' | 'alternatives'>): string | undefined =>
  first !== undefined || advisedRow(alternatives) === undefined ? undefined : 'if you build'
