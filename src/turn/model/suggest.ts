import type { Conversation } from '../../contract/store/conversation.ts'
import { proposeIdeas } from '../../llm/propose-ideas.ts'
import { planOutline } from '../../plan/outline/outline.ts'
import { nameOf, withIdeas } from '../plans/with-ideas.ts'
import { IDEAS_KEY } from '../views/plan/plan-views.ts'
import { sectionsView } from '../views/plan/sections-view.ts'
import type { Change, ModelHelpParts } from './model-help-parts.ts'

/**
 * Has the model suggest what is special to the text of a finished plan. What stands the checks is kept with the conversation, so
 * that the same plan never asks twice, and comes as one message after the plan; what does not is counted, never logged.
 */
export async function suggest(parts: ModelHelpParts, before: Conversation): Promise<Change | undefined> {
  const { planner, model, knowledge, metrics, log, now = Date.now } = parts
  const plan = await planner.ofInterview(before.interview, now())
  const of = nameOf(plan)
  if (before.interview.phase !== 'planned' || before.ideas?.of === of) return undefined
  const { ideas, dropped } = await proposeIdeas(model, plan, knowledge, before.place.tenant, now())
  metrics?.ideas('kept', ideas.length)
  for (const [why, count] of Object.entries(dropped)) metrics?.ideas(why, count)
  log.info({ kept: ideas.length, dropped, conversation: before.id }, 'A language model suggested ideas for a plan')
  return (conversation) => {
    const { interview } = conversation
    // Ideas for a plan that has changed meanwhile would be about another one.
    if (interview.step !== before.interview.step || interview.phase !== 'planned') return undefined
    const changed = { ...conversation, ideas: { of, list: ideas } }
    const view = sectionsView(plan, planOutline(withIdeas(plan, changed)), ['ideas'])
    const kind = (conversation.ideas?.list.length ?? 0) > 0 ? 'update' : 'post'
    return { changed, say: view === undefined ? [] : [{ kind, key: IDEAS_KEY, view }] }
  }
}
