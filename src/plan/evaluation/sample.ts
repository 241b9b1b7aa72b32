import { count } from '../../amounts/print.ts'
import type { Blueprint } from '../../blueprint/schema.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { todayOf } from '../../profile/falling.ts'
import { plannedTests } from '../../profile/planned-tests.ts'
import type { Profile } from '../../profile/profile.ts'
import type { Quantity } from '../../profile/quantity.ts'
import { upperFirst } from '../../sentence.ts'
import { graderHour } from '../../solution/money/experts.ts'
import { payThere } from '../../solution/money/pay-place.ts'
import { middle } from '../../solution/range.ts'
import { failMark } from '../../statistics/binomial.ts'
import { atLeast, type Cluster, clustered } from './cluster.ts'
import { type GradedSet, gradedSet } from './graded-set.ts'
import { withKnown } from './known-cases.ts'
import type { Measured } from './measured.ts'
import { cases, type Need, passText, percent, shareNeed } from './need.ts'
import { needsOf } from './needs.ts'
import { withRest } from './rest.ts'
import { sliceMark, sliceProof } from './slice.ts'
import { namedTest } from './test-size.ts'

/** The test that shows whether the project did what it promised. Hours are of people who know the work. */
export type Sample = {
  /** Cases of the one test, as many as the most demanding measure takes that people judge. */
  readonly cases: number
  /** What one of them is, where it is none of the team's cases: "excerpts". */
  readonly unit?: string
  /** False where nothing is judged by people: all is counted by the systems. */
  readonly judged?: false
  /** How many are graded so that enough right ones are among them; how many are judged by two people. */
  readonly graded?: number
  readonly twice?: number
  /** Cases of each class, where each has a mark of its own. */
  readonly groupOf?: number
  /** The team's own measures, in their order: what is to be reached, and what shows it at 95 % confidence. */
  readonly measures: readonly {
    readonly measure: string
    readonly goal: string
    readonly proof: string
    readonly cases: number
    /** Which measure of measures.yaml it is. */
    readonly id?: string
    /** What must be seen in the test: "478 of 545 right". */
    readonly pass?: string
    /** Seen only where people work with it; in so many weeks, where it adds up by the week. */
    readonly inUse?: boolean
    readonly weeks?: number
    /** Shown by everything together only: at the last gate. */
    readonly whole?: true
    /** The plan itself rejects it as a goal. */
    readonly accepted?: false
  }[]
  /** What that many cases show, one sentence or two for each measure, at most three measures. */
  readonly statement: string
  /** How many cases a part of the test takes that is counted apart, and what shows that it fails there; the same as a gate says it. */
  readonly slice?: string
  readonly sliceMark?: string
  /** What keeps the test apart from what is learned from. */
  readonly apart?: string
  /** What is easily done wrong with these measures. */
  readonly mind?: string
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

const SHOWN = 5
/** Kinds of task whose known cases carry their right answer, so that a test can be held out of them. */
const KNOWN_ANSWERS = ['classify', 'extract', 'predict', 'translate']
/** Of what a search or a ranking is judged on, the share that is right: what must be graded to find enough right ones. (Our assumption.) */
const SUITABLE = 0.2
/** A larger share of graded ones is hardly right. (Our assumption.) */
const MOST_SUITABLE = 0.3

/**
 * The sample for the success measure: exact binomial for shares and rare errors, paired comparison for times and changes, by
 * kind (knowledge/measures.yaml) for other measures. With no number named it sizes a share right, and says so. Cases that the
 * kind of project has people judge anyway (`blueprint`) are counted once. Hours are dollars by what an hour of an expert costs.
 */
export function planSample(profile: Profile, knowledge: Knowledge, blueprint?: Blueprint): Sample {
  const { measures, planning } = knowledge
  const hourly = Math.round(middle(graderHour(blueprint?.people ?? { experts: [] }, payThere(profile, knowledge))))
  const { labelling } = planning
  const cluster = blueprint?.evaluation.cluster
  const fields = profile.quantities.find(({ role }) => role === 'case-fields')?.value
  const noun = blueprint?.unit ?? { one: 'case', many: 'cases' }
  // Where the team planned no test of its own, the usual one of the kind is the least.
  const least = plannedTests(profile.quantities, profile.answers).length > 0 ? undefined : namedTest(blueprint)
  const { low, high } = labelling.minutesPerExample
  const beside = (need: Need) => (need.positives === true ? withRest(need, profile, (low + high) / 2) : need)
  const found = needsOf(profile, measures).map((each) => ({
    ...each,
    need: beside(atLeast(withKnown(clustered(each.need, cluster, fields, noun), profile), least, noun)),
  }))
  const needs: readonly Measured[] =
    found.length > 0 ? found : [{ measure: undefined, need: shareNeed(0.9, labelling.toScore) }]
  const judged = needs.filter(({ need }) => need.fromLogs !== true)
  const tested = judged.filter(({ need }) => need.inUse !== true)
  const largest = (tested.length > 0 ? tested : judged.length > 0 ? judged : needs)
    .map(({ need }) => need)
    .reduce((best, need) => (need.cases > best.cases ? need : best))
  const most = largest.cases
  const minds = new Set(needs.flatMap(({ measure }) => measure?.mind ?? []))
  const whole = measures.filter(({ id, kind }) => kind === 'whole' && profile.metrics.some((named) => named.id === id))
  const unnamed = found.length > 0 ? [] : ['No number is given yet, so 90% is assumed.']
  const tools = whole.map(({ name }) => `Measure ${name} over everything, with a tool.`)
  const says = new Set(needs.slice(0, SHOWN).map(({ need }) => need.says))
  return {
    cases: most,
    ...(largest.unit !== undefined && { unit: largest.unit }),
    ...(judged.length === 0 && { judged: false }),
    measures: found.slice(0, SHOWN).map(({ need, words, called, measure }) => ({
      measure: called ?? words ?? nameOf({ measure, need }),
      goal: need.goal,
      proof: need.proof,
      cases: need.cases,
      ...(measure !== undefined && { id: measure.id }),
      ...passed(need),
      ...((need.inUse ?? (need.fromLogs === true && need.past !== true)) && { inUse: true }),
      ...(need.weeks !== undefined && { weeks: need.weeks }),
      ...(need.whole === true && { whole: true as const }),
    })),
    statement: [...unnamed, ...tools, ...says, ...minds].join(' '),
    slice: sliceProof(judged.map(({ need }) => need)),
    sliceMark: sliceMark(judged.map(({ need }) => need)),
    ...(largest.groupOf !== undefined && { groupOf: largest.groupOf }),
    ...(minds.size > 0 && { mind: [...minds].join(' ') }),
    confidence: 0.95,
    metric: [...new Set([...whole.map(({ name }) => name), ...needs.map(nameOf)])].join(', '),
    ...effort(
      profile,
      judged.length > 0 ? largest : undefined,
      gathered(profile, judged),
      gradedSet(blueprint),
      labelling,
      hourly,
    ),
    ...((judged.length > 0 || needs.some(({ need }) => need.past === true)) && { apart: apartOf(cluster, profile) }),
    comparison: comparisonOf(needs, profile),
    stopRule: stopRuleOf(needs, most),
  }
}

const passed = (need: Need): { readonly pass?: string } => {
  const pass = passText(need)
  return pass === undefined ? {} : { pass }
}

function nameOf({ measure, need, called }: Measured): string {
  if (measure !== undefined) return measure.name
  if (called !== undefined) return called
  if (need.limit !== undefined) return 'share of errors'
  if (need.fromLogs === true) return 'rate to bring down'
  return need.target === undefined ? 'time or change by case' : 'share right'
}

/** How the cases come together: of a ranking the right ones are a few among many graded ones; rare ones are collected where they are known. */
const gathered = (profile: Profile, judged: readonly Measured[]): 'graded' | 'collected' | 'drawn' =>
  profile.effective.task === 'rank'
    ? 'graded'
    : judged.some(({ measure }) => measure?.kind === 'positives')
      ? 'collected'
      : 'drawn'

/** Who judges the test, for how long: known answers are only looked at again, right ones of a search must be found first. */
function effort(
  profile: Profile,
  largest: Need | undefined,
  how: 'graded' | 'collected' | 'drawn',
  graded: GradedSet | undefined,
  { minutesPerExample, toScore }: Knowledge['planning']['labelling'],
  hourly: number,
): Pick<Sample, 'expertHours' | 'costUsd' | 'basis' | 'graded' | 'twice'> {
  const minutes = largest?.minutes ?? (minutesPerExample.low + minutesPerExample.high) / 2
  const task = String(profile.effective.task)
  const known = profile.labelledExamples?.value ?? 0
  if (largest === undefined) {
    return {
      expertHours: 1,
      costUsd: hourly,
      basis: `the systems count it as it happens: 1 hour to set up, at $${hourly} an hour (assumptions).`,
    }
  }
  const most = largest.cases
  const heldOut = largest.minutes === undefined && KNOWN_ANSWERS.includes(task) && known >= 2 * most
  const holds = how === 'graded' ? MOST_SUITABLE : 1
  const enough = graded !== undefined && graded.cases * holds >= most ? graded.cases : most
  const toGrade = how === 'graded' && enough === most ? Math.ceil(most / SUITABLE / 10) * 10 : enough
  // What happened is known; what somebody once decided, typed or wrote may be wrong, so each is looked at.
  const checkedOnce = heldOut && task !== 'predict'
  const twice = Math.min(most, toScore)
  const { rest = 0 } = largest
  const judged = (checkedOnce ? most + twice : heldOut ? twice : toGrade) + rest
  const readers = heldOut && !checkedOnce ? 2 : heldOut ? 1 : (graded?.readers ?? 1)
  const expertHours = Math.max(1, Math.round((judged * minutes * readers) / 60))
  const what = checkedOnce
    ? `taken from those with a known answer, which somebody checks again${twice === most ? ', all by two people' : `, ${cases(twice)} by two people`}`
    : heldOut
      ? `taken from those with a known outcome; ${twice === most ? 'all' : cases(twice)} of them are looked at by two people`
      : how === 'graded'
        ? `found among ${judged.toLocaleString('en-US')} graded ones, if ${percent(Math.round((100 * most) / judged) / 100)} of them are right (assumption)`
        : `${how === 'collected' ? 'collected where they are known (reported, confirmed later, planted), and ' : ''}judged by people${judged > most ? `, among the ${judged.toLocaleString('en-US')} under Data` : ''}`
  const more = rest === 0 ? '' : `, and ${rest.toLocaleString('en-US')} of the rest drawn by chance`
  const by = !heldOut && readers > 1 ? `, each by ${readers} people` : ''
  const pay = profile.money.hourlyCostUsd === undefined ? `$${hourly} an hour (assumptions)` : `$${hourly} an hour`
  return {
    expertHours,
    costUsd: Math.round(expertHours * hourly),
    ...(how === 'graded' && !heldOut && { graded: judged }),
    ...(heldOut && { twice }),
    basis: `${what}${more}${by}: ${judged.toLocaleString('en-US')} x ${minutes} minutes${readers > 1 ? ` x ${readers}` : ''} = ${count(expertHours, 'hour')} at ${pay}.`,
  }
}

/** What of the test may not be in what the system learns from, or in what its prompts are written with. */
function apartOf(cluster: Cluster | undefined, { effective }: Profile): string {
  const by = cluster === undefined ? 'no case' : `no ${cluster.by}`
  const later = TIMELESS.includes(String(effective.task)) ? '' : '; the test is later in time'
  return upperFirst(`${by} in both test and training or prompts${later}.`)
}
/** What was written once may be tested in any order. */
const TIMELESS = ['translate', 'write', 'code']

/** What is counted on everything is compared in use, not case by case. */
const AT_ONCE =
  "Today's way and the new way at the same time, by groups, places or days that chance gives to either: the difference of their shares or means, with each group as one draw. Where there is only one result, on past rounds computed again."

/** Groups that chance draws hold other cases: nothing is paired there. */
const BY_LOT =
  ' In use, where groups are drawn by lot: the difference of their two shares or means, with whole places, days or customers as one draw each.'

/** Counted in use, by groups and not case by case. */
const isCounted = ({ need }: Measured): boolean =>
  (need.fromLogs === true && need.past !== true) || (need.inUse === true && need.change !== true)

/** How it is today: told beside the measure that is compared first, or beside no goal at all; never that of another measure. */
function todayFor(needs: readonly Measured[], { quantities }: Profile): Quantity | undefined {
  const first = needs.find((each) => !isCounted(each))
  if (first?.now !== undefined) return first.now
  const beside = new Set(quantities.map((each) => todayOf(each, quantities)))
  return quantities.find(
    (each) =>
      each.role === 'baseline' &&
      (each.unit === 'share' || each.unit === 'score') &&
      each.where.question !== 'strategic_goal' &&
      !beside.has(each),
  )
}

function comparisonOf(needs: readonly Measured[], profile: Profile): string {
  const counted = needs.filter(isCounted)
  const test = needs.find(({ measure }) => measure !== undefined)?.measure?.compare
  const timed = needs.some(({ need }) => need.target === undefined && need.limit === undefined)
  const by = test ?? (timed ? 'a paired rank test (Wilcoxon) on the same cases' : "McNemar's test on the same cases")
  const today = todayFor(needs, profile)
  if (counted.length === needs.length)
    return test === undefined ? AT_ONCE : `Today's way and the new way; compared by ${test}.`
  const trial = counted.length > 0 && test === undefined ? BY_LOT : ''
  const against =
    today === undefined ? "Today's way" : `Today's way (${today.unit === 'share' ? percent(today.value) : today.value})`
  return `${against}, the simplest baseline and the new way; compared by ${by}.${trial}`
}

function stopRuleOf(needs: readonly Measured[], most: number): string {
  const first = needs.find(({ need }) => need.target !== undefined && need.target < 1)?.need
  const zero = needs.some(({ need }) => need.limit === 0)
  const look = Math.ceil((first?.cases ?? most) / 3)
  const fail = first?.target === undefined ? -1 : failMark(look, first.target)
  const early =
    fail < 0
      ? ''
      : ` After the first ${look}, stop if no more than ${fail} are right: the target is out of reach by then.`
  const harm = zero
    ? ' One error of the kind that must not happen ends the test: find its cause, fix it, and start over with new cases.'
    : ''
  return `Set the number of cases before you see the first result, and judge all of them.${early}${harm} A case used to improve the system never counts in the test.`
}
