import type { Compiled } from '../diagram/compile.ts'
import { type Facts, UNKNOWN } from '../rule-book.ts'

/** Facts as values of the variables; what is not among them is `unknown`. */
export function presentValues({ book, variables }: Compiled, facts: Facts): readonly number[] {
  return variables.map((id) => {
    const values = book.facts.get(id)?.values ?? []
    return values.indexOf(facts[id] ?? UNKNOWN)
  })
}
