import type { Conversation } from '../../contract/store/conversation.ts'
import type { Turn } from '../../contract/turn.ts'
import type { Plan } from '../../plan/plan.ts'
import { type Effect, quietly, refused, said } from '../effects/effect.ts'
import { noticeView } from '../views/notice-view.ts'
import { summaryView } from '../views/summary-view.ts'

/** Rooms that one plan's summary may stand in: each is kept up to date with every change. */
const MOST_ROOMS = 20

/** Posts the plan's summary in another room, or asks in which. */
export function onPublish(conversation: Conversation, turn: Turn, plan: Plan, room: string): Effect {
  if (room === '')
    return quietly(
      turn.place,
      conversation,
      noticeView('In which channel?', [{ kind: 'room', label: 'Post the summary in a channel' }]),
    )
  const rooms = conversation.rooms ?? []
  const again = rooms.includes(room)
  if (!again && rooms.length >= MOST_ROOMS)
    return refused(noticeView(`The summary is in ${MOST_ROOMS} channels already; that is the most.`), conversation)
  const notice = again
    ? 'The summary in that channel is brought up to date.'
    : 'The summary goes to the channel that you chose; when the plan changes, it is brought up to date there. If it cannot be posted, I say so here.'
  const effect = said(
    { ...conversation, rooms: again ? rooms : [...rooms, room], updatedAt: turn.at },
    [
      { kind: 'publish', key: 'summary', room, view: summaryView(plan, conversation.owner) },
      { kind: 'post', key: 'published', view: noticeView(notice) },
    ],
    true,
  )
  return { ...effect, later: { kind: 'summary', room } }
}
