import { formatShare } from '../../amounts/print.ts'
import type { Planning } from '../../knowledge/planning.ts'
import { lowerFirst } from '../../sentence.ts'
import type { Range } from '../range.ts'
import { productRange, scale } from '../range.ts'
import type { Role } from '../role.ts'
import type { Line } from './line.ts'
import type { PlacedRole } from './pay-in.ts'

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
 * Somebody must own the thing once it is live: a share of the best-suited engineer, by where it runs, or a team for a
 * fleet of accelerators. A rule or a solver has an owner too, if only for a few hours a month.
 */
export function operationLines(
  staffing: readonly Role[],
  roles: readonly PlacedRole[],
  team: readonly string[],
  serving: string,
  accelerators: number,
  planning: Planning,
  effort = 1,
): Line[] {
  const wanted = ['ml-engineer', 'software-engineer', 'data-scientist']
  const called = wanted.flatMap((id) => staffing.filter((role) => role.id === id))[0] ?? staffing[0]
  const fact = roles.find(({ id }) => id === (called?.id ?? 'software-engineer'))
  if (fact === undefined) return []
  const share = scale(shareOf(serving, accelerators, planning), Math.max(effort, MIN_EFFORT))
  const onTop = { low: 1 + planning.burden.low, high: 1 + planning.burden.high }
  const cost = scale(productRange(fact.salaryUsd, onTop, share), 1 / 12)
  return [
    {
      id: team.includes(fact.id) ? 'operation-in-house' : 'operation',
      label: `Run it: time of the ${lowerFirst(fact.title)}`,
      ...cost,
      per: 'month',
      note: share.low >= 1 ? `${share.low} to ${share.high} people` : `${formatShare(share)} of one person`,
      source: `${planning.operation.source}, ${fact.source}`,
    },
  ]
}

/** Of the usual time to run it: somebody looks at even the smallest thing. (Our judgment.) */
const MIN_EFFORT = 0.05

function shareOf(serving: string, accelerators: number, { operation }: Planning): Range {
  if (accelerators > operation.fleetOf) return operation.fleet
  if (serving === 'vendor-api' || serving === 'managed-open-weights' || serving === 'self-hosted-cpu') {
    return operation[serving]
  }
  return serving === 'self-hosted-gpu' || serving === 'on-device' ? operation[serving] : operation.none
}
