import type { Range } from '../range.ts'
import type { Line } from './line.ts'
import type { Spread } from './simulate.ts'
import type { Swing } from './swings.ts'

/** What a project costs in US dollars, and how that stands to the budget. `planning` is the number to plan with (the median). */
export type Budget = {
  /** The ends of the lines add up to those of the totals: one line alone may lie outside its ends more often than one time in five. */
  readonly lines: readonly Line[]
  readonly once: Range & { readonly planning: number }
  readonly monthly: Range & { readonly planning: number }
  /** An 80 % range by simulation: nine of ten projects stay below `p90`. */
  readonly firstYear: Range & { readonly planning: number; readonly p90: number }
  /** Of the first year, to plan with, what people and machines that are there do not cover. */
  readonly newMoneyUsd: number
  readonly threeYears: Spread
  /** What of `once` buys machines. */
  readonly capital: Range
  /** What moves the first year most, each line alone. */
  readonly swings: readonly Swing[]
  readonly verdict: string
}
