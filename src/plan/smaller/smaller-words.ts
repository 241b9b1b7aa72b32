import { formatUsd } from '../../amounts/print.ts'
import { upperFirst } from '../../sentence.ts'
import { missedBy } from '../../solution/limits.ts'
import type { Cut } from '../../solution/smaller/cut.ts'
import type { LeftOut, SmallerVersion } from '../../solution/smaller/fit.ts'
import type { Solution } from '../../solution/solve.ts'
import { likelyWeeks } from '../../solution/timeline.ts'

/** The smaller version in words: what it is, what waits at which price, and how the whole stands to budget and deadline. */
export type SmallerWords = { readonly is: string; readonly leaves: readonly string[]; readonly whole: string }

/** Below it a month or once, a price tells nobody anything. */
const TELLING = 100

/** What a reader must know of a smaller version beside its figures. */
export function smallerWords(smaller: SmallerVersion, whole: Solution): SmallerWords {
  return {
    is: upperFirst(isWords(smaller)),
    leaves: smaller.leaves.flatMap((each) => laterWords(each) ?? []),
    whole: [wholeWords(whole), keptWords(smaller, whole), measureWords(smaller)]
      .filter((each) => each !== '')
      .join(' '),
  }
}

/** What the smaller version does, in a clause or two: "only one topic at first; without essays". */
export function isWords({ cut, solution }: SmallerVersion): string {
  const { first, parts, prepared, oneSystem, oneLanguage, cheapest } = cut
  const model = solution.choice.apis[0]?.replace(/^.*\//u, '')
  return [
    first && `only ${first.what} at first (about ${percent(first.share)} of the cases, our judgment)`,
    prepared && `${prepared.what} in place of live answers for ${percent(1 - prepared.share)} of the calls`,
    parts && `without ${namesOf(parts)}`,
    oneSystem && 'one system connected, the others by file',
    oneLanguage && 'one language',
    cheapest && model && `${model}, the cheapest model that could do it`,
  ]
    .filter((part) => part !== undefined && part !== '')
    .join('; ')
}

function laterWords({ cut, onceUsd, monthlyUsd, weeks }: LeftOut): string | undefined {
  const what = laterOf(cut)
  const price = [
    onceUsd >= TELLING ? `about ${formatUsd(onceUsd)} once` : '',
    monthlyUsd >= TELLING ? `${formatUsd(monthlyUsd)} a month` : '',
    weeks >= 1 ? `${weeks} weeks` : '',
  ].filter((part) => part !== '')
  return what === undefined || price.length === 0 ? undefined : `${what}: ${inRow(price)}`
}

function laterOf({ first, parts, prepared, oneSystem, oneLanguage, cheapest }: Cut): string | undefined {
  if (first) return 'all other cases'
  if (parts) return namesOf(parts)
  if (prepared) return 'live answers for all'
  if (oneSystem) return 'the other systems'
  if (oneLanguage) return 'the other languages'
  return cheapest ? 'a stronger model' : undefined
}

function wholeWords(whole: Solution): string {
  const { workload, budget, timeline } = whole
  const missed = missedBy(whole)
  const over = missed.includes('budget')
    ? `${formatUsd(budget.newMoneyUsd)} of new money in the first year, over your budget of ${formatUsd(workload.budgetUsd?.value ?? 0)}`
    : undefined
  const late = missed.includes('deadline')
    ? `${likelyWeeks(timeline)} weeks, past your ${workload.deadlineWeeks?.value}`
    : undefined
  const takes = [over, late].filter((part) => part !== undefined).join(', and ')
  return takes === '' ? '' : `The whole would take ${takes}.`
}

/** Which of the limits that the whole misses this one keeps to; the least that would do where none keeps to the budget. */
function keptWords({ misses, solution: { budget, timeline } }: SmallerVersion, whole: Solution): string {
  if (misses.includes('budget'))
    return `Nothing smaller fits: ${formatUsd(budget.newMoneyUsd)} of new money is the least.`
  const kept = missedBy(whole).filter((limit) => !misses.includes(limit))
  if (kept.length === 0) return 'This one leaves more over three years.'
  // Near the deadline is no miss, yet a reader sees a week past it: it is not told as kept.
  const isNear = likelyWeeks(timeline) > (whole.workload.deadlineWeeks?.value ?? Number.POSITIVE_INFINITY)
  if (isNear) return `This one ${kept.includes('budget') ? 'keeps to the budget and ' : ''}ends at about the deadline.`
  return misses.length === 0 ? 'This one keeps to both.' : `This one keeps to the ${kept.join(' and ')}.`
}

/** A part of the cases is a part of the measure of success. */
const measureWords = ({ cut, solution }: SmallerVersion): string =>
  cut.first === undefined || solution.choice.option === 'no-model'
    ? ''
    : 'Your measure of success counts for these cases only.'

const percent = (share: number): string => `${Math.round(100 * share)}%`
const inRow = (words: readonly string[]): string =>
  words.length < 3 ? words.join(' and ') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
const namesOf = (parts: readonly string[]): string => {
  const names = parts.map((part) => `“${part}”`)
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}
