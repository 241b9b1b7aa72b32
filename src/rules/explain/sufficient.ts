import { type Diagram, type Diagrams, LEAVES, NEVER } from '../diagram/diagrams.ts'
import { cheapest } from './cheapest.ts'

/**
 * The smallest set of variables whose present values alone rule out `otherwise` (every other outcome that can occur),
 * and for each the largest set of values that still does. Exact: it is the smallest set that meets every smallest set of
 * changes leading to another outcome; those are found one by one until none is left.
 */
export function sufficient(
  diagrams: Diagrams,
  otherwise: Diagram,
  present: readonly number[],
): ReadonlyMap<number, ReadonlySet<number>> {
  const changes: number[][] = []
  let kept: readonly number[] = []
  for (;;) {
    const fixed = new Set(kept)
    const way = cheapest(diagrams, otherwise, (variable, value) => {
      if (value === present[variable]) return 0
      return fixed.has(variable) ? Number.POSITIVE_INFINITY : 1
    })
    if (way === undefined) break
    changes.push([...way].flatMap(([variable, value]) => (value === present[variable] ? [] : [variable])))
    kept = smallestHit(changes)
  }
  return widen(diagrams, otherwise, present, kept)
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
function widen(diagrams: Diagrams, otherwise: Diagram, present: readonly number[], kept: readonly number[]) {
  const sets = new Map(kept.map((variable) => [variable, new Set([present[variable] as number])]))
  for (const [variable, set] of sets) {
    for (let value = 0; value < (diagrams.sizes[variable] ?? 0); value++) {
      if (set.has(value)) continue
      set.add(value)
      if (reachable(diagrams, otherwise, sets)) set.delete(value)
    }
  }
  return sets
}

/** Whether the diagram can be true with these variables in these sets and the others free. */
function reachable(diagrams: Diagrams, diagram: Diagram, sets: ReadonlyMap<number, ReadonlySet<number>>): boolean {
  const seen = new Set<Diagram>()
  const walk = (at: Diagram): boolean => {
    if (at < LEAVES) return at !== NEVER
    if (seen.has(at)) return false
    seen.add(at)
    const set = sets.get(diagrams.variable(at))
    return diagrams.children(at).some((child, value) => (set === undefined || set.has(value)) && walk(child))
  }
  return walk(diagram)
}
