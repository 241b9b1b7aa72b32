import { count } from '../../amounts/print.ts'
import { casesForShare, casesForZero, failMark } from '../../statistics/binomial.ts'
import type { Need } from './need.ts'

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
  const target = needs.map(goalOf).find((share) => share !== undefined)
  const cases =
    target === undefined
      ? FEWEST
      : Math.max(FEWEST, 1 - target <= RARE ? casesForZero(RARE) : casesForShare(target, MARGIN))
  const fails = target === undefined ? -1 : failMark(cases, target)
  const at = `at least ${count(cases, 'case')} of this kind`
  return fails < 0 ? at : `${at}; ${cases - fails} or more wrong show that it fails there`
}

/** The share that must be right; undefined where a time or an amount counts. */
const goalOf = ({ target, limit, inUse }: Need): number | undefined =>
  inUse === true ? undefined : (target ?? (limit === undefined ? undefined : 1 - limit))
