import type { Compiled } from '../diagram/compile.ts'
import { ALWAYS, type Diagram, LEAVES, NEVER } from '../diagram/diagrams.ts'

/**
 * A smallest set of facts that already makes `bad` true, whatever the other facts are (within what can occur);
 * undefined if nothing does. Smallest: no fact can be left out.
 */
export function witness(compiled: Compiled, bad: Diagram): Readonly<Record<string, string>> | undefined {
  const { diagrams, care, variables, book } = compiled
  const possible = diagrams.and(bad, care)
  if (possible === NEVER) return undefined
  const path = shortestPath(compiled, possible)
  const enough = diagrams.or(bad, diagrams.not(care))
  for (const variable of [...path.keys()].reverse()) {
    const fixed: (number | undefined)[] = []
    for (const [other, value] of path) if (other !== variable) fixed[other] = value
    if (diagrams.restrict(enough, fixed) === ALWAYS) path.delete(variable)
  }
  const shown: Record<string, string> = {}
  for (const [variable, value] of [...path].toSorted(([a], [b]) => a - b)) {
    const fact = variables[variable] ?? ''
    shown[fact] = book.facts.get(fact)?.values[value] ?? ''
  }
  return shown
}

/** The path to true with the fewest tests. */
function shortestPath({ diagrams }: Compiled, diagram: Diagram): Map<number, number> {
  const lengths = new Map<Diagram, number>()
  const length = (at: Diagram): number => {
    if (at < LEAVES) return at === ALWAYS ? 0 : Number.POSITIVE_INFINITY
    const known = lengths.get(at)
    if (known !== undefined) return known
    const found = 1 + Math.min(...diagrams.children(at).map(length))
    lengths.set(at, found)
    return found
  }
  const path = new Map<number, number>()
  let at = diagram
  while (at >= LEAVES) {
    const children = diagrams.children(at)
    const wanted = length(at) - 1
    const value = children.findIndex((child) => length(child) === wanted)
    path.set(diagrams.variable(at), value)
    at = children[value] as Diagram
  }
  return path
}
