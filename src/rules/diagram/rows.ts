import { type Diagram, type Diagrams, LEAVES } from './diagrams.ts'

/**
 * A diagram laid out for walks: where a walk is, is a row, or a constant written as `-1 - constant`. Constants are below 31, so
 * that several fit into one number as bits.
 */
export type Rows = {
  /** Where walks begin. */
  readonly start: number
  /** What each row tests. */
  readonly variables: readonly number[]
  /** Where each value of it leads. */
  readonly leads: readonly (readonly number[])[]
  /** The constants in which a walk from each row can end, as bits. */
  readonly ends: readonly number[]
}

export function rowsOf(diagrams: Diagrams, diagram: Diagram): Rows {
  const nodes = [...diagrams.reachable(diagram)].filter((at) => at >= LEAVES)
  nodes.sort((a, b) => diagrams.variable(a) - diagrams.variable(b))
  const rows = new Map(nodes.map((at, row) => [at, row]))
  const place = (at: Diagram) => rows.get(at) ?? -1 - at
  const leads = nodes.map((at) => diagrams.children(at).map(place))
  // What a row leads to stands further down, for it tests a later variable.
  const ends: number[] = leads.map(() => 0)
  for (const [row, to] of [...leads.entries()].reverse())
    ends[row] = to.reduce((bits, at) => bits | endsAt(ends, at), 0)
  return { start: place(diagram), variables: nodes.map((at) => diagrams.variable(at)), leads, ends }
}

/** The constants in which a walk can end that has come so far, as bits. */
export const endsAt = (ends: Rows['ends'], at: number): number => (at < 0 ? bit(-1 - at) : (ends[at] as number))

export const bit = (constant: number): number => 1 << constant
