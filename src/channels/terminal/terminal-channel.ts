import type { Channel } from '../../contract/channel.ts'
import type { Delivery, Receipt } from '../../contract/delivery.ts'
import type { Place } from '../../contract/place.ts'
import type { View } from '../../contract/view.ts'
import { type Look, render } from './render.ts'
import { offeredBy } from './to-turn.ts'

/** One person at one terminal. */
export const TERMINAL_PLACE: Place = {
  platform: 'terminal',
  tenant: 'terminal:local',
  room: 'terminal',
  direct: true,
}
export const TERMINAL_USER = 'you'

export type TerminalParts = {
  /** Where the conversation is printed. */
  readonly print: (text: string) => void
  readonly look: Look
  /** Takes a file that was asked for. Returns what to print about it; nothing if undefined. */
  readonly file: (name: string, content: string) => Promise<string | undefined>
  /** Leaves out the messages of the plan, because it is printed whole at the end. */
  readonly planAtEnd: boolean
}

export type TerminalChannel = Channel & {
  /** The question or the end of the plan, and what else was offered since: the choices that can be typed now. */
  open(): readonly View[]
  /** Whether a question waits for its answer. */
  isAsking(): boolean
}

/** Messages that the conversation waits at. Others (replies, notices) come between and leave them open. */
const WAITS = /^(step-|plan-next$|changes$|cancelled$)/

/** What the language model has read better since, and answers that were taken: worth saying again. */
const BETTERED = /^(reply-|proposals$)/

/** Prints what is sent to it. What was printed stays: of a message that changes, only what is new in it is shown. */
export function createTerminalChannel({ print, look, file, planAtEnd }: TerminalParts): TerminalChannel {
  let waiting: { readonly key: string; readonly view: View } | undefined
  let aside: View | undefined
  let seq = 0

  function post(key: string, view: View): void {
    const waits = WAITS.test(key)
    if (waits) [waiting, aside] = [{ key, view }, undefined]
    else if (view.actions.length > 0) aside = view
    if (planAtEnd && key.startsWith('plan-')) return
    const after = waits || waiting === undefined ? 0 : offeredBy([waiting.view]).length
    print(`\n${render(view, look, after)}\n`)
  }

  function update(key: string, view: View): void {
    if (waiting?.key === key) waiting = undefined
    if (BETTERED.test(key)) post(key, view)
    // The rest of an update (the head, the parts of a plan) would repeat what stands above; what changed is told apart.
    else if (key.startsWith('step-')) print(`\n${render({ ...view, actions: [] }, look)}\n`)
  }

  async function show(delivery: Delivery): Promise<void> {
    if (delivery.kind === 'post') post(delivery.key, delivery.view)
    else if (delivery.kind === 'update') update(delivery.key, delivery.view)
    else if (delivery.kind === 'tell') post('', delivery.view)
    else if (delivery.kind === 'file') {
      const said = await file(delivery.name, delivery.content)
      if (said !== undefined) print(`\n${said}\n`)
    }
  }

  return {
    platform: 'terminal',
    async start() {},
    async stop() {},
    open: () => [...(waiting ? [waiting.view] : []), ...(aside ? [aside] : [])],
    isAsking: () => waiting?.key.startsWith('step-') === true,
    async send(delivery): Promise<Receipt> {
      await show(delivery)
      seq += 1
      return { message: String(seq) }
    },
  }
}
