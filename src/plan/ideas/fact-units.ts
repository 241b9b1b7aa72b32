import type { FactValues } from '../../blueprint/expression.ts'
import { FACT_NAMES, type FactName } from '../../blueprint/fact-names.ts'
import type { Nouns } from './unit.ts'

/** What each fact counts; undefined for those that are no number. */
const FACT_UNITS: Readonly<Record<FactName, string | undefined>> = {
  case: undefined,
  cases: undefined,
  casesPerDay: 'case/day',
  casesPerWeek: 'case/week',
  casesPerMonth: 'case/month',
  casesPerYear: 'case/year',
  casesOnce: 'case',
  peakPerSecond: 'case/second',
  peakFactor: 'times',
  minutesPerCase: 'minute/case',
  workPerDay: 'case/day',
  toldPerDay: 'case/day',
  toldVolume: undefined,
  targetMinutesPerCase: 'minute/case',
  hourlyCostUsd: 'usd/hour',
  currentCostUsd: 'usd/year',
  lossUsdPerYear: 'usd/year',
  lossOf: undefined,
  lossUsdPerEvent: 'usd/event',
  eventsPerYear: 'event/year',
  ownLossShare: 'share',
  partOfLoss: 'share',
  workHoursPerYear: 'hour/year',
  targetCostUsd: 'usd/case',
  costPerErrorUsd: 'usd/case',
  errorCostOf: undefined,
  valuePerSuccessUsd: 'usd/case',
  valueIsSales: undefined,
  missedShare: 'share',
  missedPeakShare: 'share',
  budgetUsd: 'usd',
  deadlineWeeks: 'week',
  latencyMs: 'ms',
  target: 'share',
  targetNow: 'share',
  targetMetric: undefined,
  errorLimit: 'share',
  errorNow: 'share',
  rateNow: 'share',
  rateTarget: 'share',
  rateCasesPerYear: 'case/year',
  pilotWeeks: 'week',
  pilotObjects: 'object',
  waitHours: 'hour',
  triedScore: 'share',
  prevalence: 'share',
  coverage: 'share',
  incompleteShare: 'share',
  heard: undefined,
  cutTarget: 'share',
  automationTarget: 'share',
  plannedTestCases: 'case',
  testTarget: 'share',
  testTargetCases: 'case',
  testNoun: undefined,
  testErrorLimit: 'share',
  testErrorCases: 'case',
  recallTarget: 'share',
  recallAlone: undefined,
  precisionTarget: 'share',
  mixedTestCases: 'case',
  changeTarget: 'share',
  changeTestUnits: 'case',
  changeNoun: undefined,
  peopleAgree: 'share',
  zeroErrors: undefined,
  targetPerField: undefined,
  targetIsAccuracy: undefined,
  floorTarget: 'share',
  ambiguousDifference: undefined,
  differencePercent: 'share',
  labelled: 'example',
  documents: 'document',
  wordsPerYear: 'word/year',
  pages: 'page',
  pagesPerCase: 'page',
  soundMinutes: 'minute/case',
  workOnSoundNow: 'times',
  workOnSoundGoal: 'times',
  picturesPerCase: 'picture/case',
  turnsPerCase: 'turn/case',
  requestNoun: undefined,
  records: 'record',
  users: 'user',
  staff: 'person',
  usersAtWork: 'user',
  sites: 'site',
  vehicles: 'vehicle',
  machines: 'machine',
  cameras: 'camera',
  objects: 'object',
  objectsNoun: undefined,
  classes: 'class',
  fields: 'field',
  historyMonths: 'month',
  historyCount: 'record',
  historyPerYear: 'record/year',
  historyTold: undefined,
  loanUsd: 'usd',
  outcomeMonths: 'month',
  languages: undefined,
  languageCount: 'language',
  systems: undefined,
  region: undefined,
  hardware: undefined,
  invoiceSystem: undefined,
  taxNumber: undefined,
  personId: undefined,
  messenger: undefined,
  payments: undefined,
  workersLaw: undefined,
  onceUsd: 'usd',
  monthlyUsd: 'usd/month',
  firstYearUsd: 'usd',
  newMoneyUsd: 'usd',
  wholeFirstYearUsd: 'usd',
  costPerCaseUsd: 'usd/case',
  benefitUsdPerYear: 'usd/year',
  projectWeeks: 'week',
}

/** A number with its unit, and what it is in words where it is a fact of the project. */
export type Known = { readonly value: number; readonly unit: string; readonly is?: string }

/** The only number that is no fact of the project, so that what is paid by the month can be told by the year. */
const MONTHS: readonly [string, Known] = ['monthsPerYear', { value: 12, unit: 'month/year', is: 'months in a year' }]

/** The facts of a plan that are numbers, each with its unit. */
export function knownNumbers(facts: FactValues): ReadonlyMap<string, Known> {
  const numbers = Object.entries(FACT_UNITS).flatMap(([name, unit]): [string, Known][] => {
    const value = facts[name]
    const is = FACT_NAMES[name as FactName]
    return unit === undefined || typeof value !== 'number' ? [] : [[name, { value, unit, is }]]
  })
  return new Map([MONTHS, ...numbers])
}

/** What the team calls its cases, and the things that they belong to. */
export function nounsOf(facts: FactValues): Nouns {
  const { case: one, cases: many, objectsNoun: things } = facts
  return {
    ...(typeof one === 'string' && typeof many === 'string' && { case: [one, many] as const }),
    ...(typeof things === 'string' && { object: [things.replace(/s$/u, ''), things] as const }),
  }
}
