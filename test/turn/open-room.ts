import { randomUUID } from 'node:crypto'
import type { Guides } from '../../src/blueprint/guides.ts'
import type { Delivery } from '../../src/contract/delivery.ts'
import type { Input } from '../../src/contract/input.ts'
import type { Place } from '../../src/contract/place.ts'
import type { Conversation } from '../../src/contract/store/conversation.ts'
import type { Store } from '../../src/contract/store/store.ts'
import type { Handled, HandleTurn } from '../../src/contract/turn.ts'
import type { Action, View } from '../../src/contract/view.ts'
import type { Concepts } from '../../src/knowledge/concepts.ts'
import type { Knowledge } from '../../src/knowledge/knowledge.ts'
import type { Model } from '../../src/llm/model.ts'
import { createLog } from '../../src/log.ts'
import { createMetrics } from '../../src/metrics.ts'
import type { RuleBook } from '../../src/rules/rule-book.ts'
import { openStore } from '../../src/store/open-store.ts'
import { createHandle } from '../../src/turn/handle.ts'
import { lease, noteSent } from '../contracts/rounds.ts'
import { shippedBook, shippedConcepts, shippedGuides, shippedKnowledge } from '../shipped.ts'

let loaded: Promise<{ book: RuleBook; knowledge: Knowledge; concepts: Concepts; guides: Guides }> | undefined

/** The shipped rules, facts and notes, read once for all tests of a file. */
export function advice() {
  loaded ??= Promise.all([shippedBook(), shippedKnowledge(), shippedConcepts()]).then(
    async ([book, knowledge, concepts]) => ({
      book,
      knowledge,
      concepts,
      guides: await shippedGuides(),
    }),
  )
  return loaded
}

/** A message as it stands in the room: updates have replaced what was there. */
export type Message = { readonly kind: Delivery['kind']; readonly key: string; readonly to: string; view: View }

export type Room = Awaited<ReturnType<typeof openRoom>>

export type RoomOptions = {
  readonly place?: Partial<Place>
  /** `sqlite:<file>` to come back to the same store; in memory otherwise. */
  readonly url?: string
  readonly book?: RuleBook
  readonly model?: Model
  /** Whether the model suggests ideas for plans. */
  readonly ideas?: boolean
  /** What already stands in the room, when the process that wrote it is gone. */
  readonly messages?: Message[]
}

/**
 * A chat room with the real `handle` on a real store, and a platform that takes every delivery at once. Messages stand in
 * it as a person would see them.
 */
export async function openRoom(options: RoomOptions = {}) {
  const known = await advice()
  const book = options.book ?? known.book
  const logged: string[] = []
  const log = createLog('debug', { write: (line: string) => void logged.push(line) })
  const store: Store = await openStore({ url: options.url ?? ':memory:' })
  const metrics = createMetrics()
  const { model, ideas = false } = options
  const handle: HandleTurn = createHandle({ ...known, book, store, log, metrics, model, ideas })
  const place: Place = { platform: 'terminal', tenant: 'terminal:t1', room: 'room', direct: true, ...options.place }
  const messages: Message[] = options.messages ?? []
  const files: Extract<Delivery, { kind: 'file' }>[] = []
  let thread = place.thread
  let clock = Date.UTC(2026, 10, 21) + 1000 * messages.length

  /** Sends all that waits, as the worker would. */
  async function drain(): Promise<void> {
    for (;;) {
      const leased = await lease(store, Date.now() + 60_000, { platforms: ['terminal', 'slack', 'discord', 'web'] })
      if (leased.length === 0) return
      for (const { delivery } of leased) {
        let id = `m${messages.length}`
        if (delivery.kind === 'file') files.push(delivery)
        else if (delivery.kind === 'tell')
          messages.push({ kind: 'tell', key: '', to: delivery.user, view: delivery.view })
        else {
          const to = delivery.kind === 'publish' ? delivery.room : delivery.place.room
          const replaced = 'message' in delivery ? messages[Number(delivery.message?.slice(1))] : undefined
          if (replaced && 'message' in delivery && delivery.message !== undefined) {
            replaced.view = delivery.view
            id = delivery.message
          } else messages.push({ kind: delivery.kind, key: delivery.key, to, view: delivery.view })
        }
        if (delivery.kind === 'open' && !place.direct) thread = 'thread-1'
        await noteSent(store, delivery, { message: id, ...(thread !== undefined && { thread }) }, Date.now())
      }
    }
  }

  async function act(
    input: Input,
    as: { user?: string; place?: Partial<Place>; conversation?: string; id?: string } = {},
  ): Promise<Handled> {
    const here: Place = { ...place, ...(thread !== undefined && input.type !== 'start' && { thread }), ...as.place }
    clock += 1000
    const handled = await handle({
      deliveryId: as.id ?? randomUUID(),
      place: here,
      user: as.user ?? 'ann',
      input,
      at: clock,
      ...(as.conversation !== undefined && { conversation: as.conversation }),
    })
    await drain()
    return handled
  }

  return {
    store,
    handle,
    book,
    place,
    messages,
    files,
    logged,
    metrics,
    drain,
    act,
    say: (text: string, user = 'ann', mentioned = false) =>
      act({ type: 'say', text, ...(mentioned && { mentioned }) }, { user }),
    /** The newest message whose view asks the open question. */
    last: (): View => messages.at(-1)?.view ?? { parts: [], actions: [], fallback: '' },
    thread: () => thread,
    conversation: (): Promise<Conversation | undefined> =>
      store.transaction((tx) => tx.findAt({ ...place, ...(thread !== undefined && { thread }) })),
    close: () => store.close(),
  }
}

/** Everything that a view says, in one string. */
export function words(view: View | undefined): string {
  if (view === undefined) return ''
  return view.parts
    .map((part) => {
      if (part.kind === 'list') return part.items.join('\n')
      if (part.kind === 'fields') return part.rows.map(({ label, value }) => `${label}: ${value}`).join('\n')
      if (part.kind === 'table') return [part.header, ...part.rows].map((row) => row.join(' | ')).join('\n')
      if (part.kind === 'room') return `${part.before} #${part.room}${part.text}`
      if (part.kind === 'link') return `${part.label} ${part.url}`
      if (part.kind === 'image') return part.alt
      return part.kind === 'person' ? `${part.user} ${part.text}` : part.text
    })
    .join('\n')
}

/** The input that the control with this label stands for. */
export function press(view: View | undefined, label: string): Input {
  for (const action of view?.actions ?? []) {
    if (action.kind === 'button' && action.label === label) return action.input
    if (action.kind === 'select') {
      const option = action.options.find((each) => each.label === label)
      if (option) return option.input
    }
  }
  const known = (view?.actions ?? []).flatMap((action: Action): string[] =>
    action.kind === 'select' ? action.options.map((option) => option.label) : [action.label],
  )
  throw new Error(`nothing is labelled "${label}"; there is ${known.join(', ')}`)
}

/** An answer to the open question of a view, by the first way that it offers. */
export function firstAnswer(view: View): Input {
  for (const action of view.actions) {
    if (action.kind === 'button') return action.input
    if (action.kind === 'select') {
      const [first] = action.options
      if (first) return first.input
    }
    if (action.kind === 'ticks')
      return {
        type: 'answer',
        question: action.question,
        value: action.options.slice(0, 1).map(({ value }) => value),
        step: action.step,
      }
    if (action.kind === 'write')
      return { type: 'answer', question: action.question, value: `About ${action.question}`, step: action.step }
  }
  throw new Error('the view asks nothing')
}
