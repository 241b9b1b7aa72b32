import type { Conversation } from '../../contract/store/conversation.ts'
import type { Turn } from '../../contract/turn.ts'
import { type Effect, refused, said } from '../effects/effect.ts'
import { noticeView } from '../views/notice-view.ts'

/** Lets everyone in the thread answer. */
export function onShare(conversation: Conversation, turn: Turn): Effect {
  if (conversation.shared === true)
    return refused(noticeView('Everyone in this thread may answer already.'), conversation)
  const shared = { ...conversation, shared: true, updatedAt: turn.at }
  return said(
    shared,
    [{ kind: 'post', key: 'shared', view: noticeView('Everyone in this thread may answer from now on.') }],
    true,
  )
}
