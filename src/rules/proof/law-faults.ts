import type { Compiled } from '../diagram/compile.ts'
import { type Diagram, NEVER } from '../diagram/diagrams.ts'
import type { Fault } from '../fault.ts'
import { type Law, UNKNOWN } from '../rule-book.ts'
import { chosenWhen } from './option-faults.ts'
import { witness } from './witness.ts'

/** Declared laws that do not hold, and decisions that `unknown` alone can reach. */
export function lawFaults(whole: Compiled, apart: Compiled): readonly Fault[] {
  return [...whole.book.laws.flatMap((law) => brokenLaw(law.whole ? whole : apart, law)), ...unknownFaults(whole)]
}

function brokenLaw(compiled: Compiled, law: Law): Fault[] {
  const { diagrams, care, book } = compiled
  const decision = compiled.decisions.get(law.decision)
  const variable = compiled.index.get(law.fact)
  const domain = book.facts.get(law.fact)?.values ?? []
  if (decision === undefined || variable === undefined) return []
  return law.options.flatMap((option): Fault[] => {
    const number = decision.spec.options.findIndex(({ id }) => id === option)
    const taken =
      decision.spec.outcome === 'one' ? chosenWhen(compiled, decision, number) : (decision.taken.get(option) ?? NEVER)
    const left = law.order.slice(1).map((value, i) => {
      const at = (diagram: Diagram, v: string | undefined) => {
        const fixed: number[] = []
        fixed[variable] = domain.indexOf(v ?? '')
        return diagrams.restrict(diagram, fixed)
      }
      const before = diagrams.and(at(taken, law.order[i]), at(care, law.order[i]))
      return diagrams.and(before, at(care, value), diagrams.not(at(taken, value)))
    })
    const step = left.findIndex((bad) => witness(compiled, bad) !== undefined)
    if (step < 0) return []
    const message = `${law.because} Yet "${option}" is left when ${law.fact} goes from ${law.order[step]} to ${law.order[step + 1]}.`
    const facts = witness(compiled, left[step] ?? NEVER) ?? {}
    return [{ kind: 'broken-law', position: law.position, subject: law.id, message, witness: facts }]
  })
}

/** "I don't know" must not be a secret door: what it leads to, some real answer to that question leads to as well. */
function unknownFaults(compiled: Compiled): Fault[] {
  const { diagrams, care, book, index } = compiled
  return [...compiled.decisions.values()].flatMap((decision) => {
    if (decision.spec.outcome !== 'one') return []
    const support = diagrams.support(decision.chosen)
    return book.questions.flatMap((question): Fault[] => {
      const facts = [...book.facts.values()].filter(({ from, uses }) => from === 'answer' && uses.includes(question.id))
      const variables = facts.flatMap(({ id }) => index.get(id) ?? [])
      if (!variables.some((variable) => support.has(variable))) return []
      const unknown: number[] = []
      for (const [i, variable] of variables.entries()) unknown[variable] = facts[i]?.values.indexOf(UNKNOWN) ?? 0
      for (const [i, option] of decision.spec.options.entries()) {
        const when = chosenWhen(compiled, decision, i)
        const known = variables.reduce(
          (reached, variable) => someKnown(compiled, reached, variable, unknown[variable] ?? 0),
          diagrams.and(when, care),
        )
        const bad = diagrams.and(diagrams.restrict(diagrams.and(when, care), unknown), diagrams.not(known))
        const facts = witness(compiled, bad)
        if (facts === undefined) continue
        const message = `only not knowing "${question.id}" leads to "${option.id}"; no answer to it does`
        const subject = decision.spec.id
        return [{ kind: 'broken-law', position: question.position, subject, message, witness: facts }]
      }
      return []
    })
  })
}

/** Whether some known value of the variable makes it true. */
function someKnown({ diagrams }: Compiled, diagram: Diagram, variable: number, unknown: number): Diagram {
  const values = Array.from({ length: diagrams.sizes[variable] ?? 0 }, (_, value) => value)
  return diagrams.or(
    ...values
      .filter((value) => value !== unknown)
      .map((value) => {
        const fixed: number[] = []
        fixed[variable] = value
        return diagrams.restrict(diagram, fixed)
      }),
  )
}
