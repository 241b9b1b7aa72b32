import { missed } from './limits.ts'
import type { Phase } from './phase.ts'
import { likelyWeeks, totalWeeks } from './timeline.ts'

/**
 * How the likely end of a project stands to the deadline, in a sentence; empty if no deadline was named. `until`: what there is by then
 * where the end is past it; `open`: what is known only after it where not. Weeks.
 */
export function deadlineVerdict(
  deadline: number | undefined,
  timeline: readonly Phase[],
  until = '',
  open = '',
): string {
  if (deadline === undefined) return ''
  const [weeks, { low, high }] = [likelyWeeks(timeline), totalWeeks(timeline)]
  const named = `the deadline of ${deadline} weeks`
  if (missed({ weeks }, { usd: 0, weeks: deadline }).length > 0) {
    const best = low > deadline ? `, at best week ${low}` : ''
    return `It does not fit ${named}: about week ${weeks}${best}. ${until}`.trim()
  }
  if (high <= deadline) return `It fits ${named}. ${open}`.trim()
  return `It is likely ${weeks <= deadline ? 'within' : 'done at about'} ${named} (week ${weeks}); at the high end it is late. ${open}`.trim()
}
