import { middle } from '../range.ts'

/** One line of a budget, in US dollars. An id that ends in `in-house` is pay or a machine that the team has already. */
export type Line = {
  readonly id: string
  readonly label: string
  readonly low: number
  readonly high: number
  /** The number to plan with, between the ends; absent where the geometric middle is. */
  readonly planning?: number
  readonly per: 'once' | 'month'
  readonly note: string
  readonly source: string
}

/** What to plan with for a line. */
export const planned = (line: Line): number => line.planning ?? middle(line)
