import { count, formatShare } from '../../amounts/print.ts'
import type { Effort } from '../../knowledge/effort.ts'
import type { Planning } from '../../knowledge/planning.ts'
import { lowerFirst } from '../../sentence.ts'
import type { Care } from '../effort/care.ts'
import type { Range } from '../range.ts'
import { productRange, scale } from '../range.ts'
import type { Role } from '../role.ts'
import type { Line } from './line.ts'

/** Pay of the people in the project. Low ends and high ends are summed: a project that takes long takes long for all. */
export function peopleLines(staffing: readonly Role[]): Line[] {
  const group = (id: string, label: string, roles: readonly Role[]): Line[] =>
    roles.length === 0
      ? []
      : [
          {
            id,
            label,
            low: roles.reduce((total, role) => total + role.costUsd.low, 0),
            high: roles.reduce((total, role) => total + role.costUsd.high, 0),
            per: 'once',
            note: `${roles.map((role) => role.title).join(', ')}${paidIn(roles)}`,
            source: [...new Set(roles.map((role) => role.source))].join(', '),
          },
        ]
  return [
    ...group(
      'people-in-house',
      'Time of people on the team',
      staffing.filter((role) => role.have),
    ),
    ...group(
      'people-new',
      'People to hire or contract',
      staffing.filter((role) => !role.have),
    ),
  ]
}

/** Said where pay is not that of the United States. */
function paidIn(roles: readonly Role[]): string {
  const [place] = roles.flatMap((role) => role.place ?? [])
  return place === undefined ? '' : place.startsWith('an hour') ? `; ${place}` : `; at the pay of ${place}`
}

/**
 * Somebody must own the thing once it is live: hours of the best-suited engineer, and the platform that it stands on. A rule or a
 * solver has an owner too, if only for a few hours a month.
 */
export function careLines(
  staffing: readonly Role[],
  team: readonly string[],
  { hours, what, platformUsd }: Care,
  { planning, effort }: { readonly planning: Planning; readonly effort: Effort },
): Line[] {
  const role = CARING.flatMap((id) => staffing.find((each) => each.id === id) ?? [])[0] ?? staffing[0]
  if (role === undefined) return []
  const onTop = { low: 1 + planning.burden.low, high: 1 + planning.burden.high }
  const platform: Line[] = platformUsd.high < MIN_USD ? [] : [platformLine(platformUsd, effort.source)]
  return [
    {
      id: team.includes(role.id) ? 'operation-in-house' : 'operation',
      label: `Run it: time of the ${lowerFirst(role.title)}`,
      ...scale(productRange(role.annualUsd, onTop, hours), 1 / effort.hoursAYear),
      per: 'month',
      note: `${Math.round(hours.low)} to ${count(Math.ceil(hours.high), 'hour')} (${formatShare(scale(hours, 12 / effort.hoursAYear))} of one person): ${what.slice(0, TOLD).join(', ')}`,
      source: `${effort.source}, ${role.source}`,
    },
    ...platform,
  ]
}

/** Who of the team looks after it, the best suited first. */
const CARING = ['ml-engineer', 'ai-engineer', 'software-engineer', 'voice-engineer', 'data-scientist']
/** Of what the hours are for, so much is told. */
const TOLD = 2
/** A line that costs less a month tells nobody anything. */
const MIN_USD = 15

const platformLine = (usd: Range, source: string): Line => ({
  id: 'platform',
  label: 'Database, logs, test environment, backups',
  ...usd,
  per: 'month',
  note: 'assumed',
  source,
})
