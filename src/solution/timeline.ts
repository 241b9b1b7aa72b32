import type { Effort } from '../knowledge/effort.ts'
import type { Planning } from '../knowledge/planning.ts'
import type { Answers } from '../rules/rule-book.ts'
import { type Assigned, hoursByRole } from './effort/assign.ts'
import type { Phase } from './phase.ts'
import { middle, type Range, scale } from './range.ts'

const ORDER = ['define', 'data', 'build', 'pilot', 'rollout'] as const
export type PhaseId = (typeof ORDER)[number]
/** Weeks that trials take at least, by the phase in which they run. */
export type Trials = Readonly<Partial<Record<PhaseId, number>>>

/**
 * The phases in order with their weeks, from knowledge/planning.yaml: data work follows the state of the data, building
 * the training options, the pilot the stakes, the roll-out the readiness of the users; `pace`: how much of its weeks a phase takes; none is
 * shorter than its `trials`. Weeks count from 0.
 */
export function planTimeline(
  answers: Answers,
  option: string,
  secondary: readonly string[],
  planning: Planning,
  trials: Trials = {},
  pace: Readonly<Record<string, number>> = {},
): readonly Phase[] {
  const weeks = planning.weeks
  const lengths: Record<PhaseId, Range> = {
    define: pick(weeks.define, option === 'no-model' ? 'unknown' : answers.definition),
    data: pick(weeks.data, answers.data_state),
    build: together(
      [option, ...secondary].map((each) => pick(weeks.build, each)),
      weeks.secondary,
    ),
    // A rule or a solver is right or wrong on every case: what a long pilot is for does not arise.
    pilot: pick(weeks.pilot, option === 'no-model' ? 'reviewed' : answers.error_tolerance),
    rollout: pick(weeks.rollout, answers.users_ready),
  }
  const weeksOf = (id: PhaseId) => atLeast(shorter(lengths[id], pace[id] ?? 1), trials[id] ?? 0)
  return inOrder(ORDER.map((id) => ({ id, weeks: weeksOf(id), ...planning.phases[id] })))
}

/** Phases one after the other, each as long as the middle of its weeks; halves are rounded where they add up, so that the end is the likely one. */
function inOrder(phases: readonly Omit<Phase, 'startWeek' | 'endWeek'>[]): readonly Phase[] {
  let end = 0
  return phases.map((phase) => {
    const startWeek = Math.round(end)
    end += (phase.weeks.low + phase.weeks.high) / 2
    return { ...phase, startWeek, endWeek: Math.round(end) }
  })
}

/** The same phases, none shorter than the hours of its packages need with the people there are. */
export function withHours(timeline: readonly Phase[], packages: readonly Assigned[], effort: Effort): readonly Phase[] {
  return inOrder(
    timeline.map((phase) => {
      const mine = hoursByRole(packages.filter((each) => each.phase === phase.id))
      const needed = Object.entries(mine).map(([role, hours]) =>
        scale(hours, 1 / effort.hoursAWeek / peopleIn(role, packages, effort)),
      )
      const longest = (end: 'low' | 'high') =>
        Math.max(phase.weeks[end], ...needed.map((weeks) => Math.ceil(weeks[end])))
      return { ...phase, weeks: { low: longest('low'), high: longest('high') } }
    }),
  )
}

/** How many people share a role, so that nothing is built for longer than `buildWeeks` for lack of hands. */
export function peopleIn(role: string, packages: readonly Assigned[], { hoursAWeek, buildWeeks }: Effort): number {
  const building = hoursByRole(packages.filter(({ phase }) => phase === 'build'))[role]
  return building === undefined ? 1 : Math.max(1, Math.ceil(middle(building) / hoursAWeek / buildWeeks))
}

/** A part of the weeks, in whole ones, one at least. */
const shorter = ({ low, high }: Range, by: number): Range => ({
  low: Math.max(1, Math.round(low * by)),
  high: Math.max(1, Math.round(high * by)),
})

const atLeast = ({ low, high }: Range, weeks: number): Range => ({
  low: Math.max(low, weeks),
  high: Math.max(high, weeks),
})

/** Several options share their set-up: the longest counts whole, each other one with `share` of its weeks. */
function together(lengths: readonly Range[], share: number): Range {
  const [longest, ...others] = lengths.toSorted((a, b) => b.high - a.high)
  const add = (end: 'low' | 'high') =>
    Math.ceil((longest?.[end] ?? 0) + share * others.reduce((sum, each) => sum + each[end], 0))
  return { low: add('low'), high: add('high') }
}

/** The whole project in weeks: the sums of the phases' low and high ends. */
export function totalWeeks(timeline: readonly Phase[]): Range {
  return {
    low: timeline.reduce((sum, phase) => sum + phase.weeks.low, 0),
    high: timeline.reduce((sum, phase) => sum + phase.weeks.high, 0),
  }
}

function pick(table: Readonly<Record<string, Range>>, answer: unknown): Range {
  return table[String(answer)] ?? table.unknown ?? { low: 2, high: 6 }
}

/** The week in which it is likely done: what a plan promises, and what a deadline is held against. */
export const likelyWeeks = (timeline: readonly Phase[]): number => timeline.at(-1)?.endWeek ?? 0

/** Weeks until the pilot begins, and with it what is paid by the month. */
export function weeksToPilot(timeline: readonly Phase[]): Range {
  const before = timeline.slice(
    0,
    timeline.findIndex(({ id }) => id === 'pilot'),
  )
  return before.length === 0 ? totalWeeks(timeline) : totalWeeks(before)
}

/** How long it is tried, in weeks to plan with. */
export function pilotWeeks(timeline: readonly Phase[]): number {
  const pilot = timeline.find(({ id }) => id === 'pilot')
  return pilot === undefined ? 0 : pilot.endWeek - pilot.startWeek
}
