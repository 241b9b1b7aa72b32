import type { SmallerRow } from '../../blueprint/smaller/schema.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Outcomes } from '../../rules/rule-book.ts'
import { type Project, type Solution, solve } from '../solve.ts'
import { totalWeeks } from '../timeline.ts'
import { type Cut, leversOf } from './cut.ts'
import { cutProject } from './cut-project.ts'

/** One thing that a smaller version leaves out or does in a simpler way, and what doing it whole adds. US dollars. */
export type LeftOut = { readonly cut: Cut; readonly onceUsd: number; readonly monthlyUsd: number }

/** A smaller version of a project, worked out like the whole. */
export type SmallerVersion = {
  readonly project: Project
  readonly solution: Solution
  readonly cut: Cut
  readonly leaves: readonly LeftOut[]
  /** What it still does not keep to: then nothing smaller does, and its figures are the least. */
  readonly misses: readonly Limit[]
}

export type Limit = 'budget' | 'deadline'
type Limits = { readonly usd: number; readonly weeks: number }

/** What a project takes of the limits: new money in the first year in US dollars, weeks until all have it; the figures to plan with. */
const takes = ({ budget, timeline }: Solution): Limits => {
  const { low, high } = totalWeeks(timeline)
  return { usd: budget.newMoneyUsd, weeks: (low + high) / 2 }
}

const limitsOf = ({ workload: { budgetUsd, deadlineWeeks } }: Solution): Limits => ({
  usd: budgetUsd?.value ?? Number.POSITIVE_INFINITY,
  weeks: deadlineWeeks?.value ?? Number.POSITIVE_INFINITY,
})

/** The limits that a solution does not keep, by the figures to plan with. */
export function missedBy(solution: Solution): readonly Limit[] {
  const [is, most] = [takes(solution), limitsOf(solution)]
  return [
    ...(is.usd > most.usd ? (['budget'] as const) : []),
    ...(is.weeks > most.weeks ? (['deadline'] as const) : []),
  ]
}

const isTooDear = (solution: Solution): boolean => missedBy(solution).includes('budget')
/** Even with luck too late. */
const isTooLate = ({ timeline, workload }: Solution): boolean =>
  totalWeeks(timeline).low > (workload.deadlineWeeks?.value ?? Number.POSITIVE_INFINITY)

/** Whether a smaller version takes the place of the whole: the whole is surely too dear, or so late that only the smaller one can be there. */
export const isTaken = (whole: Solution, { solution }: SmallerVersion): boolean =>
  isTooDear(whole) || (isTooLate(whole) && !isTooLate(solution))

/**
 * The version of a project that leaves out least and keeps to budget and deadline; where none does, the one that comes nearest with as
 * little left out. Undefined where the whole fits, or nothing can be left out that brings it nearer. Pure.
 */
export function smallerVersion(
  whole: { readonly project: Project; readonly solution: Solution },
  row: SmallerRow,
  outcomes: Outcomes,
  knowledge: Knowledge,
): SmallerVersion | undefined {
  const { project, solution } = whole
  if (missedBy(solution).length === 0) return undefined
  const family = solution.choice.family
  const parts = (project.blueprint?.parts ?? []).map(({ part }) => part)
  const levers = leversOf(row, parts)
  const worked = new Map<string, { readonly project: Project; readonly solution: Solution }>()
  const work = (cuts: readonly Cut[]) => {
    const key = cuts.map((cut) => levers.indexOf(cut)).join()
    const made = worked.get(key) ?? workWith(Object.assign({}, ...cuts))
    worked.set(key, made)
    return made
  }
  const workWith = (cut: Cut) => {
    const made = cutProject(project, cut, family, knowledge.planning)
    return { project: made, solution: solve(made, outcomes, knowledge) }
  }
  const least = takes(work(levers).solution)
  const most = limitsOf(solution)
  const goal: Limits = { usd: Math.max(most.usd, least.usd), weeks: Math.max(most.weeks, least.weeks) }
  const reached = (cuts: readonly Cut[]) => {
    const { usd, weeks } = takes(work(cuts).solution)
    return usd <= goal.usd * ROUNDING && weeks <= goal.weeks
  }
  // What hurts most is put back first, wherever it fits without.
  const cuts = levers.reduceRight<readonly Cut[]>((left, lever) => {
    const without = left.filter((each) => each !== lever)
    return reached(without) ? without : left
  }, levers)
  const made = work(cuts)
  if (cuts.length === 0) return undefined
  return {
    ...made,
    cut: Object.assign({}, ...cuts),
    leaves: pricesOf(cuts, (some) => work(some).solution),
    misses: missedBy(made.solution),
  }
}

/** Two ways to the same sum differ by less. */
const ROUNDING = 1.0001

/** What each thing adds when it is put back, one after the other until it is the whole: together the difference. */
function pricesOf(cuts: readonly Cut[], work: (cuts: readonly Cut[]) => Solution): readonly LeftOut[] {
  return cuts.map((cut, at) => {
    const [before, after] = [work(cuts.slice(at)), work(cuts.slice(at + 1))]
    return {
      cut,
      onceUsd: after.budget.once.planning - before.budget.once.planning,
      monthlyUsd: after.budget.monthly.planning - before.budget.monthly.planning,
    }
  })
}
