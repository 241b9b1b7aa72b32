import { endsAt, type Rows } from '../diagram/rows.ts'
import { cheapest } from './cheapest.ts'

/**
 * The smallest set of variables whose present values alone rule out every other outcome (`other`: as bits), and for each the
 * largest set of values that still does. Exact: it is the smallest set that meets every smallest set of changes leading to another
 * outcome; those are found one by one until none is left.
 */
export function sufficient(
  rows: Rows,
  other: number,
  present: readonly number[],
): ReadonlyMap<number, ReadonlySet<number>> {
  const changes: number[][] = []
  let kept: readonly number[] = []
  for (;;) {
    const fixed = new Set(kept)
    const way = cheapest(rows, other, present, (variable, value) => {
      if (value === present[variable]) return 0
      return fixed.has(variable) ? Number.POSITIVE_INFINITY : 1
    })
    if (way === undefined) break
    changes.push([...way].flatMap(([variable, value]) => (value === present[variable] ? [] : [variable])))
    kept = smallestHit(changes)
  }
  return widen(rows, other, present, kept)
}

/** The smallest set of numbers that has one of each list: tried by growing size, so the first found is smallest. */
function smallestHit(lists: readonly (readonly number[])[]): readonly number[] {
  const search = (left: readonly (readonly number[])[], room: number): number[] | undefined => {
    const shortest = left.reduce<readonly number[] | undefined>(
      (a, b) => (a === undefined || b.length < a.length ? b : a),
      undefined,
    )
    if (shortest === undefined) return []
    if (room === 0) return undefined
    for (const pick of shortest) {
      const rest = search(
        left.filter((list) => !list.includes(pick)),
        room - 1,
      )
      if (rest !== undefined) return [pick, ...rest]
    }
    return undefined
  }
  for (let size = 0; ; size++) {
    const found = search(lists, size)
    if (found !== undefined) return found
  }
}

/** Adds to each kept variable every value with which the outcome is still forced. */
function widen(rows: Rows, other: number, present: readonly number[], kept: readonly number[]) {
  const sets = new Map(kept.map((variable) => [variable, new Set([present[variable] as number])]))
  for (const [variable, set] of sets) {
    const away = leadingAway(rows, other, sets, variable)
    for (const [value, leads] of away.entries()) if (!leads) set.add(value)
  }
  return sets
}

/** For each value of one variable whether another outcome can be reached with it, the others being in their sets or free. */
function leadingAway(
  { start, variables, leads, ends }: Rows,
  other: number,
  sets: ReadonlyMap<number, ReadonlySet<number>>,
  variable: number,
): readonly boolean[] {
  const allowed: (readonly number[] | undefined)[] = []
  for (const [tested, set] of sets) allowed[tested] = [...set]
  const next = (row: number) => {
    const values = allowed[variables[row] as number]
    const all = leads[row] as readonly number[]
    return values === undefined ? all : values.map((value) => all[value] as number)
  }
  const reached = new Set([start])
  const testing: (readonly number[])[] = []
  for (const row of reached) {
    const tested = row < 0 ? Number.POSITIVE_INFINITY : (variables[row] as number)
    if (tested === variable) testing.push(leads[row] as readonly number[])
    if (tested < variable) for (const lead of next(row)) reached.add(lead)
  }
  // Whether another outcome can be reached from each row that was come by: 0 is not known yet.
  const away = new Int8Array(variables.length)
  const isAway = (at: number): boolean => {
    const all = endsAt(ends, at)
    if ((all & other) === 0) return false
    if ((all & ~other) === 0) return true
    if (away[at] === 0) away[at] = next(at).some(isAway) ? 1 : -1
    return away[at] === 1
  }
  return (testing[0] ?? []).map((_, value) => testing.some((to) => isAway(to[value] as number)))
}
