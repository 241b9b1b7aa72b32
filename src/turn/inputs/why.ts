import type { Conversation } from '../../contract/store/conversation.ts'
import type { Turn } from '../../contract/turn.ts'
import { type Effect, refused, said } from '../effects/effect.ts'
import { noticeView } from '../views/notice-view.ts'
import { whyView } from '../views/why-view.ts'
import { findDecision } from '../words/find-subject.ts'
import type { TurnParts } from './turn-parts.ts'

/** Says why one decision fell as it did. `wanted` is its id, or words that name it. */
export async function onWhy(parts: TurnParts, conversation: Conversation, turn: Turn, wanted: string): Promise<Effect> {
  const { book, planner } = parts
  const spec = book.decisions.find(({ id }) => id === wanted) ?? findDecision(book, wanted)
  const plan = spec && (await planner.ofInterview(conversation.interview, turn.at))
  const decision = spec && plan?.decisions[spec.id]
  if (plan === undefined || decision === undefined) {
    const known = book.decisions.map(({ title }) => title)
    return refused(
      noticeView(`The plan has no decision by that name. I can explain: ${known.join('; ')}.`),
      conversation,
    )
  }
  return said(conversation, [{ kind: 'post', key: 'reply', view: whyView(plan, decision) }])
}
