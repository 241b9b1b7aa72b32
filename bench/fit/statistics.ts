import type { Miss } from './fit-speed.ts'

/** The quantile of a list, between its neighbours in proportion. */
export function quantile(list: readonly number[], q: number): number {
  const sorted = [...list].sort((a, b) => a - b)
  const at = (sorted.length - 1) * q
  const low = sorted[Math.floor(at)] ?? Number.NaN
  return low + ((sorted[Math.ceil(at)] ?? low) - low) * (at - Math.floor(at))
}

/** The share by which a prediction misses what was published. */
export const shareMissed = (miss: Miss): number => Math.abs(Math.exp(-miss.residual) - 1)

/** Nine tenths of the misses are no larger than this factor. */
export const ninetieth = (misses: readonly Miss[]): number =>
  Math.exp(
    quantile(
      misses.map((m) => Math.abs(m.residual)),
      0.9,
    ),
  )

export const middle = (list: readonly number[]): number => quantile(list, 0.5)
export const percent = (value: number): string => `${(value * 100).toFixed(1)}%`
