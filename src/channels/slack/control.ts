import type { Place } from '../channel.ts'

/**
 * What our interactive elements carry. A button's value holds its whole code; an option's value holds at most 75
 * characters, so the part that all options share stands in the element's `action_id`.
 *
 * `do:<n>` button · `pick:<n>:<shared code>` choose one · `tick:<n>:<m>` tick several · `send:<n>` the button that sends
 * the ticks · `write:<n>` opens the dialog · `room:<n>:<conversation>` choose a channel. `n` keeps ids unique in a message.
 */
export const CONTROL = /^(do|pick|tick|send|write|room):/

/** Stands in a code where there is no conversation yet: a button that starts one. */
export const NO_CONVERSATION = '-'

/** The callback id of the dialog for typed answers, and the ids of its one input. */
export const WRITE_DIALOG = 'llm-plan:write'
export const WRITE_INPUT = { block: 'answer', action: 'text' } as const

/** What the button that opens the dialog carries in its value. */
export type WriteButton = {
  readonly conversation: string
  readonly question: string
  readonly step: number
  readonly multiline: boolean
  readonly maxLength: number
  /** What is asked, as the dialog's label. */
  readonly ask: string
  readonly initial?: string
}

/** What the dialog carries until it is submitted. */
export type WriteDialog = {
  readonly conversation: string
  readonly question: string
  readonly step: number
  readonly place: Pick<Place, 'room' | 'thread' | 'direct'>
}

/** Reads the JSON that we put into a value ourselves; undefined if it is not an object. */
export function readOwn<T extends object>(json: string): T | undefined {
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null ? (value as T) : undefined
  } catch {
    return undefined
  }
}
