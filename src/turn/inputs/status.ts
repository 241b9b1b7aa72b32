import type { Conversation } from '../../contract/store/conversation.ts'
import type { Turn } from '../../contract/turn.ts'
import { type Effect, quietly, said } from '../effects/effect.ts'
import { questionView } from '../views/question-view.ts'
import { statusView } from '../views/status-view.ts'
import { roleOf } from './authorize.ts'
import { openQuestion } from './interview.ts'
import type { TurnParts } from './turn-parts.ts'

/** The state in words, then the open question again, so that one can go on from here. */
export function onStatus({ book }: TurnParts, conversation: Conversation, turn: Turn): Effect {
  const { interview } = conversation
  const status = statusView(book, interview)
  const question = openQuestion(book, interview)
  if (roleOf(conversation, turn.user) === 'reader')
    return { status: 'done', conversation: conversation.id, tell: { ...status, actions: [] } }
  if (question === undefined) return quietly(turn.place, conversation, status)
  const view = questionView(book, interview, question)
  if (!turn.place.direct)
    return { status: 'done', conversation: conversation.id, tell: { ...view, parts: [...status.parts, ...view.parts] } }
  return said(conversation, [
    { kind: 'post', key: 'note', view: status },
    { kind: 'post', key: `step-${interview.step}`, view },
  ])
}
