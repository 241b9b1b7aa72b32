import type { Benefit } from '../../solution/money/benefit.ts'
import type { Cut } from '../../solution/smaller/cut.ts'

/** The benefit of a version that begins with a part of the cases: that part of it, as long as nobody knows which cases are worth more. */
export function benefitAt(benefit: Benefit | undefined, first: Cut['first']): Benefit | undefined {
  if (benefit === undefined || first === undefined) return benefit
  const { usdPerYear, low, high, mostUsd, how } = benefit
  const { share, what } = first
  return {
    ...benefit,
    usdPerYear: usdPerYear * share,
    low: low * share,
    high: high * share,
    mostUsd: mostUsd * share,
    how: `${how}; of that ${Math.round(100 * share)}% (our judgment), while it is only ${what}`,
  }
}
