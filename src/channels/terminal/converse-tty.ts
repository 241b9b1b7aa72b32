import type { Readable, Writable } from 'node:stream'
import { confirm, isCancel, multiselect, select, text } from '@clack/prompts'
import type { Input } from '../../contract/input.ts'
import type { View } from '../../contract/view.ts'
import type { Act } from './session.ts'
import type { TerminalChannel } from './terminal-channel.ts'
import { offeredBy, toInput } from './to-turn.ts'

/** What stands in a list besides the answers. */
type Pick = { readonly input: Input } | 'type' | 'stop'

/** Where keys come from and prompts are drawn; this process's own terminal if left out. */
type Keyboard = { readonly input?: Readable; readonly output?: Writable }

export type TtyOptions = {
  /** The conversation is kept, so that leaving loses nothing. */
  readonly kept: boolean
  readonly at?: Keyboard
}

/**
 * Holds the conversation with a person at a keyboard: lists to choose from, boxes to tick, lines to write. Resolves when
 * they leave; where that loses answers (`kept` is false), they are asked first.
 */
export async function converseTty(channel: TerminalChannel, act: Act, { kept, at = {} }: TtyOptions): Promise<void> {
  for (;;) {
    const input = await next(channel, at)
    if (input === 'stop' && (kept || !channel.isAsking() || (await leaves(at)))) return
    if (input === 'stop') continue
    if (input !== undefined) await act(input)
  }
}

/** A second Esc or Ctrl-C means it. */
async function leaves(at: Keyboard): Promise<boolean> {
  const sure = await confirm({
    ...at,
    message: 'Your answers will not be saved; only chat --resume saves them. Leave anyway?',
    active: 'Leave',
    inactive: 'Go on',
    initialValue: false,
  })
  return isCancel(sure) || sure
}

async function next(channel: TerminalChannel, at: Keyboard): Promise<Input | 'stop' | undefined> {
  const open = channel.open()
  const ticks = open.flatMap((view) => view.actions).find((action) => action.kind === 'ticks')
  if (ticks !== undefined) {
    const chosen = await multiselect({
      ...at,
      message: `${ticks.label} (none: I don’t know yet, or type instead)`,
      options: ticks.options.map(({ label, value, description }) => ({
        label,
        value,
        ...(description !== undefined && { hint: description }),
      })),
      initialValues: ticks.options.filter(({ ticked }) => ticked).map(({ value }) => value),
      required: false,
    })
    if (isCancel(chosen)) return 'stop'
    if (chosen.length > 0) return { type: 'answer', question: ticks.question, step: ticks.step, value: chosen }
    return choose(open, channel.isAsking(), at)
  }
  const writes = open.some((view) => view.actions.some((action) => action.kind === 'write'))
  // Where something else was offered since (what a model read, another way to ask), words are one choice among others.
  const justWords = open.length === 0 || (writes && open.length === 1)
  return justWords ? write(open, at) : choose(open, channel.isAsking(), at)
}

async function choose(open: readonly View[], asking: boolean, at: Keyboard): Promise<Input | 'stop' | undefined> {
  const offered = offeredBy(open).flatMap(({ label, description, input }) =>
    input === undefined ? [] : [{ label, value: { input }, ...(description !== undefined && { hint: description }) }],
  )
  const picked = await select<Pick>({
    ...at,
    message: asking ? 'Your answer' : 'What next?',
    options: [
      ...offered,
      ...(asking ? [{ label: 'I don’t know yet', value: { input: { type: 'skip' } } } as const] : []),
      ...(asking ? [{ label: 'Back', value: { input: { type: 'back' } } } as const] : []),
      { label: 'Type something', value: 'type', hint: 'an answer, a question, “help”' },
      { label: asking ? 'Stop here' : 'Done', value: 'stop' },
    ],
  })
  if (isCancel(picked) || picked === 'stop') return 'stop'
  return picked === 'type' ? write(open, at) : picked.input
}

async function write(open: readonly View[], at: Keyboard): Promise<Input | 'stop' | undefined> {
  const initial = open.flatMap((view) => view.actions).find((action) => action.kind === 'write')?.initial
  const line = await text({
    ...at,
    message: 'Write (back, skip, ? for help)',
    ...(initial !== undefined && { initialValue: initial }),
  })
  return isCancel(line) ? 'stop' : toInput(line ?? '', open)
}
