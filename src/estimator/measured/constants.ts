import file from './constants.json' with { type: 'json' }
import type { Field } from './field.ts'

/** What bench/fit.ts learnt from the published figures of bench/published, with the day it did. Nothing here is typed by hand. */
export type Constants = {
  readonly fittedOn: string
  /** Coefficients of the terms of each formula (`formula` or `formula.regime`), in the order that the formula's file documents. */
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

const regimes = new Map<string, Map<string, readonly number[]>>()
for (const [name, coefficients] of Object.entries(constants.coefficients)) {
  const dot = name.indexOf('.')
  const formula = dot === -1 ? name : name.slice(0, dot)
  const known = regimes.get(formula) ?? new Map<string, readonly number[]>()
  regimes.set(formula, known.set(dot === -1 ? '' : name.slice(dot + 1), coefficients))
}

/** The coefficients of a formula in a regime (an engine, a framework, dense or mixture); those of `other` when the regime has none of its own. */
export function coefficientsOf(formula: string, regime: string, other = ''): readonly number[] {
  const known = regimes.get(formula)
  return known?.get(regime) ?? known?.get(other) ?? []
}

/** The weighted sum of terms. */
export function weighted(terms: readonly number[], coefficients: readonly number[]): number {
  let sum = 0
  for (let i = 0; i < terms.length; i++) sum += (terms[i] as number) * (coefficients[i] ?? 0)
  return sum
}
