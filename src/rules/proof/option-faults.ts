import type { Compiled } from '../diagram/compile.ts'
import { type CompiledDecision, chosenWhen, GAP } from '../diagram/decision.ts'
import { type Diagram, NEVER } from '../diagram/diagrams.ts'
import type { Fault } from '../fault.ts'
import { witness } from './witness.ts'

/** Answer sets with no option left or with two that are both called for, and options that nobody can reach. */
export function optionFaults(whole: Compiled): readonly Fault[] {
  return [...whole.decisions.values()].flatMap((decision) =>
    decision.spec.outcome === 'one'
      ? [...gaps(whole, decision), ...conflicts(whole, decision), ...unreachable(whole, decision)]
      : unreachable(whole, decision),
  )
}

function gaps(whole: Compiled, { spec, chosen }: CompiledDecision): Fault[] {
  const facts = witness(
    whole,
    whole.diagrams.map(chosen, (leaf) => (leaf === GAP ? 1 : 0)),
  )
  if (facts === undefined) return []
  return [
    { kind: 'gap', position: spec.position, subject: spec.id, message: 'every option is ruled out', witness: facts },
  ]
}

function conflicts(whole: Compiled, { spec, conflicts: pairs }: CompiledDecision): Fault[] {
  return [...pairs].flatMap(([pair, both]): Fault[] => {
    const facts = witness(whole, both)
    if (facts === undefined) return []
    const [one, other] = pair.split('+')
    const message = `"${one}" and "${other}" are both called for; rule one out or let them combine`
    return [{ kind: 'conflict', position: spec.position, subject: spec.id, message, witness: facts }]
  })
}

export function unreachable(whole: Compiled, decision: CompiledDecision): Fault[] {
  const { diagrams, care } = whole
  return decision.spec.options.flatMap((option, i): Fault[] => {
    const when =
      decision.spec.outcome === 'one'
        ? chosenWhen(whole.diagrams, decision, i)
        : (decision.taken.get(option.id) ?? NEVER)
    if (diagrams.and(when, care) !== NEVER) return []
    const message = `no answers lead to "${option.id}"`
    return [{ kind: 'unreachable-option', position: option.position, subject: decision.spec.id, message }]
  })
}
