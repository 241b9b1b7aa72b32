import { ALWAYS, type Diagram, type Diagrams, LEAVES } from '../diagram/diagrams.ts'

/**
 * What it costs to give a variable a value; `Infinity` forbids it. The present value costs nothing. `again`: another
 * variable of the same group already has a value that is not its present one.
 */
export type Cost = (variable: number, value: number, again: boolean) => number

/**
 * The cheapest way to make a diagram true, as the tested variables with their values; undefined if there is none.
 * Exact: one pass over the diagram from the leaves up. Variables that the way does not test keep their value.
 * `groups[variable]`: variables that are changed together, which must stand side by side; absent: each by itself.
 */
export function cheapest(
  diagrams: Diagrams,
  diagram: Diagram,
  cost: Cost,
  groups: readonly number[] = [],
): ReadonlyMap<number, number> | undefined {
  // A group is left for good once a variable of another is tested, so one bit beside the node is all there is to know.
  const costs = new Map<number, number>()
  const choices = new Map<number, number>()
  const after = (at: Diagram, child: Diagram, again: boolean, step: number) =>
    step > 0 || again
      ? groups[diagrams.variable(at)] !== undefined &&
        groups[diagrams.variable(child)] === groups[diagrams.variable(at)]
      : false
  const walk = (at: Diagram, again: boolean): number => {
    if (at < LEAVES) return at === ALWAYS ? 0 : Number.POSITIVE_INFINITY
    const key = at * 2 + (again ? 1 : 0)
    const known = costs.get(key)
    if (known !== undefined) return known
    const variable = diagrams.variable(at)
    const children = diagrams.children(at)
    let best = Number.POSITIVE_INFINITY
    let choice = 0
    for (let value = 0; value < children.length; value++) {
      const step = cost(variable, value, again)
      if (step >= best) continue
      const child = children[value] as Diagram
      const total = step + walk(child, after(at, child, again, step))
      if (total >= best) continue
      best = total
      choice = value
    }
    costs.set(key, best)
    choices.set(key, choice)
    return best
  }
  if (walk(diagram, false) === Number.POSITIVE_INFINITY) return undefined
  const way = new Map<number, number>()
  let at = diagram
  let again = false
  while (at >= LEAVES) {
    const variable = diagrams.variable(at)
    const value = choices.get(at * 2 + (again ? 1 : 0)) as number
    const child = diagrams.children(at)[value] as Diagram
    way.set(variable, value)
    again = after(at, child, again, cost(variable, value, again))
    at = child
  }
  return way
}
