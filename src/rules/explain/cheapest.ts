import { endsAt, type Rows } from '../diagram/rows.ts'

/**
 * What it costs to give a variable a value; `Infinity` forbids it. The present value costs nothing. `again`: another
 * variable of the same group already has a value that is not its present one.
 */
export type Cost = (variable: number, value: number, again: boolean) => number

/** What is known of the way on from a row: the value to take and what it costs; without a value, that it costs more than this. */
type Rest = { readonly value?: number; readonly cost: number }

const NO_WAY = Number.POSITIVE_INFINITY
/** Sums of the same costs in another order differ by less. */
const ROUNDING = 1e-6

/**
 * The cheapest way to one of the wanted constants (as bits), as the tested variables with their values; undefined if there is none. Of
 * equally cheap ways it is the one with the earlier values. Variables that the way does not test keep their value.
 * `groups[variable]`: variables that are changed together, which must stand side by side; absent: each by itself.
 * Exact: it tries the present values first, and then only what may be as cheap as the cheapest way so far.
 */
export function cheapest(
  { start, variables, leads, ends }: Rows,
  wanted: number,
  present: readonly number[],
  cost: Cost,
  groups: readonly number[] = [],
): ReadonlyMap<number, number> | undefined {
  // A group is left for good once a variable of another is tested, so one bit beside the row is all there is to know.
  const after = (variable: number, lead: number, again: boolean, step: number) => {
    const group = groups[variable]
    return (step > 0 || again) && group !== undefined && group === groups[variables[lead] as number]
  }
  const known = new Map<number, Rest>()
  const keyOf = (row: number, again: boolean) => row * 2 + (again ? 1 : 0)
  /** What the way on costs, if that is at most `most`; otherwise Infinity. */
  const walk = (row: number, again: boolean, most: number): number => {
    if ((endsAt(ends, row) & wanted) === 0) return NO_WAY
    if (row < 0) return 0
    const key = keyOf(row, again)
    const before = known.get(key)
    if (before?.value !== undefined) return before.cost <= most ? before.cost : NO_WAY
    if (before !== undefined && most <= before.cost) return NO_WAY
    const variable = variables[row] as number
    const to = leads[row] as readonly number[]
    const now = present[variable] as number
    let best = NO_WAY
    let choice: number | undefined
    for (let turn = -1; turn < to.length; turn++) {
      const value = turn < 0 ? now : turn
      if (turn === now) continue
      const step = cost(variable, value, again)
      const room = Math.min(best, most) - step + ROUNDING
      // Not a number if both have no end.
      if (!(room >= 0)) continue
      const lead = to[value] as number
      const total = step + walk(lead, after(variable, lead, again, step), room)
      if (total > best || total === NO_WAY || (total === best && choice !== undefined && choice < value)) continue
      best = total
      choice = value
    }
    known.set(key, choice === undefined ? { cost: most } : { value: choice, cost: best })
    return best
  }
  if (walk(start, false, NO_WAY) === NO_WAY) return undefined
  const way = new Map<number, number>()
  let again = false
  for (let row = start; row >= 0; ) {
    const variable = variables[row] as number
    const value = known.get(keyOf(row, again))?.value as number
    const lead = leads[row]?.[value] as number
    way.set(variable, value)
    again = after(variable, lead, again, cost(variable, value, again))
    row = lead
  }
  return way
}
