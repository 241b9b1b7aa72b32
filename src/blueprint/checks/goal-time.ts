import type { Profile } from '../../profile/profile.ts'
import type { Quantity } from '../../profile/quantity.ts'
import { clauseBefore, NO_WORK } from '../told-lines/work-words.ts'

/** A goal that leaves less than this of the time, or hardly any less, speaks of something else. (Our judgment.) */
const LEFT = { least: 0.05, most: 0.9 }

/** The only time of work that the measure of success tells, where it can be that of the same work. */
export function goalOf(now: number, { quantities, answers }: Profile): number | undefined {
  const times = quantities.filter(
    ({ unit, where, role }) =>
      unit === 'seconds' &&
      where.question === 'success_measure' &&
      !['latency', 'deadline', 'turnaround', 'target-turnaround'].includes(role ?? ''),
  )
  const fits = (each: Quantity) =>
    each.value >= now * LEFT.least &&
    each.value <= now * LEFT.most &&
    !NO_WORK.test(`${clauseBefore(each, answers)} ${each.words}`)
  const goals = times.filter(fits)
  return goals.length === 1 ? goals[0]?.value : undefined
}
