import type { Compiled } from '../diagram/compile.ts'
import { GAP } from '../diagram/decision.ts'
import type { Diagram } from '../diagram/diagrams.ts'
import { bit, type Rows, rowsOf } from '../diagram/rows.ts'

/** What explanations walk, made once for a rule book. */
export type Ways = {
  /** The number of the option that is chosen, or `GAP`. */
  readonly option: Diagram
  /** The same where the answers can occur; where they cannot, the number after the last option. */
  readonly possible: Rows
  /** The numbers of all options, as bits. */
  readonly options: number
}

const known = new WeakMap<Compiled, Map<string, Ways>>()

export function waysOf(compiled: Compiled, decision: string): Ways {
  const cache = known.get(compiled) ?? new Map<string, Ways>()
  known.set(compiled, cache)
  const made = cache.get(decision) ?? make(compiled, decision)
  cache.set(decision, made)
  return made
}

function make({ diagrams, care, decisions }: Compiled, id: string): Ways {
  const decision = decisions.get(id)
  if (decision === undefined) throw new Error(`no decision "${id}"`)
  const option = diagrams.map(decision.chosen, (leaf) => (leaf === GAP ? GAP : Math.floor(leaf / 3)))
  // Needed once: the rule book's own table does not keep what is made on the way.
  const own = diagrams.overlay()
  const { length } = decision.spec.options
  return { option, possible: rowsOf(own, own.choose(care, option, length)), options: bit(length) - 1 }
}
