import type { Gate } from '../../blueprint/schema.ts'
import type { Phase } from '../../solution/phase.ts'
import type { PhaseId, Trials } from '../../solution/timeline.ts'

/** The phase of the timeline that a gate closes; a legal one and a later one are reckoned apart. */
const PHASE_OF: Readonly<Record<Gate['after'], PhaseId>> = {
  need: 'define',
  law: 'define',
  data: 'data',
  offline: 'build',
  pilot: 'pilot',
  rollout: 'rollout',
  later: 'rollout',
}

type Placed = Pick<Gate, 'after' | 'weeks'>
type Span = { readonly low: number; readonly high: number }

/** Weeks that each phase takes at least: the trials of its gates one after another, and the pilot that the team plans. Pure. */
export function trialsOf(gates: readonly Placed[], plannedPilot = 0): Trials {
  const trials: Partial<Record<PhaseId, number>> = { pilot: Math.ceil(plannedPilot) }
  for (const after of ['need', 'data', 'offline', 'pilot', 'rollout'] as const) {
    const here = gates.filter((gate) => gate.after === after)
    if (here.every(({ weeks }) => weeks === undefined)) continue
    trials[PHASE_OF[after]] = Math.max(trials[PHASE_OF[after]] ?? 0, sum(here.map(weightOf)))
  }
  return trials
}

/**
 * The week in which each gate stands: inside the phase that it closes, after the trials before it. A legal gate stands while the
 * data are prepared, not before its longest step can be done (`law`, in weeks) and not after the pilot has begun; a later one so
 * many weeks after the roll-out. Pure.
 */
export function gateWeeks(
  gates: readonly Placed[],
  timeline: readonly Phase[],
  law: Span = { low: 0, high: 0 },
): readonly number[] {
  const phase = (id: PhaseId) => timeline.find((each) => each.id === id) ?? { startWeek: 0, endWeek: 0 }
  return gates.map((gate, at) => {
    const { startWeek, endWeek } = phase(PHASE_OF[gate.after])
    if (gate.after === 'later') return endWeek + (gate.weeks ?? 0)
    if (gate.after === 'law') {
      const usual = Math.min(Math.round((law.low + law.high) / 2), phase('data').endWeek)
      return Math.max(1, endWeek, Math.min(Math.max(law.low, usual), phase('pilot').startWeek))
    }
    const here = gates.filter(({ after }) => after === gate.after)
    const before = gates.slice(0, at + 1).filter(({ after }) => after === gate.after)
    const part = sum(before.map(weightOf)) / sum(here.map(weightOf))
    const week = Math.max(1, Math.round(startWeek + part * (endWeek - startWeek)))
    return gate.after === 'need' && here.every(({ weeks }) => weeks === undefined) ? Math.min(COUNTED_BY, week) : week
  })
}

/** A count or a look at records that are there can end a project, and is done before anything is paid for. (Our judgment.) */
const COUNTED_BY = 2

/** Beside a trial of some weeks a gate without one takes a week. */
const weightOf = ({ weeks }: Placed): number => weeks ?? 1
const sum = (all: readonly number[]): number => all.reduce((total, each) => total + each, 0)
