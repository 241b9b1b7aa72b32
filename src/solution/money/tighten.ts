import { middle, type Range } from '../range.ts'

/** How much of each part's own range is left at each end, 0 to 1. */
export type Tightness = { readonly low: number; readonly high: number }

/**
 * Each part of a total may lie anywhere in its own 80 % range, but hardly ever do all of them lie at the same end. This is the share
 * of every part's distance from its middle at which the ends of the parts add up to the ends of the total. Where the total lies beyond
 * what the parts can add up to, the parts keep their own ends or shrink to their middles. Pure.
 */
export function tightness(parts: readonly Range[], total: Range): Tightness {
  const sum = (of: (part: Range) => number) => parts.reduce((all, part) => all + of(part), 0)
  const middles = sum(middle)
  const share = (of: number, whole: number) => (whole > 0 ? Math.min(1, Math.max(0, of / whole)) : 1)
  return {
    low: share(middles - total.low, middles - sum(({ low }) => low)),
    high: share(total.high - middles, sum(({ high }) => high) - middles),
  }
}

/** A range with its ends moved towards its middle. */
export function tighten<T extends Range>(range: T, by: Tightness): T {
  const at = middle(range)
  return { ...range, low: at - by.low * (at - range.low), high: at + by.high * (range.high - at) }
}
