const MAGNITUDES: readonly (readonly [RegExp, number])[] = [
  [/^(?:trillions?|billones|billionen|t)$/u, 1e12],
  [/^(?:billions?|bn|b|milliarden?|mrd\.?|milliards?|mil millones|十亿|十億)$/u, 1e9],
  [/^(?:亿|億)$/u, 1e8],
  [/^(?:millions?|millionen|millones|mill[oó]n|mio\.?|mln|m|百万|百萬)$/u, 1e6],
  [/^(?:万|萬|w)$/u, 1e4],
  [/^(?:thousand|tausend|tsd\.?|mil|mille|k|千)$/u, 1e3],
]

/** A number and what may follow it, for use inside larger patterns: two groups, the digits and the magnitude. */
export const NUMBER = String.raw`(?<![a-z0-9.])(\d+(?:\.\d+)?)`
export const MAGNITUDE = String.raw`(trillions?|billones|billionen|billions?|bn|milliarden?|mrd\.?|milliards?|mil millones|十亿|十億|亿|億|millions?|millionen|millones|mill[oó]n|mio\.?|mln|百万|百萬|万|萬|thousand|tausend|tsd\.?|mil\b|mille|千|[kmbtw](?![a-z]))`

/** `('1.5', 'million')` is 1 500 000. An unknown magnitude counts as one. */
export function scale(digits: string, magnitude: string | undefined): number {
  const factor = magnitude === undefined ? 1 : (MAGNITUDES.find(([is]) => is.test(magnitude.trim()))?.[1] ?? 1)
  return Number((Number(digits) * factor).toPrecision(12))
}
