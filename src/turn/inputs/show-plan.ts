import type { Conversation } from '../../contract/store/conversation.ts'
import type { Outgoing } from '../../contract/store/outbox.ts'
import type { Plan } from '../../plan/plan.ts'
import { type Effect, said } from '../effects/effect.ts'
import { planViews } from '../views/plan/plan-views.ts'
import type { TurnParts } from './turn-parts.ts'

/** Shows the whole plan again. */
export function onShowPlan({ book }: TurnParts, conversation: Conversation, plan: Plan): Effect {
  const views = planViews(book, conversation, plan)
  return said(
    conversation,
    views.map(({ key, view }): Outgoing => ({ kind: 'post', key, view })),
  )
}
