import type { Input } from '../../contract/input.ts'
import type { Conversation } from '../../contract/store/conversation.ts'
import type { Turn } from '../../contract/turn.ts'
import { type Effect, refused, said } from '../effects/effect.ts'
import { withIdeas } from '../plans/with-ideas.ts'
import { memoryView } from '../views/memory-view.ts'
import { noticeView } from '../views/notice-view.ts'
import { onAdopt } from './adopt.ts'
import { onExport } from './export.ts'
import { onPublish } from './publish.ts'
import { onShowPlan } from './show-plan.ts'
import type { TurnParts } from './turn-parts.ts'
import { onWhatIf } from './what-if.ts'
import { onWhy } from './why.ts'

type PlanInput = Extract<Input, { type: 'why' | 'what-if' | 'figures' | 'adopt' | 'publish' | 'export' | 'plan' }>

/** Everything that is done with a plan: its reasons, other answers tried and adopted, the summary, the files. */
export async function onPlan(
  parts: TurnParts,
  conversation: Conversation,
  turn: Turn,
  input: PlanInput,
): Promise<Effect> {
  const { interview } = conversation
  if (Object.keys(interview.given).length === 0)
    return refused(noticeView('There is no plan yet. Answer a few questions first.'), conversation)
  if (input.type === 'why') return onWhy(parts, conversation, turn, input.decision)
  if (input.type === 'what-if') return onWhatIf(parts, conversation, turn, input.question, input.value)
  if (input.type === 'adopt') return onAdopt(parts, conversation, turn, input.question, input.value)
  if (interview.phase !== 'planned')
    return refused(
      noticeView('The plan is not ready yet. Answer the open question, or have me make it from what is known so far.', [
        { kind: 'button', label: 'Make the plan now', input: { type: 'finish' } },
      ]),
      conversation,
    )
  const plan = withIdeas(await parts.planner.ofInterview(interview, turn.at), conversation)
  if (input.type === 'plan') return onShowPlan(parts, conversation, plan)
  if (input.type === 'figures') return said(conversation, [{ kind: 'post', key: 'reply', view: memoryView(plan) }])
  if (input.type === 'export') return onExport(conversation, plan, input.format)
  return onPublish(conversation, turn, plan, input.room)
}
