import type { FactValues } from '../../blueprint/expression.ts'
import type { ToldLine } from '../../blueprint/told-lines/line.ts'
import type { Worth } from '../../blueprint/worth-schema.ts'
import type { Planning } from '../../knowledge/planning.ts'

/** What a gain is reckoned from: the facts, what its kind of project says of worth, and the usual shares. */
export type WorthInput = {
  readonly facts: FactValues
  readonly worth: Worth | undefined
  readonly usual: Planning['worth']
  /** What an hour of those who do the work today costs, as the plan pays it elsewhere. US dollars. */
  readonly anHourUsd: number
  /** What the goals bring by the numbers of the text, line by line. */
  readonly lines?: readonly ToldLine[]
  /** Pay of the place against the United States. */
  readonly payFactor?: number
}

/** A fact that is a number. */
export type Told = (name: string) => number | undefined

const WORKING_DAYS = 250

/** Cases a year for people's work: where only a day was told, on working days, unless such cases come in every day. */
export function casesAYear(facts: FactValues, worth: Worth | undefined): number | undefined {
  const { casesPerYear, casesPerDay } = facts
  if (typeof casesPerYear !== 'number') return undefined
  const isEveryDay = typeof casesPerDay === 'number' && Math.abs(casesPerYear / (casesPerDay * 365) - 1) < 0.01
  return isEveryDay && worth?.everyDay !== true ? (casesPerYear * WORKING_DAYS) / 365 : casesPerYear
}
