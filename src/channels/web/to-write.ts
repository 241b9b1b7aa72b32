import { encodeAction } from '../../contract/action-code.ts'
import type { WebBody } from '../../contract/store/web-log.ts'
import { type Message, movingKey } from './transcript.ts'

/** What the box at the foot of the page is for: the code of the answer that is typed there, and how the box looks. */
export type ToWrite = {
  readonly code: string
  readonly label: string
  readonly maxLength: number
  readonly initial: string
}

/**
 * Whether the conversation waits at a message: an open question or the end of a plan, not a reply or a notice that was
 * posted in between. The last one decides what the box is for and how far the interview is.
 */
export function isLive(message: Message): boolean {
  const { body } = message
  return body.kind === 'view' && movingKey(message) !== undefined && body.view.actions.length > 0 && !isSettled(body)
}

/** What a message asks to be typed, if it does. */
export function toWrite(message: Message | undefined): ToWrite | undefined {
  if (message?.body.kind !== 'view' || message.conversation === undefined) return undefined
  const write = message.body.view.actions.find((action) => action.kind === 'write')
  if (write === undefined) return undefined
  const { question, step, label, maxLength, initial = '' } = write
  return {
    code: encodeAction(message.conversation, { type: 'answer', question, step, value: '' }),
    label,
    maxLength,
    initial,
  }
}

/** A question that is done with: a line in the place of its message, with no more than a way to change the answer. */
export function isSettled(body: WebBody): boolean {
  if (body.kind !== 'view') return false
  const { parts, actions } = body.view
  const [only, more] = actions
  const mayEdit = only?.kind === 'button' && only.input.type === 'edit' && more === undefined
  const isLine = parts.every((part) => part.kind === 'text' || part.kind === 'note' || part.kind === 'person')
  return isLine && (mayEdit || (only === undefined && body.replaces !== undefined))
}
