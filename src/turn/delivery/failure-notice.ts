import type { Leased, Outgoing } from '../../contract/store/outbox.ts'
import type { Action, View } from '../../contract/view.ts'
import { noticeView } from '../views/notice-view.ts'
import { roomView } from '../views/room-view.ts'

const KEY = 'error:'

/**
 * What the people in the conversation are told of a delivery that could not be made; undefined when telling them would fail
 * in the same way. A conversation that could not be opened is explained to its owner alone.
 */
export function failureNotice(leased: Leased, reason: string, errorId: string): Outgoing | undefined {
  const { delivery, owner } = leased
  if (delivery.kind === 'tell' || ('key' in delivery && delivery.key.startsWith(KEY))) return undefined
  const because = `: ${reason.replace(/\.$/, '')}.`
  const view =
    delivery.kind === 'publish'
      ? withId(roomView('I could not post the summary in', delivery.room, because), errorId)
      : withId(
          noticeView(`I could not ${WHAT[delivery.kind]}${because}`, delivery.kind === 'open' ? AGAIN : []),
          errorId,
        )
  if (delivery.kind !== 'open') return { kind: 'post', key: KEY + errorId, view }
  return owner === undefined ? undefined : { kind: 'tell', user: owner, view }
}

/** The same interview goes on with its answers: see `reopen`. */
const AGAIN: readonly Action[] = [{ kind: 'button', label: 'Try again', style: 'primary', input: { type: 'start' } }]

const WHAT = {
  open: 'start the conversation here',
  post: 'post a message here',
  update: 'update a message',
  file: 'send the file',
} as const

function withId(view: View, errorId: string): View {
  const id = `Your answers are saved. Error id: ${errorId}`
  return { ...view, parts: [...view.parts, { kind: 'note', text: id }], fallback: `${view.fallback} ${id}` }
}
