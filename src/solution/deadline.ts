import { formatWeeks } from '../amounts/print.ts'
import type { Range } from './range.ts'

/** How the project's length stands to the deadline, in a sentence; empty if no deadline was named. Weeks. */
export function deadlineVerdict(deadline: number | undefined, weeks: Range): string {
  if (deadline === undefined) return ''
  if (weeks.high <= deadline) return `It fits the deadline of ${deadline} weeks.`
  if (weeks.low > deadline) {
    return `It does not fit the deadline of ${deadline} weeks: even the low end is ${weeks.low} weeks.`
  }
  return `It fits the deadline of ${deadline} weeks only if most phases stay short (${formatWeeks(weeks)}).`
}
