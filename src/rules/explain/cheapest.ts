import { ALWAYS, type Diagram, type Diagrams, LEAVES } from '../diagram/diagrams.ts'

/** What it costs to give a variable a value; `Infinity` forbids it. The present value costs nothing. */
export type Cost = (variable: number, value: number) => number

/**
 * The cheapest way to make a diagram true, as the tested variables with their values; undefined if there is none.
 * Exact: one pass over the diagram from the leaves up. Variables that the way does not test keep their value.
 */
export function cheapest(diagrams: Diagrams, diagram: Diagram, cost: Cost): ReadonlyMap<number, number> | undefined {
  const costs = new Map<Diagram, number>()
  const choices = new Map<Diagram, number>()
  const walk = (at: Diagram): number => {
    if (at < LEAVES) return at === ALWAYS ? 0 : Number.POSITIVE_INFINITY
    const known = costs.get(at)
    if (known !== undefined) return known
    const variable = diagrams.variable(at)
    const children = diagrams.children(at)
    let best = Number.POSITIVE_INFINITY
    let choice = 0
    for (let value = 0; value < children.length; value++) {
      const step = cost(variable, value)
      if (step >= best) continue
      const total = step + walk(children[value] as Diagram)
      if (total >= best) continue
      best = total
      choice = value
    }
    costs.set(at, best)
    choices.set(at, choice)
    return best
  }
  if (walk(diagram) === Number.POSITIVE_INFINITY) return undefined
  const way = new Map<number, number>()
  let at = diagram
  while (at >= LEAVES) {
    const value = choices.get(at) as number
    way.set(diagrams.variable(at), value)
    at = diagrams.children(at)[value] as Diagram
  }
  return way
}
