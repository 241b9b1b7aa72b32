import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Profile } from '../../profile/profile.ts'
import { failMark } from '../../statistics/binomial.ts'
import { percent } from './need.ts'
import { needsOf } from './needs.ts'

/** What is watched after launch: when it is wrong, and what is done then. */
export type Watch = {
  readonly what: string
  readonly every: string
  readonly threshold: string
  readonly action: string
}

const DAYS_A_WEEK = 7
/** Cases that people look at a week: enough to notice a fall of ten points, few enough to be done. An assumption. */
const CHECKED_A_WEEK = 100
const MIN_CHECKED = 20

/** Thresholds after launch, from the target and the volume: quality by a checked sample, then speed, cost, and change of the input. */
export function planMonitoring(
  profile: Profile,
  { measures }: Knowledge,
  redLines: readonly string[] = [],
): readonly Watch[] {
  const needs = needsOf(profile, measures).map(({ need }) => need)
  const weekly = (profile.volumes.perDay?.value ?? Number.POSITIVE_INFINITY) * DAYS_A_WEEK
  const [n, every] =
    weekly >= MIN_CHECKED
      ? [Math.min(CHECKED_A_WEEK, Math.floor(weekly)), 'week']
      : [MIN_CHECKED, `${MIN_CHECKED} cases`]
  const target = needs.find((need) => need.target !== undefined && need.target < 1)?.target
  const limit = needs.find((need) => need.limit !== undefined)?.limit
  return [
    ...(redLines.length > 0 || limit === 0 ? [NEVER] : []),
    qualityWatch(n, every, target),
    ...errorWatch(limit, n, every),
    ...usageWatches(profile),
  ]
}

/** Where no share is the target: the measure of the test itself, by month. */
const WORSE_THAN_TESTED: Watch = {
  what: 'Quality: the same measure as in the test, on a random sample a quarter of its size',
  every: 'month',
  threshold: 'worse than the test result by more than twice its margin',
  action: 'go back to the last version that passed, and find which kind of case got worse',
}

function qualityWatch(n: number, every: string, target: number | undefined): Watch {
  if (target === undefined) return WORSE_THAN_TESTED
  const mark = Math.max(0, failMark(n, target) + 1)
  return {
    what: 'Quality: a random sample, judged as in the test',
    every,
    threshold: `fewer than ${mark} of ${n} right (the target is ${percent(target)}; chance alone gives so few at most once in twenty)`,
    action: 'go back to the last version that passed, and find which kind of case got worse',
  }
}

/** A red line has no share that is allowed. */
const NEVER: Watch = {
  what: 'Red lines',
  every: 'day',
  threshold: 'even one of what must never happen',
  action: 'turn it off until the test is passed again',
}

function errorWatch(limit: number | undefined, n: number, every: string): Watch[] {
  if (limit === undefined || limit === 0) return []
  const tooMany = Math.max(2, n - Math.max(0, failMark(n, 1 - limit)))
  return [
    {
      what: 'Errors with a limit, in the checked sample and in complaints',
      every,
      threshold: `${tooMany} or more of ${n} (the limit is ${percent(limit)})`,
      action: 'send doubtful cases to people until the cause is found',
    },
  ]
}

function usageWatches({ latencyMs, money, volumes }: Profile): Watch[] {
  const slow: Watch[] =
    latencyMs === undefined
      ? []
      : [
          {
            what: 'Answer time, the slowest one in twenty',
            every: 'hour',
            threshold: `above ${Math.round(latencyMs.value).toLocaleString('en-US')} ms`,
            action: 'add capacity, or answer with the smaller model',
          },
        ]
  const cost = money.targetCostUsd
  return [
    ...slow,
    {
      what: 'Cost per case',
      every: 'week',
      threshold: cost === undefined ? '50% more than planned' : `above $${cost.value.toLocaleString('en-US')} per case`,
      action: 'look for longer inputs and repeated calls first, then for a smaller model',
    },
    {
      what: 'Input: number of cases, length, language, share of each class',
      every: 'week',
      threshold:
        volumes.perDay === undefined
          ? '25% off from the weeks before'
          : `25% off from ${Math.round(volumes.perDay.value * DAYS_A_WEEK).toLocaleString('en-US')} a week, or a kind of case that was not in the test`,
      action: 'add cases of the new kind to the test before you change anything',
    },
    {
      what: 'New version of a model, a prompt or the data',
      every: 'change',
      threshold: 'worse on the frozen test than the current version',
      action: 'it does not go live',
    },
  ]
}
