import file from './constants.json' with { type: 'json' }
import type { Field } from './field.ts'

/** What bench/fit.ts learnt from the published figures of bench/published, with the day it did. Nothing here is typed by hand. */
export type Constants = {
  readonly fittedOn: string
  /** Coefficients of the terms of each formula, in the order that the formula's file documents. */
  readonly coefficients: Readonly<Record<string, readonly number[]>>
  readonly fields: Readonly<Record<FieldName, Field>>
  /** Factors around a memory figure that hold 80 % of the published ones, by regime. */
  readonly spreads: Readonly<Record<string, readonly [number, number]>>
  /** Ratios that published runs report: median and the middle 80 %. */
  readonly ratios: Readonly<Record<string, readonly [number, number, number]>>
}

export type FieldName =
  | 'trainHours'
  | 'trainThroughput'
  | 'timePerToken'
  | 'firstToken'
  | 'throughput'
  | 'decode'
  | 'prompt'

export const constants = file as unknown as Constants

/** The coefficients of a formula; `other` when there are none under that name. */
export function coefficientsOf(name: string, other: string): readonly number[] {
  return constants.coefficients[name] ?? constants.coefficients[other] ?? []
}

/** The weighted sum of terms. */
export function weighted(terms: readonly number[], coefficients: readonly number[]): number {
  let sum = 0
  for (let i = 0; i < terms.length; i++) sum += (terms[i] as number) * (coefficients[i] ?? 0)
  return sum
}
