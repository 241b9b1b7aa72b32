import type { SmallerRow } from '../../blueprint/smaller/schema.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Outcomes } from '../../rules/rule-book.ts'
import { isFarPast, type Limit, type Limits, limitsOf, missed, missedBy, takes } from '../limits.ts'
import { type Project, type Solution, solve } from '../solve.ts'
import { likelyWeeks } from '../timeline.ts'
import { type Cut, leversOf } from './cut.ts'
import { cutProject } from './cut-project.ts'

/** One thing that a smaller version leaves out or does in a simpler way, and what doing it whole adds. US dollars. */
export type LeftOut = {
  readonly cut: Cut
  readonly onceUsd: number
  readonly monthlyUsd: number
  readonly weeks: number
}

/** A smaller version of a project, worked out like the whole. */
export type SmallerVersion = {
  readonly project: Project
  readonly solution: Solution
  readonly cut: Cut
  readonly leaves: readonly LeftOut[]
  /** What it still does not keep to: then nothing smaller does, and its figures are the least. */
  readonly misses: readonly Limit[]
}

/** The share of the benefit that a smaller version keeps, and what both leave over three years; unknown where the numbers do not say. US dollars. */
export type Worth = { readonly kept: number; readonly whole?: number; readonly smaller?: number }
/** Who loses less than this of the benefit would rather be in time. (Our judgment.) */
const LITTLE_LOST = 0.8

/**
 * Whether a smaller version takes the place of the whole: it keeps to the budget, or to a deadline that the whole is far past, or it leaves
 * more. Near the deadline, where no benefit is known, only if it loses little.
 */
export function isTaken(whole: Solution, { misses, solution }: SmallerVersion, worth: Worth): boolean {
  const missed = missedBy(whole)
  if (missed.includes('budget')) return true
  if (misses.includes('budget')) return false
  const isLate = missed.includes('deadline') && !misses.includes('deadline')
  if (isLate && isFarPast(likelyWeeks(whole.timeline), solution.workload.deadlineWeeks?.value)) return true
  if (worth.whole !== undefined && worth.smaller !== undefined) return worth.smaller > worth.whole
  return isLate && worth.kept >= LITTLE_LOST
}

/**
 * The version of a project that leaves out least and keeps to budget and deadline; where none keeps to the budget, the one that comes
 * nearest; a deadline that none keeps decides nothing. Where most of the benefit lies in the first cases, at least these. Undefined where
 * the whole fits, or nothing that is left out helps; `most`: the limits, where they are not the whole's own. Pure.
 */
export function smallerVersion(
  whole: { readonly project: Project; readonly solution: Solution },
  row: SmallerRow,
  outcomes: Outcomes,
  knowledge: Knowledge,
  most = limitsOf(whole.solution),
): SmallerVersion | undefined {
  const { project, solution } = whole
  const fits = missed(takes(solution), most).length === 0
  if (fits && row.brings === undefined) return undefined
  const family = solution.choice.family
  const parts = mayWait(project)
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
  const fitting = fits ? [] : leastLeft(levers, most, (cuts) => takes(work(cuts).solution))
  const cuts = fitting.length === 0 && row.brings !== undefined ? levers.filter(({ first }) => first) : fitting
  const made = work(cuts)
  if (cuts.length === 0) return undefined
  return {
    ...made,
    cut: Object.assign({}, ...cuts),
    leaves: pricesOf(cuts, (some) => work(some).solution),
    misses: missed(takes(made.solution), most),
  }
}

/** As few as keep to the limits, or to the least of the money that there is; a deadline that even all of them miss decides nothing. */
function leastLeft(levers: readonly Cut[], most: Limits, takesOf: (cuts: readonly Cut[]) => Limits): readonly Cut[] {
  const least = takesOf(levers)
  const goal = {
    usd: Math.max(most.usd, least.usd),
    weeks: missed(least, most).includes('deadline') ? Infinity : most.weeks,
  }
  const reached = (cuts: readonly Cut[]) => {
    const { usd, weeks } = takesOf(cuts)
    return usd <= goal.usd * ROUNDING && missed({ weeks }, goal).length === 0
  }
  // What hurts most is put back first, wherever it fits without.
  return levers.reduceRight<readonly Cut[]>((left, lever) => {
    const without = left.filter((each) => each !== lever)
    return reached(without) ? without : left
  }, levers)
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
      weeks: likelyWeeks(after.timeline) - likelyWeeks(before.timeline),
    }
  })
}

/** The parts that may wait: where sound is all that comes in, what listens to it is none of them. */
const mayWait = ({ blueprint, needs: { modality } }: Project): readonly string[] =>
  (blueprint?.parts ?? []).flatMap(({ part, by }) => (isAllRead(by, modality) ? [] : [part]))

/** What alone takes in what the team has: without it nothing is read at all. */
const TAKES_IN: Readonly<Record<string, readonly string[]>> = {
  speech: ['speech'],
  vision: ['images', 'video'],
}
const isAllRead = (by: string, modality: readonly string[]): boolean =>
  modality.length > 0 && modality.every((each) => TAKES_IN[by]?.includes(each))
