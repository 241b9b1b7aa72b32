import { formatUsd } from '../../amounts/print.ts'
import type { SmallerRow } from '../../blueprint/smaller/schema.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Outcomes } from '../../rules/rule-book.ts'
import { type Limit, type Limits, limitsOf, missed, missedBy, takes } from '../../solution/limits.ts'
import { middleOf } from '../../solution/money/gain.ts'
import { smallerVersion } from '../../solution/smaller/fit.ts'
import type { Project, Solution } from '../../solution/solve.ts'
import type { Alternative } from '../alternatives.ts'
import { advisedRow } from '../best.ts'
import type { Plan } from '../plan.ts'
import { percent } from '../tipping.ts'
import { smallerRow } from './smaller-rows.ts'
import { COUNTED_WEEKS } from './staged-gates.ts'

/** What is left of the budget and of the weeks once stage 1 is paid, in use and counted. */
function leftAfter(first: Solution): Limits {
  const [most, { usd, weeks }] = [limitsOf(first), takes(first)]
  return { usd: most.usd - usd, weeks: most.weeks - weeks - COUNTED_WEEKS }
}

/** The limits of the team's own that a stage 2 misses with stage 1 before it. */
export const missedAfter = (second: Solution, first: Solution): readonly Limit[] =>
  missed(takes(second), leftAfter(first))

/** A whole so many times past a limit is no next step. (Our judgment.) */
const FAR = 4
const MONTHS_A_YEAR = 12

/** A part of the build that keeps no more of the gain than stage 1 does; `fits`: whether it keeps the limits by itself. */
export type Beaten = { readonly keeps: number; readonly fits: boolean }

/** That part, where it was to follow stage 1: nobody would go on to it. Undefined where the second stage keeps more. */
export function beatenBy(first: Alternative, part: Alternative | undefined, isPart: boolean): Beaten | undefined {
  if (!isPart || first.role !== 'less' || first.keeps === undefined || part?.keeps === undefined) return undefined
  const keeps = middleOf(part.keeps)
  return keeps <= middleOf(first.keeps) ? { keeps, fits: part.misses === undefined } : undefined
}

/** The part that is to follow stage 1 though it keeps no more, where the whole is within reach and takes its place. */
export function beatenPart({
  alternatives: rows = [],
  facts,
}: Pick<Plan, 'alternatives' | 'facts'>): Beaten | undefined {
  const [part, whole] = (['recommended', 'whole'] as const).map((role) => rows.find((row) => row.role === role))
  const first = advisedRow(rows)
  if (first === undefined || whole === undefined) return undefined
  const within = (value: number, limit: unknown) => typeof limit !== 'number' || value <= FAR * limit
  const firstYear = (whole.onceUsd ?? 0) + MONTHS_A_YEAR * (whole.monthlyUsd ?? 0)
  const isNear = within(firstYear, facts?.budgetUsd) && within(whole.weeks ?? 0, facts?.deadlineWeeks)
  return isNear ? beatenBy(first, part, true) : undefined
}

/** What stage 2 takes beyond the limits with stage 1 before it: "8 weeks and $4,300 of new money". */
function beyondWords(second: Solution, first: Solution): string {
  const [left, needs] = [leftAfter(first), takes(second)]
  const over = missed(needs, left)
  return [
    ...(over.includes('deadline') ? [`${Math.ceil(needs.weeks - left.weeks)} weeks`] : []),
    ...(over.includes('budget') ? [`${formatUsd(needs.usd - left.usd)} of new money`] : []),
  ].join(' and ')
}

type After = {
  readonly keeps: Alternative['keeps']
  readonly fitted: boolean
  readonly beaten: Beaten | undefined
  /** Whether that part is the second stage all the same. */
  readonly isPart: boolean
}

/** How both stages together stand to the limits, and what fits in place of them; nothing where both fit. */
export function limitsWords(second: Solution, first: Solution, { keeps, fitted, beaten, isPart }: After): string {
  const isOver = missedAfter(second, first).length > 0
  const beyond = isOver ? `${beyondWords(second, first)} more than you have` : ''
  if (isPart && isOver && beaten?.fits === false)
    return `Nothing of stage 2 is within reach: its smallest part, which keeps ${percent(beaten.keeps)} of the gain (our judgment), takes ${beyond}.`
  if (keeps !== undefined && beaten !== undefined) {
    const part = beaten.fits ? 'can be built within your limits' : 'could be built in its place'
    const after = isOver ? `, and ${isPart ? 'that part' : 'the whole'} after it takes ${beyond}` : ''
    return `Stage 1 keeps more of the gain (${percent(keeps.low)} to ${percent(keeps.high)}, our judgment) than the part that ${part} (${percent(beaten.keeps)})${after}.`
  }
  if (!isOver) return ''
  if (fitted)
    return `After stage 1 the whole of stage 2 takes ${beyond}; the part of it that fits stands under Options.`
  if (missedBy(second).length === 0)
    return `One after the other they take ${beyond}: if you doubt stage 1, start stage 2 at once (week ${takes(second).weeks}).`
  const share = keeps === undefined ? '' : ` (${percent(middleOf(keeps))} of the gain, our judgment)`
  return `Within your limits only stage 1 fits${share}; stage 2 after it takes ${beyond}.`
}

type Whole = { readonly project: Project; readonly solution: Solution }

/**
 * The row of what of stage 2 fits into the limits after stage 1, where the whole of it does not, with the share that it keeps; undefined
 * where nothing that keeps more than stage 1 fits. Pure.
 */
export function fittedRow(
  whole: Whole,
  { row, first, keepsOf, least }: FittedFor,
  outcomes: Outcomes,
  knowledge: Knowledge,
): Alternative | undefined {
  const left = leftAfter(first)
  if (left.weeks <= 0 || left.usd <= 0) return undefined
  const made = smallerVersion(whole, row, outcomes, knowledge, left)
  if (made === undefined || made.misses.length > 0) return undefined
  const kept = keepsOf(made.cut)
  return kept > least ? { ...smallerRow(whole.solution, made), keeps: { low: kept, high: kept } } : undefined
}

type FittedFor = {
  readonly row: SmallerRow
  readonly first: Solution
  readonly keepsOf: (cut: Parameters<typeof smallerRow>[1]['cut']) => number
  /** The share that stage 1 keeps. */
  readonly least: number
}
