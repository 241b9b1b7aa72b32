import type { Range } from './range.ts'

/** One phase of the project: planned weeks (the middle of `weeks`), what is done, and the gate to the next phase. */
export type Phase = {
  readonly weeks: Range
  readonly id: string
  readonly title: string
  readonly startWeek: number
  readonly endWeek: number
  readonly does: string
  readonly gate: string
}
