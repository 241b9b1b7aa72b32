import { atMost, casesForShare, passMark } from './binomial.ts'

/** So many are judged for one test by class at most: 100 hours at three minutes. (Our assumption.) */
const MOST_BY_CLASS = 2000
const WITHIN = 0.1

/** A test by class for a share that each must reach: cases of each, how many of them must be right, and how many classes people can judge. */
export function classTest(
  floor: number,
  classes: number,
): { readonly each: number; readonly mark: number; readonly judged: number } {
  const each = casesForShare(floor, WITHIN)
  return {
    each,
    mark: passMark(each, floor) ?? each,
    judged: Math.min(classes, Math.floor(MOST_BY_CLASS / each)),
  }
}

/** The chance that at least one of `groups` shows less than `floor` in `n` cases, though all of them are truly at `really`. */
export function someBelow(floor: number, really: number, n: number, groups: number): number {
  const enough = Math.ceil(floor * n - ROUNDING)
  return 1 - (1 - atMost(enough - 1, n, really)) ** groups
}
const ROUNDING = 1e-9
