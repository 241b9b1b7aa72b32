import { around, type Range } from '../range.ts'
import { constants, type FieldName } from './constants.ts'
import { correctionAt, type Point } from './field.ts'

/** 80 % of a normal distribution lie within this many standard deviations. */
const EIGHTY = 1.2816

/** What the formula says, leant towards published figures nearby, with the range that is left. */
export function lean(formula: number, name: FieldName, place: Point): Range {
  const { shift, sd } = correctionAt(constants.fields[name], place)
  const value = formula * Math.exp(shift)
  return around(value, Math.exp(-EIGHTY * sd), Math.exp(EIGHTY * sd))
}
