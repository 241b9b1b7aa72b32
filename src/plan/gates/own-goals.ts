import { findNumbers } from '../../amounts/find-numbers.ts'
import { count } from '../../amounts/print.ts'
import type { Blueprint, Gate } from '../../blueprint/schema.ts'
import type { QuantityKind } from '../../knowledge/quantity-kinds.ts'
import type { Quantity } from '../../profile/quantity.ts'
import { upperFirst } from '../../sentence.ts'
import type { Phase } from '../../solution/phase.ts'
import type { Sample } from '../evaluation/sample.ts'
import { asOften, kindsIn, noStricter, withoutOwn } from './same-thing.ts'
import { withinReach } from './within-reach.ts'

type Row = Sample['measures'][number]
/** How long the pilot lasts, and how many cases there are a day, where that is known. */
export type InUse = { readonly pilotWeeks: number; readonly perDay: number | undefined }

/** What the team's own remarks ask for at the last gate before the pilot, and at that of the pilot; and every number that it told. */
type Besides = Readonly<Record<'test' | 'pilot', readonly string[]>> & {
  readonly told?: readonly Quantity[]
  /** What the team has set a limit for beside its goals: ids of quantity-kinds.yaml. */
  readonly limits?: readonly string[]
}

/** How the pilot of a timeline stands beside the cases a day, where their number is known. */
export const inUse = (timeline: readonly Phase[], perDay: unknown): InUse => {
  const { startWeek = 0, endWeek = 0 } = timeline.find(({ id }) => id === 'pilot') ?? {}
  return { pilotWeeks: endWeek - startWeek, perDay: typeof perDay === 'number' ? perDay : undefined }
}

/** A longer trial nobody runs. */
const LONGEST = 104
const DAYS_A_WEEK = 7

/** The team's own goals: what the gate before the pilot must show, what the pilot, and what is seen only later, with when. Pure. */
export function ownGoals(
  rows: readonly Row[],
  { pilotWeeks, perDay }: InUse,
): Readonly<Record<'offline' | 'pilot' | 'whole' | 'later', readonly string[]>> {
  const told = rows.filter(({ goal, accepted }) => /\d|none/u.test(goal) && accepted !== false)
  const offline = told.filter(({ inUse }) => inUse !== true)
  const used = told.filter(({ inUse }) => inUse === true)
  const late = used.filter((row) => weeksOf(row, perDay) > pilotWeeks)
  return {
    offline: offline.map((row) => `${nameOf(row)}${row.pass === undefined ? '' : ` (${row.pass})`}`),
    pilot: used.filter((row) => !late.includes(row) && row.whole !== true).map(nameOf),
    whole: used.filter((row) => !late.includes(row) && row.whole === true).map(nameOf),
    later: late.map((row) => `${nameOf(row)}: ${whenOf(weeksOf(row, perDay))}`),
  }
}

/** Weeks until a goal that is counted in use shows; 0 where the pilot is enough whatever its length. */
function weeksOf({ weeks, cases, proof }: Row, perDay: number | undefined): number {
  if (/^cannot be seen/u.test(proof)) return Number.POSITIVE_INFINITY
  if (weeks !== undefined) return weeks
  return perDay === undefined || perDay <= 0 ? 0 : Math.ceil(cases / perDay / DAYS_A_WEEK)
}

const whenOf = (weeks: number): string =>
  weeks > LONGEST
    ? 'no trial of a bearable length shows it; watch it, and decide by the other goals'
    : `about ${count(weeks, 'week')} in use, longer than the pilot; it decides on what comes after`

const MAX_WORDS = 10
/** The team's words where they hold the number or the goal is none of its own, else the measure and its goal. */
function nameOf({ measure, goal }: Row): string {
  if (goal === 'none' && measure === 'share of errors') return 'none of the errors that must not happen'
  const isTold = findNumbers(measure).length > 0 || !/\d/u.test(goal) || /\bnot\b/u.test(measure)
  const told = isTold ? `“${measure}”` : `${measure} ${goal}`
  const words = measure.split(/\s+/u)
  // What is longer stands in the table of the measures.
  return told.startsWith('“') && words.length > MAX_WORDS ? `“${words.slice(0, MAX_WORDS - 1).join(' ')} …”` : told
}

/**
 * The gates with the team's own goals in place of the kind's numbers for the same thing: those of the test at the last gate before
 * the pilot, all at the last of the pilot (or the first after it); `besides` them what the team's remarks ask for there. Pure.
 */
export function withOwnGoals(
  blueprint: Blueprint,
  rows: readonly Row[],
  use: InUse,
  kinds: readonly QuantityKind[],
  besides: Besides = { test: [], pilot: [] },
): Blueprint {
  const { offline, pilot, whole } = ownGoals(rows, use)
  const named = new Set([
    ...rows.flatMap(({ measure, goal }) => [...kindsIn(`${measure} ${goal}`, kinds)]),
    ...(besides.limits ?? []),
  ])
  const { gates } = blueprint
  const tests = gates.filter(({ after }) => after === 'offline')
  const before = tests.findLast(({ pass }) => withoutOwn(pass, named, kinds) !== pass) ?? tests.at(-1)
  const inPilot =
    gates.findLast(({ after }) => after === 'pilot') ??
    gates.find(({ after }) => after === 'rollout' || after === 'later')
  const last = gates.findLast(({ after }) => after === 'rollout') ?? inPilot
  const yours = (goals: readonly string[]): string[] => (goals.length === 0 ? [] : [`your goal: ${goals.join('; ')}`])
  const added = (gate: Gate): readonly string[] => [...(gate === last ? yours(whole) : []), ...addedAt(gate)]
  const addedAt = (gate: Gate): readonly string[] =>
    gate === inPilot
      ? [
          ...yours(before === undefined ? [...offline, ...pilot] : pilot),
          ...(before !== undefined && offline.length > 0 ? [LIVE] : []),
          ...(before === undefined ? besides.test : []),
          ...besides.pilot,
        ]
      : gate === before
        ? [...yours(offline), ...besides.test]
        : []
  return {
    ...blueprint,
    gates: gates.map((gate) => {
      // What a project starts with is no goal of its end.
      const kept = EARLY.includes(gate.after)
        ? withinReach(noStricter(gate.pass, rows, kinds), besides.told ?? [])
        : strictEnough(withoutOwn(asOften(gate.pass, rows), named, kinds), rows)
      const pass = [kept, ...added(gate)].filter((each) => each !== undefined).join('; ')
      return { ...gate, pass: pass === '' ? (REACHED[gate.after] ?? REACHED_LIVE) : upperFirst(pass) }
    }),
    evaluation: {
      ...blueprint.evaluation,
      metrics: blueprint.evaluation.metrics.filter(
        ({ metric, target }) => withoutOwn(`${metric} ${target}`.replaceAll(/[,;]/gu, ' '), named, kinds) !== undefined,
      ),
    },
  }
}
const LIVE = 'the same on live cases'
/** Where the team's goals stand in place of all that a gate asks. */
const REACHED: Readonly<Partial<Record<Gate['after'], string>>> = {
  offline: 'Replayed on past cases, each of your goals is met',
}
const REACHED_LIVE = 'Each of your goals is met on live cases'

const SHOWS = /\(shows (?:below|under) (?<limit>\d+(?:\.\d+)?)%\)/iu
/** A condition without those of its clauses that let through more errors than a goal of the team. */
function strictEnough(pass: string | undefined, rows: readonly Row[]): string | undefined {
  const strictest = Math.min(...rows.flatMap(errorsOf))
  const kept = pass?.split(/;\s+|,\s+(?!\d{3}\b)/u) ?? []
  const laxer = kept.filter((clause) => Number(SHOWS.exec(clause)?.groups?.limit ?? 0) > strictest)
  if (laxer.length === 0) return pass
  const rest = kept.filter((clause) => !laxer.includes(clause))
  return rest.length === 0 ? undefined : rest.join('; ')
}

/** The errors in percent that a goal allows: of 99.5% right a half. */
function errorsOf({ goal }: Row): readonly number[] {
  const { is, percent } = /^(?<is>at least|below) (?<percent>\d+(?:\.\d+)?)%/u.exec(goal)?.groups ?? {}
  const value = Number(percent)
  if (is === 'at least') return value > MOSTLY ? [100 - value] : []
  return is === 'below' && value < 100 - MOSTLY ? [value] : []
}
/** A lower share is no share of right ones. */
const MOSTLY = 90
const EARLY: readonly Gate['after'][] = ['need', 'law', 'data']
