import type { Range } from '../range.ts'
import type { Line } from './line.ts'

/** What a project costs in US dollars, and how that stands to the budget. */
export type Budget = {
  readonly lines: readonly Line[]
  readonly once: Range
  readonly monthly: Range
  readonly firstYear: Range
  readonly verdict: string
}
