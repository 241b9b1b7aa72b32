import type { RoleFact } from '../knowledge/knowledge.ts'
import type { Planning } from '../knowledge/planning.ts'
import type { Answers, Reason } from '../rules/rule-book.ts'
import type { Phase, Range, Role } from './plan.ts'
import { totalWeeks } from './timeline.ts'

/** A role that the rules called for, with the reasons that they gave. */
export type CalledRole = { readonly option: string; readonly because: readonly Reason[] }

const WEEKS_A_YEAR = 52
const HOURS_A_WEEK = 40

/**
 * Who is needed, when, for what share of the project, and at what cost in US dollars.
 * Cost of a salaried person = yearly pay x (1 + burden) x weeks / 52 x share; of a consultant = hours x hourly rate.
 */
export function planStaffing(
  called: readonly CalledRole[],
  roles: readonly RoleFact[],
  answers: Answers,
  timeline: readonly Phase[],
  planning: Planning,
): readonly Role[] {
  const team = Array.isArray(answers.team) ? (answers.team as readonly string[]) : []
  const total = totalWeeks(timeline)
  return called.flatMap(({ option, because }) => {
    const fact = roles.find((role) => role.id === option)
    if (fact === undefined) return []
    const weeks = { low: total.low * fact.share.low, high: total.high * fact.share.high }
    const have = team.includes(option)
    const hire = hiring(have, weeks)
    return [
      {
        id: fact.id,
        title: fact.title,
        share: fact.share,
        phase: fact.phaseText,
        startWeek: startWeek(fact.phase, timeline),
        weeks,
        hire,
        have,
        hourlyUsd: fact.hourlyUsd,
        annualUsd: fact.salaryUsd,
        costUsd:
          hire === 'consultant' ? consultantCost(weeks, fact.hourlyUsd) : salaryCost(weeks, fact.salaryUsd, planning),
        why: because[0]?.because ?? '',
        source: fact.source,
      },
    ]
  })
}

/** Full-time equivalents of a role over the year decide how to hire: little work is bought, much is employed. */
function hiring(have: boolean, weeks: Range): Role['hire'] {
  if (have) return 'in-house'
  const middle = (weeks.low + weeks.high) / 2
  if (middle < 10) return 'consultant'
  return middle < 26 ? 'part-time' : 'full-time'
}

function startWeek(phase: RoleFact['phase'], timeline: readonly Phase[]): number {
  const at = (id: string) => timeline.find((each) => each.id === id)?.startWeek ?? 0
  if (phase === 'late') return at('pilot')
  return phase === 'middle-to-late' ? at('build') : 0
}

function salaryCost(weeks: Range, annual: Range, planning: Planning): Range {
  const { low, high } = planning.burden
  return {
    low: (weeks.low / WEEKS_A_YEAR) * annual.low * (1 + low),
    high: (weeks.high / WEEKS_A_YEAR) * annual.high * (1 + high),
  }
}

function consultantCost(weeks: Range, hourly: Range): Range {
  return { low: weeks.low * HOURS_A_WEEK * hourly.low, high: weeks.high * HOURS_A_WEEK * hourly.high }
}
