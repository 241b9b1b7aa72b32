import { lowerFirst } from '../../sentence.ts'
import type { Assigned } from '../effort/assign.ts'
import { middle } from '../range.ts'

/** Somebody on the team, or to find, with the hours that a reader sees. */
type Doer = { readonly id: string; readonly who: string; readonly hours: number }

/** A piece of the work with its hours, and whose they are. */
export type HoursFor = { readonly what: string; readonly hours: number; readonly by: readonly Omit<Doer, 'id'>[] }

/** The largest pieces have a row each, the others one together. */
const TOLD = 5

/** More parts than these are told where the parts stand. */
const NAMED = 2
/** Of the pieces that stand together so many are named, the largest. */
const OF_SMALL = 3

/** What the hours of these people are for: in whole hours that add up, for everybody, to what stands beside their name. */
export function hoursFor(packages: readonly Assigned[], doers: readonly Doer[]): readonly HoursFor[] {
  const shared = new Map(
    doers.map(({ id, hours }) => [
      id,
      inWhole(
        packages.map((each) => (each.hours[id] === undefined ? 0 : middle(each.hours[id]))),
        hours,
      ),
    ]),
  )
  const rows = packages.map(({ title, parts }, at) =>
    rowOf(
      parts.length === 0 || parts.length > NAMED ? title : `${title}: ${parts.join('; ')}`,
      doers.map(({ id, who }) => ({ who, hours: shared.get(id)?.[at] ?? 0 })),
    ),
  )
  const told = new Set(
    rows
      .filter(({ hours }) => hours > 0)
      .toSorted((a, b) => b.hours - a.hours)
      .slice(0, TOLD),
  )
  const [large, small] = [rows.filter((row) => told.has(row)), rows.filter((row) => !told.has(row) && row.hours > 0)]
  if (small.length < 2) return [...large, ...small]
  const names = small
    .toSorted((a, b) => b.hours - a.hours)
    .slice(0, OF_SMALL)
    .map(({ what }) => lowerFirst(what.split(': ')[0] ?? ''))
  return [
    ...large,
    rowOf(
      `${small.length} smaller pieces: ${names.join('; ')}${small.length > OF_SMALL ? '; others' : ''}`,
      small.flatMap(({ by }) => by),
    ),
  ]
}

function rowOf(what: string, hours: readonly Omit<Doer, 'id'>[]): HoursFor {
  const by = [...Map.groupBy(hours, ({ who }) => who)].map(([who, theirs]) => ({ who, hours: sum(theirs) }))
  return { what, hours: sum(by), by: by.filter((each) => each.hours > 0) }
}

const sum = (rows: readonly { readonly hours: number }[]): number => rows.reduce((total, { hours }) => total + hours, 0)

/** Shares of a total in whole numbers that add up to it: the largest remainders are rounded up. */
function inWhole(shares: readonly number[], total: number): readonly number[] {
  const all = shares.reduce((a, b) => a + b, 0)
  const exact = shares.map((share) => (all > 0 ? (share / all) * total : 0))
  const left = Math.round(total - exact.reduce((a, b) => a + Math.floor(b), 0))
  const up = new Set(
    exact
      .map((value, at) => ({ at, rest: value - Math.floor(value) }))
      .toSorted((a, b) => b.rest - a.rest)
      .slice(0, left)
      .map(({ at }) => at),
  )
  return exact.map((value, at) => Math.floor(value) + (up.has(at) ? 1 : 0))
}
