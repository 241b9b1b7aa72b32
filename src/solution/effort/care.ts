import type { Effort } from '../../knowledge/effort.ts'
import { middle, type Range, scale } from '../range.ts'
import { together } from './assign.ts'
import { fits, timesOf } from './called.ts'
import type { Scope } from './scope.ts'

/** What it takes by the month once it is live: hours of people, what for, the largest first, and what it stands on in US dollars. */
export type Care = { readonly hours: Range; readonly what: readonly string[]; readonly platformUsd: Range }

/** Somebody looks at even the smallest thing. Hours a month. (Our judgment.) */
const LEAST: Range = { low: 0.5, high: 2 }
const NOTHING: Range = { low: 0, high: 0 }

/** `accelerators`: how many run day and night. Pure. */
export function careOf(scope: Scope, size: number, accelerators: number, effort: Effort): Care {
  const platform = effort.platform.find(({ when }) => fits(when, scope.facts))
  const platformUsd = platform === undefined ? NOTHING : scale({ low: platform.low, high: platform.high }, size)
  if (accelerators > effort.fleet.of) return { hours: effort.fleet, what: ['a team for the machines'], platformUsd }
  const rows = effort.running
    .map((row) => ({ title: row.title, hours: scale(row.hours, size * timesOf(row, scope)) }))
    .filter(({ hours }) => hours.high > 0)
    .toSorted((a, b) => middle(b.hours) - middle(a.hours))
  const hours = together(rows.map((row) => row.hours))
  return {
    hours: middle(hours) > middle(LEAST) ? hours : LEAST,
    what: rows.map(({ title }) => title),
    platformUsd,
  }
}
