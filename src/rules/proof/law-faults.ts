import type { Compiled } from '../diagram/compile.ts'
import { chosenWhen, GAP } from '../diagram/decision.ts'
import { type Diagram, NEVER } from '../diagram/diagrams.ts'
import { onlyAtLast } from '../diagram/only-at-last.ts'
import type { Fault } from '../fault.ts'
import type { OrderLaw, WhenLaw } from '../rule-book.ts'
import { witness } from './witness.ts'

/** Declared laws that do not hold, and decisions that `unknown` alone can reach. */
export function lawFaults(whole: Compiled, apart: Compiled): readonly Fault[] {
  const broken = whole.book.laws.flatMap((law) => {
    if (law.kind !== 'order') return law.options.flatMap((option) => brokenWhen(whole, law, option))
    const compiled = law.whole ? whole : apart
    return law.options.flatMap((option) => brokenOrder(compiled, law, option))
  })
  return [...broken, ...unknownFaults(whole)]
}

/** When an option is chosen, or is one of those that are taken. */
function takenWhen(compiled: Compiled, decision: string, option: string): Diagram {
  const found = compiled.decisions.get(decision)
  if (found === undefined) throw new Error(`no decision "${decision}"`)
  if (found.spec.outcome === 'many') return found.taken.get(option) ?? NEVER
  return chosenWhen(
    compiled.diagrams,
    found,
    found.spec.options.findIndex(({ id }) => id === option),
  )
}

function brokenWhen(whole: Compiled, law: WhenLaw, option: string): Fault[] {
  const { diagrams } = whole
  const taken = takenWhen(whole, law.decision, option)
  const holds = whole.read(law.when)
  const missing = law.kind === 'only' ? NEVER : diagrams.and(holds, diagrams.not(taken))
  const extra = law.kind === 'always' ? NEVER : diagrams.and(taken, diagrams.not(holds))
  return [[missing, 'not taken'] as const, [extra, 'taken'] as const].flatMap(([bad, what]): Fault[] => {
    const facts = witness(whole, bad)
    if (facts === undefined) return []
    const message = `${law.because} But "${option}" is ${what} here.`
    return [{ kind: 'broken-law', position: law.position, subject: law.id, message, witness: facts }]
  })
}

function brokenOrder(compiled: Compiled, law: OrderLaw, option: string): Fault[] {
  const { diagrams, care, book } = compiled
  const variable = compiled.index.get(law.fact)
  const domain = book.facts.get(law.fact)?.values ?? []
  if (variable === undefined) return []
  const taken = takenWhen(compiled, law.decision, option)
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
  const message = `${law.because} But "${option}" is dropped when ${law.fact} goes from ${law.order[step]} to ${law.order[step + 1]}.`
  const facts = witness(compiled, left[step] ?? NEVER) ?? {}
  return [{ kind: 'broken-law', position: law.position, subject: law.id, message, witness: facts }]
}

/** A constant for what cannot occur: unlike every option. */
const IMPOSSIBLE = GAP - 1

/** "I don't know" must not be a secret door: what it leads to, some real answer to that question leads to as well. */
function unknownFaults(compiled: Compiled): Fault[] {
  const { diagrams, care, book, index } = compiled
  return [...compiled.decisions.values()].flatMap(({ spec, chosen }) => {
    if (spec.outcome !== 'one') return []
    const option = diagrams.choose(
      care,
      diagrams.map(chosen, (leaf) => (leaf === GAP ? GAP : Math.floor(leaf / 3))),
      IMPOSSIBLE,
    )
    const support = diagrams.support(chosen)
    return book.questions.flatMap((question): Fault[] => {
      const facts = [...book.facts.values()].filter(({ from, uses }) => from === 'answer' && uses.includes(question.id))
      // They stand together: `unknown` is the last value of each, and all are unknown or none is.
      const variables = facts.flatMap(({ id }) => index.get(id) ?? [])
      if (!variables.some((variable) => support.has(variable))) return []
      const alone = onlyAtLast(diagrams, option, Math.min(...variables), Math.max(...variables))
      if (alone === NEVER) return []
      const unknown: number[] = []
      for (const variable of variables) unknown[variable] = (diagrams.sizes[variable] ?? 1) - 1
      const possible = diagrams.map(diagrams.restrict(option, unknown), (leaf) => (leaf === IMPOSSIBLE ? 0 : 1))
      const bad = diagrams.and(alone, possible)
      const shown = witness(compiled, bad)
      if (shown === undefined) return []
      const message = `only not knowing "${question.id}" leads to the outcome here; no answer to it does`
      return [{ kind: 'broken-law', position: question.position, subject: spec.id, message, witness: shown }]
    })
  })
}
