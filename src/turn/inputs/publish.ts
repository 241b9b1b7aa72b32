import type { Conversation } from '../../contract/store/conversation.ts'
import { publishedKey } from '../../contract/store/outbox.ts'
import type { Turn } from '../../contract/turn.ts'
import type { Plan } from '../../plan/plan.ts'
import { type Effect, quietly, refused, said } from '../effects/effect.ts'
import { noticeView } from '../views/notice-view.ts'
import { roomView } from '../views/room-view.ts'
import { summaryView } from '../views/summary-view.ts'

/** Rooms that one plan's summary may stand in: each is kept up to date with every change. */
const MAX_ROOMS = 20

const FIRST = '; it is updated there when the plan changes.'
const AGAIN = ', as the plan is now.'

/** Posts the plan's summary in another room, or asks in which. */
export function onPublish(conversation: Conversation, turn: Turn, plan: Plan, room: string): Effect {
  if (room === '')
    return quietly(
      turn.place,
      conversation,
      noticeView('Which channel?', [{ kind: 'room', label: 'Post the summary in a channel' }]),
    )
  const rooms = conversation.rooms ?? []
  const again = rooms.includes(room)
  if (!again && rooms.length >= MAX_ROOMS)
    return refused(noticeView(`The summary is already in ${MAX_ROOMS} channels, which is the limit.`), conversation)
  const effect = said(
    { ...conversation, rooms: again ? rooms : [...rooms, room], updatedAt: turn.at },
    [
      { kind: 'publish', key: 'summary', room, view: summaryView(plan, conversation.owner) },
      { kind: 'post', key: publishedKey(room), view: roomView('The summary is in', room, again ? AGAIN : FIRST) },
    ],
    true,
  )
  return { ...effect, later: { kind: 'summary', room } }
}
