import type { Conversation } from '../../../contract/store/conversation.ts'
import type { View } from '../../../contract/view.ts'
import { planOutline } from '../../../plan/outline/outline.ts'
import { LISTED } from '../../../plan/outline/usual.ts'
import type { Plan } from '../../../plan/plan.ts'
import type { RuleBook } from '../../../rules/rule-book.ts'
import { assumptionsView } from './assumptions-view.ts'
import { decisionsView } from './decisions-view.ts'
import { nextView } from './next-view.ts'
import { sectionsView } from './sections-view.ts'
import { sizingView } from './sizing-view.ts'

/** One message of the plan; posted again under its key, it replaces what was there. */
export type PlanPart = { readonly key: string; readonly view: View }

/** The message of what a language model suggests: it comes after the plan, or not at all. */
export const IDEAS_KEY = 'plan-ideas'

const GENERAL = ['data-steps', 'evaluation-steps']

/** The plan as messages in reading order. The last one, `plan-next`, says what can be done with it. */
export function planViews(book: RuleBook, conversation: Conversation, plan: Plan): readonly PlanPart[] {
  const outline = planOutline(plan)
  const section = (...ids: readonly string[]) => sectionsView(plan, outline, ids)
  const listed = outline.map(({ id }) => id).filter((id) => id.startsWith(LISTED))
  // What is known of the kind of project stands in place of the general lists; plans of before have only those.
  const [work, risks] = plan.kind === undefined ? [GENERAL, ['general-risks']] : [[], ['risks']]
  const views = {
    'plan-decisions': decisionsView(plan),
    'plan-parts': section('before', 'parts', 'options', 'rejected'),
    [IDEAS_KEY]: section('ideas'),
    'plan-sizing': sizingView(plan),
    'plan-team': section('team', 'work'),
    'plan-budget': section('money', 'running', 'budget'),
    'plan-timeline': section('timeline', 'gates', 'start', ...work, ...listed),
    'plan-evaluation': section('evaluation', 'data', 'law', 'controls'),
    'plan-risks': section(...risks, 'change'),
    'plan-assumptions': assumptionsView(book, plan),
    'plan-next': nextView(book, conversation, plan),
  }
  return Object.entries(views).flatMap(([key, view]) => (view === undefined ? [] : [{ key, view }]))
}
