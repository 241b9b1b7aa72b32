import { count } from '../../amounts/print.ts'
import { casesForShare, casesForZero, failMark, limitFromZero } from '../../statistics/binomial.ts'
import { type Need, percent } from './need.ts'

/** Fewer say nothing of a part of the test, whatever the goal. (Our judgment.) */
const FEWEST = 30
/** How near a part of the test is measured: in points of a share; where errors are rare, the rate that none of them shows. (Our judgments.) */
const MARGIN = 0.1
const RARE = 0.03

/**
 * How many cases a part of the test takes, and how many wrong ones show, at 95 %, that the goal of the first of `needs` with a share is
 * missed there (exact binomial). What is only counted in use is tried on past cases first.
 */
export function sliceProof(needs: readonly Need[]): string {
  if (needs.length === 0) return 'on past cases of this kind before launch, then counted apart'
  const { cases, fails } = sliceOf(needs)
  const at = `at least ${count(cases, 'case')} of this kind`
  return fails === undefined ? at : `${at}; ${fails} or more wrong show that it fails there`
}

/** The same as the condition of a gate: "each kind counted apart: fewer than 5 wrong in 30". */
export function sliceMark(needs: readonly Need[]): string {
  const { cases, fails } = sliceOf(needs)
  return needs.length === 0 || fails === undefined
    ? 'each kind counted apart is at the goal by its own count'
    : `each kind counted apart: fewer than ${fails} wrong in ${cases}`
}

function sliceOf(needs: readonly Need[]): { readonly cases: number; readonly fails?: number } {
  const target = needs.map(goalOf).find((share) => share !== undefined)
  const cases =
    target === undefined
      ? FEWEST
      : Math.max(FEWEST, 1 - target <= RARE ? casesForZero(RARE) : casesForShare(target, MARGIN))
  const most = target === undefined ? -1 : failMark(cases, target)
  return { cases, ...(most >= 0 && { fails: cases - most }) }
}

/** The share that must be right; undefined where a time or an amount counts, or none may be wrong anywhere. */
const goalOf = ({ target, limit, inUse }: Need): number | undefined =>
  inUse === true ? undefined : (target ?? (limit === undefined || limit === 0 ? undefined : 1 - limit))

/** What cases that are counted apart must reach, where nothing else is said. */
export const SAME = 'the same goal, counted apart'

/** What shows the goal of cases that are counted apart: of none so many without an error, of the usual goal the `usual` proof. Pure. */
export function sliceShows(goal: string, usual = ''): string {
  const { told } = /^none(?: of (?<told>\d+))?\b/u.exec(goal)?.groups ?? {}
  if (!goal.startsWith('none')) return goal.includes('same goal') ? usual : ''
  const many = told === undefined ? casesForZero(RARE) : Number(told)
  return `${many} such cases without an error show below ${percent(Number(limitFromZero(many).toPrecision(1)))} (95% confidence)`
}
