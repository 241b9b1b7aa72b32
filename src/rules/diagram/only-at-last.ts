import { type Diagram, type Diagrams, NEVER } from './diagrams.ts'

/**
 * True where the function has, with all variables from `first` to `last` at their last values, what it has for no other
 * values of theirs that leave the last ones out.
 */
export function onlyAtLast(diagrams: Diagrams, diagram: Diagram, first: number, last: number): Diagram {
  const memo = new Map<Diagram, Diagram>()
  const walk = (at: Diagram): Diagram => {
    const top = diagrams.variable(at)
    if (top > last) return NEVER
    const known = memo.get(at)
    if (known !== undefined) return known
    const made =
      top < first
        ? diagrams.node(top, diagrams.children(at).map(walk))
        : diagrams.unlikeAll(atLast(diagrams, at, last), [...without(diagrams, at, last)])
    memo.set(at, made)
    return made
  }
  return walk(diagram)
}

/** What is left of a diagram with all variables up to `last` at their last values. */
function atLast(diagrams: Diagrams, diagram: Diagram, last: number): Diagram {
  let at = diagram
  while (diagrams.variable(at) <= last) at = diagrams.children(at).at(-1) as Diagram
  return at
}

/** All that can be left of a diagram with the variables up to `last` at any but their last values. */
function without(diagrams: Diagrams, diagram: Diagram, last: number): ReadonlySet<Diagram> {
  const seen = new Set([diagram])
  const left = new Set<Diagram>()
  for (const at of seen) {
    if (diagrams.variable(at) > last) left.add(at)
    else for (const child of diagrams.children(at).slice(0, -1)) seen.add(child)
  }
  return left
}
