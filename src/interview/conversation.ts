import type { Answers, AnswerValue } from '../rules/rule-book.ts'

/** One answer with its author and the words it came from. Times are milliseconds since the epoch. */
export type Given = { readonly value: AnswerValue; readonly by: string; readonly at: number; readonly words?: string }

/** Where an interview stands. `step` rises with every change, so that a stale button can be told from a fresh one. */
export type Interview = {
  /** `idle`: nobody has started an interview here; questions are answered all the same. */
  readonly phase: 'idle' | 'asking' | 'planned' | 'cancelled'
  /** The question that is open now; undefined once every question is answered. */
  readonly question: string | undefined
  readonly step: number
  readonly given: Readonly<Record<string, Given>>
  /** Questions in the order they were answered or skipped, for `back`. */
  readonly path: readonly string[]
  /** `quick` asks only what decides; `full` asks everything. */
  readonly mode: 'normal' | 'quick' | 'full'
  /** The open question was asked for by `edit`: `back` leaves it as it was. */
  readonly editing?: boolean
  /** Questions that were still to come when the person asked for the plan at once. They count as `unknown` until taken up again. */
  readonly passed?: readonly string[]
  /** The answers that the plan last shown was made of, to tell what an edit changed. */
  readonly planOf?: Answers
}
