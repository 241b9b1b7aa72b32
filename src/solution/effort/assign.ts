import type { Effort } from '../../knowledge/effort.ts'
import { middle, type Range } from '../range.ts'
import { fits } from './called.ts'
import type { Package } from './packages.ts'
import type { Scope } from './scope.ts'

/** A package with its hours by role. */
export type Assigned = Omit<Package, 'hours' | 'phase'> & {
  /** `all`: goes on from the first week to the last. */
  readonly phase: Package['phase'] | 'all'
  readonly hours: Readonly<Record<string, Range>>
}

/**
 * Who does the packages: few people with a real share. Somebody who is not on the team is called for only where the hours are worth it;
 * else a colleague does that work too. The last row is the lead, by whoever does most. Pure.
 */
export function assign(packages: readonly Package[], team: readonly string[], effort: Effort): readonly Assigned[] {
  const { worthACall } = effort
  const without = new Set<string>()
  for (;;) {
    const doers = doersOf(packages, team, without, effort)
    const given = packages.map((each) => ({ ...each, hours: byRole(each.hours, doers) }))
    const totals = Object.entries(hoursByRole(given)).toSorted(([, a], [, b]) => middle(a) - middle(b))
    const little = totals.find(([role, hours]) => ![...team, ...without].includes(role) && middle(hours) < worthACall)
    if (little === undefined || totals.length === 1) return withLead(given, totals.at(-1)?.[0], effort)
    without.add(little[0])
  }
}

/** The role for each kind of work that there is: who is best at it and there, else the best is called, else anybody there who can. */
function doersOf(
  packages: readonly Package[],
  team: readonly string[],
  without: ReadonlySet<string>,
  { work }: Effort,
): Readonly<Record<string, string>> {
  const wanted = new Set(packages.flatMap(({ hours }) => Object.keys(hours)))
  const there = new Set(team)
  const doers: Record<string, string> = {}
  for (const [kind, { best, or }] of Object.entries(work)) {
    if (!wanted.has(kind)) continue
    const role =
      best.find((each) => there.has(each)) ??
      best.find((each) => !without.has(each)) ??
      or.find((each) => there.has(each)) ??
      [...there, ...or, kind][0] ??
      kind
    there.add(role)
    doers[kind] = role
  }
  return doers
}

/** The same, with whoever is called for by the name that fits this project: who is on the team keeps theirs. */
export function named(
  given: readonly Assigned[],
  team: readonly string[],
  { facts }: Scope,
  { specialists }: Effort,
): readonly Assigned[] {
  const names = new Map(
    specialists.flatMap(({ id, insteadOf, when }) =>
      insteadOf !== undefined && !team.includes(insteadOf) && fits(when, facts) ? [[insteadOf, id]] : [],
    ),
  )
  return given.map((each) => ({
    ...each,
    hours: Object.fromEntries(Object.entries(each.hours).map(([role, hours]) => [names.get(role) ?? role, hours])),
  }))
}

function byRole(hours: Package['hours'], doers: Readonly<Record<string, string>>): Assigned['hours'] {
  const roles: Record<string, Range> = {}
  for (const [kind, each] of Object.entries(hours)) {
    const role = doers[kind] ?? kind
    roles[role] = together([roles[role], each])
  }
  return roles
}

function withLead(given: readonly Assigned[], lead: string | undefined, effort: Effort): readonly Assigned[] {
  if (lead === undefined) return given
  const all = together(given.flatMap(({ hours }) => Object.values(hours)))
  const { title, share } = effort.lead
  const hours = { low: middle(all) * share.low, high: middle(all) * share.high }
  return [...given, { id: 'lead', title, parts: [], phase: 'all', hours: { [lead]: hours } }]
}

/** What every role does in all of these packages. */
export function hoursByRole(packages: readonly Assigned[]): Readonly<Record<string, Range>> {
  const roles = new Set(packages.flatMap(({ hours }) => Object.keys(hours)))
  return Object.fromEntries([...roles].map((role) => [role, together(packages.map(({ hours }) => hours[role]))]))
}

/** How far pieces of one project run over together: half of what is uncertain is the project, half the piece. (Our judgment.) */
const SHARED = 0.5

/** Hours of several pieces: their middles add up, their uncertainties partly even out. */
export function together(parts: readonly (Range | undefined)[]): Range {
  const known = parts.filter((each) => each !== undefined)
  const sum = known.reduce((total, each) => total + middle(each), 0)
  const widths = known.map((each) => (middle(each) / sum) * Math.log(each.high / each.low))
  const all = widths.reduce((total, width) => total + width, 0)
  const apart = Math.hypot(...widths)
  const width = Math.sqrt(SHARED * all ** 2 + (1 - SHARED) * apart ** 2) / 2
  return { low: sum * Math.exp(-width), high: sum * Math.exp(width) }
}
