/**
 * The facts that sentences and challenges of blueprints may name, each with what it is. One list for authors
 * (docs/blueprints.md), the loader (an unknown name is refused) and `project-facts.ts` (which fills them).
 */
export const FACT_NAMES = {
  case: 'one use, as the team calls it',
  cases: 'uses, as the team calls them',
  casesPerDay: 'uses a day',
  casesPerWeek: 'uses a week',
  casesPerMonth: 'uses a month',
  casesPerYear: 'uses a year',
  peakPerSecond: 'uses in the busiest second',
  peakFactor: 'busiest hour over the average hour',
  minutesPerCase: 'minutes that a person spends on a case today',
  targetMinutesPerCase: 'minutes that a case shall take',
  hourlyCostUsd: 'cost of an hour of that person',
  currentCostUsd: 'what the present way costs a year besides',
  targetCostUsd: 'what a case may cost at most',
  costPerErrorUsd: 'what one error costs',
  valuePerSuccessUsd: 'what one more success is worth',
  budgetUsd: 'budget',
  deadlineWeeks: 'weeks until the deadline',
  latencyMs: 'limit of the answer time in milliseconds',
  target: 'the share to reach, 0 to 1',
  targetNow: 'the share reached today, 0 to 1',
  targetMetric: 'the measure that the team named',
  errorLimit: 'the share that may be wrong, 0 to 1',
  plannedTestCases: 'cases of the test that the team plans',
  labelled: 'examples with the right answer',
  documents: 'documents in the collection',
  records: 'records',
  users: 'people who use it',
  staff: 'people who do the work today',
  sites: 'places: shops, villages, plants',
  objects: 'things that cases belong to',
  objectsNoun: 'what those things are called',
  classes: 'classes to choose from',
  fields: 'fields to fill for a case',
  historyMonths: 'months of history',
  outcomeMonths: 'months until an outcome is known',
  languages: 'languages, in words',
  languageCount: 'number of languages',
  systems: 'systems, in words',
  region: 'countries or regions, in words',
  hardware: 'machines that the team owns, in words',
  onceUsd: 'cost until roll-out, to plan with',
  monthlyUsd: 'running cost a month, to plan with',
  firstYearUsd: 'cost of the first year, to plan with',
  costPerCaseUsd: 'running cost of one use',
  benefitUsdPerYear: 'benefit a year',
  projectWeeks: 'weeks until roll-out',
} as const

export type FactName = keyof typeof FACT_NAMES

/** Facts that every project has, whatever was answered: these may stand outside optional parts. */
export const ALWAYS_KNOWN: readonly FactName[] = ['case', 'cases']
