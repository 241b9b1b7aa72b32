import type { Figure } from './query.ts'

/** A value with the range that is meant to hold the truth 80 % of the time. */
export type Range = { readonly value: number; readonly low: number; readonly high: number }

/** A range around a value by factors (0.9 to 1.2 of it). */
export const around = (value: number, low: number, high: number): Range => ({
  value,
  low: value * low,
  high: value * high,
})

/** A value that is known exactly. */
export const exactly = (value: number): Range => ({ value, low: value, high: value })

/** The range scaled by a plain number. */
export const times = (range: Range, factor: number): Range => ({
  value: range.value * factor,
  low: range.low * factor,
  high: range.high * factor,
})

/** One divided by the range: a time from a rate. */
export const inverse = (range: Range): Range => ({ value: 1 / range.value, low: 1 / range.high, high: 1 / range.low })

/** The product of two independent ranges: on a logarithmic scale the distances to the ends add like the sides of a right angle. */
export function product(a: Range, b: Range): Range {
  const value = a.value * b.value
  const down = Math.hypot(Math.log(a.value / a.low), Math.log(b.value / b.low))
  const up = Math.hypot(Math.log(a.high / a.value), Math.log(b.high / b.value))
  return { value, low: value * Math.exp(-down), high: value * Math.exp(up) }
}

/** The range stretched on a logarithmic scale: 2 doubles the distance to both ends. */
export function widened(range: Range, factor: number): Range {
  return {
    value: range.value,
    low: range.value * (range.low / range.value) ** factor,
    high: range.value * (range.high / range.value) ** factor,
  }
}

/** A figure for the answer, with its unit. */
export const figure = (range: Range, unit: string): Figure => ({
  value: range.value,
  low: range.low,
  high: range.high,
  unit,
})
