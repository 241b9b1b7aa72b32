import type { Conversation } from '../../contract/store/conversation.ts'
import type { Turn } from '../../contract/turn.ts'
import { advance } from '../../interview/advance.ts'
import { type Effect, refused } from '../effects/effect.ts'
import { noticeView } from '../views/notice-view.ts'
import { showAdvance } from './interview.ts'
import { readTried } from './read-tried.ts'
import type { TurnParts } from './turn-parts.ts'

/** Makes an answer that was only tried the answer of the interview. */
export async function onAdopt(
  parts: TurnParts,
  conversation: Conversation,
  turn: Turn,
  id: string,
  typed: string,
): Promise<Effect> {
  const { book } = parts
  const read = readTried(book, id, typed)
  if ('message' in read) return refused(noticeView(read.message), conversation)
  const { interview } = conversation
  const opened = advance(book, interview, { type: 'edit', question: id }, turn.user, turn.at)
  const edited = opened.type === 'asked' ? opened.interview : interview
  const answered = advance(book, edited, { type: 'answer', question: id, value: read.value }, turn.user, turn.at)
  return showAdvance(parts, conversation, turn, answered)
}
