import type { Conversation } from '../../contract/store/conversation.ts'
import type { Turn } from '../../contract/turn.ts'
import type { TurnParts } from './turn-parts.ts'

/** A conversation that answers questions and has no interview. */
export function idleConversation(
  parts: TurnParts,
  turn: Turn,
  rest: Pick<Conversation, 'lastQuery' | 'draft'>,
): Conversation {
  return {
    id: parts.newId(),
    place: turn.place,
    owner: turn.user,
    editors: [],
    version: 1,
    rulesHash: parts.book.hash,
    interview: { phase: 'idle', question: undefined, step: 0, given: {}, path: [], mode: 'normal' },
    ...rest,
    createdAt: turn.at,
    updatedAt: turn.at,
  }
}
