import type { Effort } from '../../knowledge/effort.ts'
import type { Planning } from '../../knowledge/planning.ts'
import { middle, productRange, type Range, scale } from '../range.ts'
import type { Role } from '../role.ts'
import type { Person } from './experts.ts'
import type { HoursFor } from './hours-for.ts'
import { type Line, planned } from './line.ts'

/** What is paid until the roll-out, to plan with: hours times dollars an hour, other things, and a reserve; the rows add up to `totalUsd`. */
export type Work = {
  readonly people: readonly {
    readonly who: string
    /** `team`: there already, and paid either way; `new`: to hire or contract; `house`: people who know the field, and the owner; `outside`: experts bought by the hour. */
    readonly from: 'team' | 'new' | 'house' | 'outside'
    readonly hours: number
    readonly hourlyUsd: number
    readonly usd: number
    /** What for, where the kind of project does not say it. */
    readonly does?: string
  }[]
  /** What the hours of the team, and of those to find, are for. */
  readonly packages?: readonly HoursFor[]
  readonly things: readonly { readonly what: string; readonly usd: number }[]
  readonly reserveUsd: number
  /** Whose pay it is. */
  readonly pay?: string
  readonly totalUsd: number
}

type PersonRow = Work['people'][number]

/** Less than this is told together with the rest. */
const MIN_USD = 500

/**
 * The middle of what a project costs until its roll-out, as a sum that a reader can follow. `planningUsd` is what the simulation gives
 * for all of it: what the middles of the rows leave of it is the reserve, which is held for surprises and for whatever runs long.
 */
export function workOf(
  staffing: readonly Role[],
  beside: readonly Person[],
  lines: readonly Line[],
  planningUsd: number,
  { planning: { burden }, effort: { hoursAYear } }: { readonly planning: Planning; readonly effort: Effort },
): Work {
  const onTop = { low: 1 + burden.low, high: 1 + burden.high }
  const team = staffing.map((role) => {
    const hourly =
      role.hire === 'consultant' ? role.hourlyUsd : scale(productRange(role.annualUsd, onTop), 1 / hoursAYear)
    return row(role.title, role.have ? 'team' : 'new', role.hours, hourly)
  })
  const others = beside.map(({ who, hours, hourlyUsd, outside, does }) => ({
    ...row(who, outside ? 'outside' : 'house', hours, hourlyUsd),
    ...(does !== undefined && { does }),
  }))
  const people = [...team, ...others]
  const things = lines
    .filter(({ id, per }) => per === 'once' && !COUNTED.test(id))
    .map((line) => ({ what: line.label, usd: round(planned(line)) }))
    .filter(({ usd }) => usd >= MIN_USD)
  const totalUsd = round(planningUsd)
  const spent = [...people, ...things].reduce((sum, { usd }) => sum + usd, 0)
  return { people, things, reserveUsd: Math.max(0, totalUsd - spent), totalUsd: Math.max(totalUsd, spent) }
}

/** Lines that stand among the people, and the reserve. */
const COUNTED = /^(?:people|experts|owner|users|contingency)/u

function row(who: string, from: PersonRow['from'], hours: Range, hourly: Range): PersonRow {
  const [time, pay] = [round(middle(hours)), Math.round(middle(hourly))]
  return { who, from, hours: time, hourlyUsd: pay, usd: time * pay }
}

/** Two figures are as many as an estimate carries. */
const round = (value: number): number => Math.round(Number(value.toPrecision(2)))
