import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Profile } from '../../profile/profile.ts'
import { failMark } from '../../statistics/binomial.ts'
import { cases, percent, shareNeed } from './need.ts'
import { type Measured, needsOf } from './needs.ts'

/** The test that shows whether the project did what it promised. Hours are of people who know the work. */
export type Sample = {
  /** Cases of the test, as many as the most demanding measure takes. */
  readonly cases: number
  /** What that many cases show, one sentence or two for each measure, at most three measures. */
  readonly statement: string
  readonly confidence: number
  /** What is measured, in the team's own measure where it named one. */
  readonly metric: string
  readonly expertHours: number
  readonly costUsd: number
  /** Where hours and money come from, with what is assumed. */
  readonly basis: string
  /** How the new way is compared with today's. */
  readonly comparison: string
  readonly stopRule: string
}

const SHOWN = 3
/** Kinds of task whose known cases carry their right answer, so that a test can be held out of them. */
const KNOWN_ANSWERS = ['classify', 'extract', 'rank', 'predict', 'translate']

/**
 * The sample for the success measure: exact binomial for shares and rare errors, paired comparison for times and changes, by
 * kind (knowledge/measures.yaml) for other measures. With no number named it sizes a share right, and says so.
 */
export function planSample(profile: Profile, { measures, planning }: Knowledge): Sample {
  const { labelling } = planning
  const found = needsOf(profile, measures)
  const needs: readonly Measured[] =
    found.length > 0 ? found : [{ measure: undefined, need: shareNeed(0.9, labelling.toScore) }]
  const most = Math.max(...needs.map(({ need }) => need.cases))
  const minds = new Set(needs.flatMap(({ measure }) => measure?.mind ?? []))
  const whole = measures.filter(({ id, kind }) => kind === 'whole' && profile.metrics.some((named) => named.id === id))
  const unnamed = found.length > 0 ? [] : ['No number is named yet, so 90 % is taken.']
  const tools = whole.map(({ name }) => `Measure ${name} over everything, by a tool.`)
  const says = new Set(needs.slice(0, SHOWN).map(({ need }) => need.says))
  return {
    cases: most,
    statement: [...unnamed, ...tools, ...says, ...minds].join(' '),
    confidence: 0.95,
    metric: [...new Set(metricNames(needs, whole))].join(', '),
    ...effort(profile, most, labelling),
    comparison: comparisonOf(needs, profile),
    stopRule: stopRuleOf(needs, most),
  }
}

function metricNames(needs: readonly Measured[], whole: readonly { readonly name: string }[]): string[] {
  const names = needs.map(({ measure, need }) => {
    if (measure !== undefined) return measure.name
    if (need.limit !== undefined) return 'share of errors'
    return need.target === undefined ? 'time or change by case' : 'share right'
  })
  return [...whole.map(({ name }) => name), ...names]
}

function effort(
  profile: Profile,
  most: number,
  { minutesPerExample, hourlyUsd, toScore }: Knowledge['planning']['labelling'],
): Pick<Sample, 'expertHours' | 'costUsd' | 'basis'> {
  const minutes = (minutesPerExample.low + minutesPerExample.high) / 2
  const known = profile.labelledExamples?.value ?? 0
  const heldOut = KNOWN_ANSWERS.includes(String(profile.effective.task)) && known >= 2 * most
  const judged = heldOut ? Math.min(most, toScore) : most
  const hourly = profile.money.hourlyCostUsd?.value ?? (hourlyUsd.low + hourlyUsd.high) / 2
  const expertHours = Math.max(1, Math.round((judged * minutes) / 60))
  const from = heldOut
    ? `Held out of the cases with a known answer; ${cases(judged)} of them are checked again by hand, at`
    : 'At'
  const pay = profile.money.hourlyCostUsd === undefined ? `$${hourly} an hour (both assumptions)` : `$${hourly} an hour`
  return {
    expertHours,
    costUsd: Math.round(expertHours * hourly),
    basis: `${from} ${minutes} minutes a case and ${pay}.`,
  }
}

function comparisonOf(needs: readonly Measured[], { quantities }: Profile): string {
  const test = needs.find(({ measure }) => measure !== undefined)?.measure?.compare
  const timed = needs.some(({ need }) => need.target === undefined && need.limit === undefined)
  const by = test ?? (timed ? 'a paired rank test (Wilcoxon) on the same cases' : "McNemar's test on the same cases")
  const today = quantities.find(({ role, unit }) => role === 'baseline' && (unit === 'share' || unit === 'score'))
  const against =
    today === undefined ? "Today's way" : `Today's way (${today.unit === 'share' ? percent(today.value) : today.value})`
  return `${against} and the simplest baseline run on the same cases as the new way; compared by ${by}.`
}

function stopRuleOf(needs: readonly Measured[], most: number): string {
  const first = needs.find(({ need }) => need.target !== undefined && need.target < 1)?.need
  const zero = needs.some(({ need }) => need.limit === 0)
  const look = Math.ceil((first?.cases ?? most) / 3)
  const fail = first?.target === undefined ? -1 : failMark(look, first.target)
  const early =
    fail < 0 ? '' : ` After the first ${look}, stop if no more than ${fail} are right: the target is then out of reach.`
  const harm = zero
    ? ' One error of the kind that must not happen ends the test: find its cause, mend it, and begin again with new cases.'
    : ''
  return `Fix the number of cases before the first result is seen, and judge all of them.${early}${harm} A case that was used to improve the system never counts in the test.`
}
