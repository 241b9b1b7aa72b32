import type { Effort } from '../knowledge/effort.ts'
import type { Planning } from '../knowledge/planning.ts'
import type { Reason } from '../rules/rule-book.ts'
import { lowerFirst } from '../sentence.ts'
import { type Assigned, hoursByRole } from './effort/assign.ts'
import type { PlacedRole } from './money/pay-in.ts'
import type { Phase } from './phase.ts'
import { middle, productRange, type Range, scale } from './range.ts'
import type { Role } from './role.ts'
import { peopleIn, totalWeeks } from './timeline.ts'

/** A role that the rules called for, with the reasons that they gave. */
export type CalledRole = { readonly option: string; readonly because: readonly Reason[] }

const WEEKS_A_YEAR = 52

/**
 * Who is needed, when, for how many weeks of full-time work, and at what cost in US dollars: whoever does the packages.
 * Cost of a salaried person = yearly pay x (1 + burden) x weeks / 52; of a consultant = hours x hourly rate.
 */
export function planStaffing(
  packages: readonly Assigned[],
  called: readonly CalledRole[],
  roles: readonly PlacedRole[],
  team: readonly string[],
  timeline: readonly Phase[],
  { planning, effort }: { readonly planning: Planning; readonly effort: Effort },
): readonly Role[] {
  const total = middle(totalWeeks(timeline))
  return Object.entries(hoursByRole(packages))
    .toSorted(([, a], [, b]) => middle(b) - middle(a))
    .flatMap(([id, hours]) => {
      const fact = factOf(id, roles, effort)
      if (fact === undefined) return []
      const weeks = scale(hours, WEEKS_A_YEAR / effort.hoursAYear)
      const have = team.includes(id)
      const hire = hiring(have, weeks)
      const many = peopleIn(id, packages, effort)
      return [
        {
          id,
          title: fact.title,
          ...(fact.skillGroup !== undefined && { skillGroup: fact.skillGroup }),
          share: scale(weeks, 1 / total),
          phase: fact.phaseText,
          startWeek: startWeek(id, packages, timeline),
          hours,
          weeks,
          hire,
          have,
          hourlyUsd: fact.hourlyUsd,
          annualUsd: fact.salaryUsd,
          costUsd:
            hire === 'consultant' ? productRange(hours, fact.hourlyUsd) : salaryCost(weeks, fact.salaryUsd, planning),
          ...(fact.place !== undefined && { place: fact.place }),
          why: `${called.find(({ option }) => option === id)?.because[0]?.because ?? mostOf(id, packages)}${many > 1 ? ` ${many} of them at once.` : ''}`,
          source: fact.source,
        },
      ]
    })
}

/** A role with its pay; a specialist has the pay of another role. */
export function factOf(id: string, roles: readonly PlacedRole[], { specialists }: Effort): PlacedRole | undefined {
  const special = specialists.find((each) => each.id === id)
  const fact = roles.find((role) => role.id === (special?.paidAs ?? id))
  return fact && special ? { ...fact, id, title: special.title, names: special.names } : fact
}

/** The largest of what somebody does, as a sentence. */
function mostOf(id: string, packages: readonly Assigned[]): string {
  const mine = packages.flatMap(({ title, hours }) => (hours[id] === undefined ? [] : [{ title, hours: hours[id] }]))
  const most = mine.toSorted((a, b) => middle(b.hours) - middle(a.hours)).slice(0, TOLD)
  return `For ${most.map(({ title }) => lowerFirst(title)).join('; ')}.`
}

const TOLD = 2

/** Full-time weeks of a role decide how to hire: work that ends within months is bought, more is employed. (Our judgment.) */
function hiring(have: boolean, weeks: Range): Role['hire'] {
  if (have) return 'in-house'
  const full = middle(weeks)
  if (full < 30) return 'consultant'
  return full < 40 ? 'part-time' : 'full-time'
}

/** The first week of a phase in which the role has something to do. */
function startWeek(id: string, packages: readonly Assigned[], timeline: readonly Phase[]): number {
  const busy = new Set(packages.flatMap(({ phase, hours }) => (hours[id] === undefined ? [] : [phase as string])))
  return timeline.find((phase) => busy.has(phase.id))?.startWeek ?? 0
}

function salaryCost(weeks: Range, annual: Range, { burden }: Planning): Range {
  const onTop = { low: 1 + burden.low, high: 1 + burden.high }
  return scale(productRange(weeks, annual, onTop), 1 / WEEKS_A_YEAR)
}
