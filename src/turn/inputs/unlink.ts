import type { Conversation } from '../../contract/store/conversation.ts'
import type { Turn } from '../../contract/turn.ts'
import { type Effect, quietly } from '../effects/effect.ts'
import { noticeView } from '../views/notice-view.ts'

/** Takes the plan's link back. */
export function onUnlink(conversation: Conversation, turn: Turn): Effect {
  const view = noticeView(
    'Links to this plan no longer work. When the plan is shared or shown again, it gets a new link.',
  )
  return { ...quietly(turn.place, conversation, view), unlink: conversation.id }
}
