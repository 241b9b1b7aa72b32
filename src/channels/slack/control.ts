import { z } from 'zod'

/**
 * What our interactive elements carry. A button's value holds its whole code; an option's value holds at most 75
 * characters, so the part that all options share stands in the element's `action_id`.
 *
 * `do:<n>` button · `pick:<n>:<shared code>` choose one · `tick:<n>:<m>` tick several · `send:<n>` the button that sends
 * the ticks · `write:<n>` opens the dialog · `room:<n>:<conversation>` choose a channel ·
 * `begin:<n>:<direct talk>` begin there, from the Home tab. `n` keeps ids unique in a message.
 */
export const CONTROL = /^(do|pick|tick|send|write|room|begin):/

/** Stands in a code where there is no conversation yet: a button that starts one. */
export const NO_CONVERSATION = '-'

/** The callback id of the dialog for typed answers, and the ids of its one input. */
export const WRITE_DIALOG = 'llm-plan:write'
export const WRITE_INPUT = { block: 'answer', action: 'text' } as const

const question = z.string().min(1).max(200)
const step = z.int().min(0).max(1e9)

/** What the button that opens the dialog carries in its value. `ask` is what is asked, as the dialog's label. */
export const WRITE_BUTTON = z.object({
  conversation: z.string().min(1).max(64),
  question,
  step,
  multiline: z.boolean(),
  maxLength: z.int(),
  ask: z.string(),
  initial: z.string().exactOptional(),
})
export type WriteButton = Readonly<z.infer<typeof WRITE_BUTTON>>

/** What the dialog carries until it is submitted. */
export const WRITE_DIALOG_DATA = z.object({
  conversation: z.string().min(1).max(64),
  question,
  step,
  place: z.object({
    room: z.string().min(1).max(60),
    thread: z.string().min(1).max(60).exactOptional(),
    direct: z.boolean(),
  }),
})
export type WriteDialog = Readonly<z.infer<typeof WRITE_DIALOG_DATA>>

/** Reads the JSON that we put into a value ourselves; undefined if it is not what we would have put there. */
export function readOwn<T>(shape: z.ZodType<T>, json: string | undefined): T | undefined {
  try {
    return shape.parse(JSON.parse(json ?? ''))
  } catch {
    return undefined
  }
}
