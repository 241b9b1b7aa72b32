import type { RemarkRow } from '../../knowledge/remark.ts'
import { casesForZero, testBelow } from '../../statistics/binomial.ts'
import { percent } from './need.ts'

/**
 * How many cases made after an accident a version is tried on, how many of them may go wrong, and what that shows at 95 % (exact binomial).
 * Where code stands guard none may; where a model must find them, a few, so that a good one passes four times in five. Pure.
 */
export function plantedTest({ below, really }: NonNullable<RemarkRow['planted']>): {
  readonly passes: string
  readonly shows: string
} {
  if (really === undefined) {
    const cases = casesForZero(below)
    return {
      passes: `none of ${cases}`,
      shows: `${cases} such cases without an error show below ${percent(below)} (95% confidence)`,
    }
  }
  const { cases, most } = testBelow(below, really)
  return {
    passes: `at most ${most} of ${cases}`,
    shows: `shows below ${percent(below)}; one that errs in ${percent(really)} passes 4 times in 5`,
  }
}
