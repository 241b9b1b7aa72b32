import type { WebBody, WebEntry } from '../../contract/store/web-log.ts'

/** One message as the page shows it. `slot` is its place: the number of the entry that stood there first. */
export type Message = {
  readonly slot: number
  /** The number of the entry that stands there now. */
  readonly seq: number
  readonly conversation: string | undefined
  readonly body: WebBody
}

/** What is posted again moves to the end: nobody wants the same open question, or two copies of the plan, on one page. */
const MOVES = /^(step|plan)-/

/** The name under which a message moves, if it is of that kind. */
export function movingKey({ body, conversation }: Message): string | undefined {
  const key = body.kind === 'view' ? body.key : undefined
  return key !== undefined && MOVES.test(key) ? `${conversation}/${key}` : undefined
}

/** The log's entries as messages: an entry that replaces an earlier one takes its place. */
export function transcript(entries: readonly WebEntry[]): readonly Message[] {
  const slots = new Map<number, Message>()
  const last = new Map<string, number>()
  for (const entry of entries) {
    const message = toMessage(entry)
    const key = movingKey(message)
    const before = key === undefined ? undefined : last.get(key)
    if (before !== undefined && before !== message.slot) slots.delete(before)
    if (key !== undefined) last.set(key, message.slot)
    slots.set(message.slot, message)
  }
  return [...slots.values()]
}

/** One entry as a message. */
export function toMessage({ seq, conversation, body }: WebEntry): Message {
  const replaced = body.kind === 'view' ? body.replaces : undefined
  return { slot: replaced ?? seq, seq, conversation, body }
}
