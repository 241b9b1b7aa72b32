import type { Range } from '../range.ts'
import type { Role } from '../role.ts'
import { type Line, planned } from './line.ts'
import { peopleLines } from './people.ts'
import { type CostPart, type Simulated, simulate } from './simulate.ts'
import { type Tightness, tighten, tightness } from './tighten.ts'

/** A budget's lines and the people in it, with ends that add up to the 80 % ranges of the totals. */
export type Totals = {
  readonly lines: readonly Line[]
  readonly staffing: readonly Role[]
  readonly simulated: Simulated
}

/**
 * Simulates the costs with every role and line on its own, and moves their ends together so that their sums are the ends of
 * what is paid once and by the month. `surprises`: a share of what is paid once, and its source.
 */
export function totalsOf(
  staffing: readonly Role[],
  others: readonly Line[],
  weeksToRun: Range,
  surprises: Range & { readonly source: string },
): Totals {
  const people = staffing.map((role): CostPart => ({ id: `people-${role.id}`, per: 'once', ...role.costUsd }))
  const simulated = simulate([...people, ...others], weeksToRun, surprises)
  const aside = simulated.work.high > 0 ? [contingency(simulated, surprises)] : []
  const ends = (per: Line['per'], total: Range) =>
    tightness(
      [...people, ...others, ...aside].filter((part) => part.per === per),
      total,
    )
  const once = ends('once', simulated.once)
  const monthly = ends('month', simulated.monthly)
  const by = ({ per }: Line): Tightness => (per === 'once' ? once : monthly)
  const paid = staffing.map((role) => ({ ...role, costUsd: tighten(role.costUsd, once) }))
  return {
    lines: [
      ...peopleLines(paid),
      ...[...others, ...aside].map((line) => ({ ...tighten(line, by(line)), planning: planned(line) })),
    ],
    staffing: paid,
    simulated,
  }
}

function contingency({ work }: Simulated, { low, high, source }: Range & { readonly source: string }): Line {
  return {
    id: 'contingency',
    label: 'Set aside for surprises',
    low: work.low * low,
    high: work.high * high,
    per: 'once',
    note: `${Math.round(low * 100)}-${Math.round(high * 100)}% of what is paid once`,
    source,
  }
}
