import type { Range } from '../range.ts'
import type { Line } from './line.ts'

const WEEKS_A_MONTH = 4.35

/** What budget lines come to in the first year, for a project of so many weeks: what is paid each month is paid after the roll-out. */
export function inFirstYear(lines: readonly Line[], weeks: Range): Range {
  const months = { low: monthsAfter(weeks.high), high: monthsAfter(weeks.low) }
  const total = (end: 'low' | 'high') =>
    lines.reduce((sum, line) => sum + line[end] * (line.per === 'month' ? months[end] : 1), 0)
  return { low: total('low'), high: total('high') }
}

const monthsAfter = (weeks: number): number => Math.max(0, 12 - weeks / WEEKS_A_MONTH)
