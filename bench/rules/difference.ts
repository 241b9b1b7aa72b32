import { type Compiled, compile } from '../../src/rules/diagram/compile.ts'
import { GAP } from '../../src/rules/diagram/decision.ts'
import { type Diagram, NEVER } from '../../src/rules/diagram/diagrams.ts'
import type { RuleBook } from '../../src/rules/rule-book.ts'

/**
 * When a changed rule book decides differently in one decision, as a diagram of the original's table; NEVER if it does
 * so for no answers: then the change is no fault at all (an equivalent mutant).
 */
export function difference(original: Compiled, changed: RuleBook, decision: string): Diagram {
  const { diagrams, care } = original
  const before = original.decisions.get(decision)
  const upTo = {
    ...changed,
    decisions: changed.decisions.filter(({ stratum }) => stratum <= (before?.spec.stratum ?? 0)),
  }
  const after = compile(upTo, true, diagrams).decisions.get(decision)
  if (before === undefined || after === undefined) return care
  const name = (compiled: typeof before) =>
    diagrams.map(compiled.chosen, (leaf) =>
      leaf === GAP
        ? GAP
        : before.spec.options.findIndex(({ id }) => id === compiled.spec.options[Math.floor(leaf / 3)]?.id),
    )
  const parts = [diagrams.unlikeAll(name(before), [name(after)])]
  for (const { id } of before.spec.options) {
    parts.push(diagrams.unlikeAll(before.taken.get(id) ?? NEVER, [after.taken.get(id) ?? NEVER]))
  }
  return diagrams.and(care, diagrams.or(...parts))
}
