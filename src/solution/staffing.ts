import type { RoleFact } from '../knowledge/knowledge.ts'
import type { Planning } from '../knowledge/planning.ts'
import type { Answers, Reason } from '../rules/rule-book.ts'
import type { PlacedRole } from './money/pay-in.ts'
import type { Phase } from './phase.ts'
import type { Range } from './range.ts'
import { productRange, scale } from './range.ts'
import type { Role } from './role.ts'
import { type Choice, uses } from './sizing/choice.ts'
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
  roles: readonly PlacedRole[],
  answers: Answers,
  choice: Choice,
  timeline: readonly Phase[],
  planning: Planning,
  effort = 1,
): readonly Role[] {
  const team = Array.isArray(answers.team) ? (answers.team as readonly string[]) : []
  const total = totalWeeks(timeline)
  return wanted(called, team, effort).flatMap(({ option, because }) => {
    const fact = roles.find((role) => role.id === option)
    if (fact === undefined) return []
    const people = peopleOf(fact.id, choice, planning)
    const share = scale(productRange(fact.share, people), effort)
    const weeks = productRange(total, share)
    const have = team.includes(option)
    const hire = hiring(have, weeks)
    return [
      {
        id: fact.id,
        title: fact.title,
        ...(fact.skillGroup !== undefined && { skillGroup: fact.skillGroup }),
        share: scale(fact.share, effort),
        phase: fact.phaseText,
        startWeek: startWeek(fact.phase, timeline),
        weeks,
        hire,
        have,
        hourlyUsd: fact.hourlyUsd,
        annualUsd: fact.salaryUsd,
        costUsd:
          hire === 'consultant'
            ? consultantCost(total, share, fact.hourlyUsd)
            : salaryCost(total, share, fact.salaryUsd, planning),
        ...(fact.place !== undefined && { place: fact.place }),
        why: `${because[0]?.because ?? ''}${people.high > 1 ? ` Pre-training takes ${people.low} to ${people.high} of them.` : ''}`,
        source: fact.source,
      },
    ]
  })
}

/** Effort below which one person does it all. */
const ALONE = 0.12

/** In a tiny project the person who is there does it; where nobody is, one is called. */
function wanted(called: readonly CalledRole[], team: readonly string[], effort: number): readonly CalledRole[] {
  if (effort > ALONE) return called
  const there = called.filter(({ option }) => team.includes(option))
  return there.length > 0 ? there.slice(0, 1) : called.slice(0, 1)
}

/** How many people fill the role at the same time: more than one only where a model is pre-trained. */
function peopleOf(role: string, choice: Choice, { people }: Planning): Range {
  if (!people.roles.includes(role)) return { low: 1, high: 1 }
  if (uses(choice, 'from-scratch')) return people['from-scratch']
  return uses(choice, 'continued-pretraining') ? people['continued-pretraining'] : { low: 1, high: 1 }
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

function salaryCost(total: Range, share: Range, annual: Range, { burden }: Planning): Range {
  const onTop = { low: 1 + burden.low, high: 1 + burden.high }
  return scale(productRange(total, share, annual, onTop), 1 / WEEKS_A_YEAR)
}

function consultantCost(total: Range, share: Range, hourly: Range): Range {
  return scale(productRange(total, share, hourly), HOURS_A_WEEK)
}
