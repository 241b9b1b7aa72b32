import type { Conversation } from '../../../contract/store/conversation.ts'
import type { View } from '../../../contract/view.ts'
import type { Plan } from '../../../plan/plan.ts'
import type { RuleBook } from '../../../rules/rule-book.ts'
import { assumptionsView } from './assumptions-view.ts'
import { budgetView } from './budget-view.ts'
import { decisionsView } from './decisions-view.ts'
import { nextView } from './next-view.ts'
import { risksView } from './risks-view.ts'
import { sizingView } from './sizing-view.ts'
import { teamView } from './team-view.ts'
import { timelineView } from './timeline-view.ts'

/** One message of the plan; posted again under its key, it replaces what was there. */
export type PlanPart = { readonly key: string; readonly view: View }

/** The plan as messages in reading order. The last one, `plan-next`, says what can be done with it. */
export function planViews(book: RuleBook, conversation: Conversation, plan: Plan): readonly PlanPart[] {
  const views = {
    'plan-decisions': decisionsView(plan),
    'plan-sizing': sizingView(plan),
    'plan-team': teamView(plan),
    'plan-budget': budgetView(plan),
    'plan-timeline': timelineView(plan),
    'plan-risks': risksView(plan),
    'plan-assumptions': assumptionsView(book, plan),
    'plan-next': nextView(book, conversation, plan),
  }
  return Object.entries(views).flatMap(([key, view]) => (view === undefined ? [] : [{ key, view }]))
}
