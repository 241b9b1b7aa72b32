import type { Leased, Outgoing } from '../../contract/store/outbox.ts'
import type { View } from '../../contract/view.ts'

const KEY = 'error:'

/**
 * What the people in the conversation are told of a delivery that could not be made; undefined when telling them would fail
 * in the same way. A conversation that could not be opened is explained to its owner alone.
 */
export function failureNotice(leased: Leased, reason: string, errorId: string): Outgoing | undefined {
  const { delivery, owner } = leased
  if (delivery.kind === 'tell' || ('key' in delivery && delivery.key.startsWith(KEY))) return undefined
  const view = noticeView(WHAT[delivery.kind], reason, errorId)
  if (delivery.kind !== 'open') return { kind: 'post', key: KEY + errorId, view }
  return owner === undefined ? undefined : { kind: 'tell', user: owner, view }
}

const WHAT = {
  open: 'start the conversation here',
  post: 'post a message here',
  update: 'bring a message up to date',
  publish: 'post the summary in the other channel',
  file: 'send the file',
} as const

function noticeView(what: string, reason: string, errorId: string): View {
  const sentence = `I could not ${what}: ${reason.replace(/\.$/, '')}.`
  const id = `Your answers are saved. Error id: ${errorId}`
  return {
    parts: [
      { kind: 'text', text: sentence },
      { kind: 'note', text: id },
    ],
    actions: [],
    fallback: `${sentence} ${id}`,
  }
}
