import type { Benefit } from '../../solution/money/benefit.ts'

/** The benefit of a version that keeps a share of it; `while`: why it is no more yet. */
export function benefitAt(benefit: Benefit | undefined, kept: number, reason: string): Benefit | undefined {
  if (benefit === undefined || kept === 1) return benefit
  const { usdPerYear, low, high, mostUsd, how } = benefit
  return {
    ...benefit,
    usdPerYear: usdPerYear * kept,
    low: low * kept,
    high: high * kept,
    mostUsd: mostUsd * kept,
    how: `${how}; of that ${Math.round(100 * kept)}% (our judgment), ${reason}`,
  }
}
