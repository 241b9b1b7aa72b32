/** Two ends that are meant to hold the truth 80 % of the time. */
export type Range = { readonly low: number; readonly high: number }

/**
 * The product of independent ranges, each meant to hold the truth 80 % of the time. Their middles (geometric) multiply
 * and their widths (logarithms) add in quadrature: multiplying all low ends and all high ends would be far too wide.
 * A range that starts at 0 has no logarithm: then the ends are multiplied after all.
 */
export function productRange(...ranges: readonly Range[]): Range {
  if (ranges.some(({ low }) => low <= 0)) {
    return {
      low: ranges.reduce((product, { low }) => product * low, 1),
      high: ranges.reduce((product, { high }) => product * high, 1),
    }
  }
  const middle = ranges.reduce((product, { low, high }) => product * Math.sqrt(low * high), 1)
  const width = Math.sqrt(ranges.reduce((sum, { low, high }) => sum + (Math.log(high / low) / 2) ** 2, 0))
  return { low: middle * Math.exp(-width), high: middle * Math.exp(width) }
}

/** A range times a number. */
export function scale(range: Range, factor: number): Range {
  return { low: range.low * factor, high: range.high * factor }
}

/** The geometric middle, or the arithmetic one of a range that starts at 0. */
export function middle({ low, high }: Range): number {
  return low > 0 ? Math.sqrt(low * high) : high / 2
}
