import { upperFirst } from '../../sentence.ts'
import type { SmallerVersion } from '../../solution/smaller/fit.ts'
import type { Solution } from '../../solution/solve.ts'
import { totalWeeks } from '../../solution/timeline.ts'
import type { Alternative } from '../alternatives.ts'
import { isWords, smallerWords } from './smaller-words.ts'

const priced = ({
  budget,
  timeline,
}: Solution): Pick<Alternative, 'onceUsd' | 'monthlyUsd' | 'threeYearUsd' | 'weeks'> => {
  const weeks = totalWeeks(timeline)
  return {
    onceUsd: budget.once.planning,
    monthlyUsd: budget.monthly.planning,
    threeYearUsd: budget.threeYears.planning,
    weeks: Math.round((weeks.low + weeks.high) / 2),
  }
}

/** The row of the whole, where a smaller version is recommended. */
export function wholeRow(whole: Solution, smaller: SmallerVersion): Alternative {
  const { leaves } = smallerWords(smaller, whole)
  return {
    id: 'whole',
    role: 'whole',
    title: 'the whole',
    ...priced(whole),
    risk: 'More money and time than there is, before anything is shown.',
    ...(leaves.length > 0 && { switchWhen: `Adds ${leaves.join('; ')}.` }),
  }
}

/** The row of a smaller version, where the whole just misses the deadline. */
export function smallerRow(whole: Solution, smaller: SmallerVersion): Alternative {
  const { leaves } = smallerWords(smaller, whole)
  const { low, high } = totalWeeks(smaller.solution.timeline)
  const deadline = whole.workload.deadlineWeeks?.value
  const date = smaller.misses.includes('deadline')
    ? `It comes nearer to your ${deadline} weeks: ${low} to ${high}.`
    : `If week ${deadline} must hold.`
  return {
    id: 'smaller',
    role: 'smaller',
    title: isWords(smaller),
    ...priced(smaller.solution),
    risk: 'Part of the benefit comes later.',
    switchWhen: leaves.length === 0 ? date : `${date} ${upperFirst(leaves.join('; '))} later.`,
  }
}
