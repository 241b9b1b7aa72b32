import type { Compiled } from '../diagram/compile.ts'
import { GAP } from '../diagram/compile.ts'
import { type Diagram, NEVER } from '../diagram/diagrams.ts'

export type Ways = {
  /** The number of the option that is chosen. */
  readonly option: Diagram
  /** When each option is chosen, and when another one is, within what can occur. */
  readonly to: readonly Diagram[]
  readonly otherwise: readonly Diagram[]
}

const known = new WeakMap<Compiled, Map<string, Ways>>()

/** The diagrams that explanations walk, made once for a rule book. */
export function waysOf(compiled: Compiled, decision: string): Ways {
  const cache = known.get(compiled) ?? new Map<string, Ways>()
  known.set(compiled, cache)
  const made = cache.get(decision) ?? make(compiled, decision)
  cache.set(decision, made)
  return made
}

/** Which option a decision takes, as its number. */
export function optionOf(compiled: Compiled, decision: string): Diagram {
  return waysOf(compiled, decision).option
}

function make({ diagrams, care, decisions }: Compiled, id: string): Ways {
  const decision = decisions.get(id)
  if (decision === undefined) throw new Error(`no decision "${id}"`)
  const { chosen, spec } = decision
  const is = (wanted: (option: number) => boolean) =>
    diagrams.and(
      care,
      diagrams.map(chosen, (leaf) => (leaf !== GAP && wanted(Math.floor(leaf / 3)) ? 1 : NEVER)),
    )
  return {
    option: diagrams.map(chosen, (leaf) => (leaf === GAP ? GAP : Math.floor(leaf / 3))),
    to: spec.options.map((_, i) => is((option) => option === i)),
    otherwise: spec.options.map((_, i) => is((option) => option !== i)),
  }
}
