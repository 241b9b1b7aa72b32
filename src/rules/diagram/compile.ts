import { partFact } from '../part-fact.ts'
import type { Condition, RuleBook } from '../rule-book.ts'
import { type CompiledDecision, chosenWhen, GAP, laterDecision } from './decision.ts'
import { type Diagram, Diagrams, NEVER } from './diagrams.ts'
import { once } from './once.ts'

export type Compiled = {
  readonly book: RuleBook
  readonly diagrams: Diagrams
  /** Fact ids in the order of the variables. */
  readonly variables: readonly string[]
  readonly index: ReadonlyMap<string, number>
  /** True for the answer sets that can occur. */
  readonly care: Diagram
  readonly decisions: ReadonlyMap<string, CompiledDecision>
  /** When a condition holds. */
  readonly read: (condition: Condition) => Diagram
}

/**
 * Turns a rule book into diagrams over its facts. With `whole`, outcomes of earlier decisions are put in, so that
 * everything is a function of answers and figures; without, they stay variables of their own. `into` lets two books with
 * the same facts share one table, so that their diagrams can be compared. Throws TooManyNodes above `most` nodes.
 */
export function compile(book: RuleBook, whole = true, into?: Diagrams, most?: number): Compiled {
  // The order of the questionnaire: related facts stand together, which keeps the diagrams small (half of what ordering
  // by use gives), and early answers cut them at the top.
  const variables = [...book.facts.values()].filter(({ from }) => !whole || from !== 'decision').map(({ id }) => id)
  const index = new Map(variables.map((id, i) => [id, i]))
  const sizes = variables.map((id) => book.facts.get(id)?.values.length ?? 0)
  const diagrams = into ?? new Diagrams(sizes, most)
  const decisions = new Map<string, CompiledDecision>()
  // What whole diagrams put in for the facts of `part-fact.ts`: when the option is chosen or second.
  const parts = new Map<string, () => Diagram>()

  // Rules ask the same of an earlier decision again and again.
  const tests = new Map<string, Diagram>()
  const testOf = (fact: string, values: readonly string[]): Diagram => {
    const key = `${fact} ${values.toSorted().join(' ')}`
    const made = tests.get(key) ?? newTest(fact, values)
    tests.set(key, made)
    return made
  }
  const newTest = (fact: string, values: readonly string[]): Diagram => {
    const domain = book.facts.get(fact)?.values ?? []
    const numbers = new Set(values.map((value) => domain.indexOf(value)))
    const variable = index.get(fact)
    if (variable !== undefined) return diagrams.test(variable, numbers)
    const part = parts.get(fact)?.()
    if (part !== undefined) return diagrams.choose(part, numbers.has(0) ? 1 : 0, numbers.has(1) ? 1 : 0)
    const chosen = decisions.get(fact)?.chosen
    if (chosen === undefined) throw new Error(`"${fact}" is used before it is decided`)
    return diagrams.map(chosen, (leaf) => (leaf !== GAP && numbers.has(Math.floor(leaf / 3)) ? 1 : 0))
  }
  const read = (condition: Condition): Diagram => {
    if ('all' in condition) return diagrams.and(...condition.all.map(read))
    if ('any' in condition) return diagrams.or(...condition.any.map(read))
    if ('not' in condition) return diagrams.not(read(condition.not))
    const values = typeof condition.value === 'string' ? [condition.value] : condition.value
    const among = testOf(condition.fact, values)
    return condition.operator === 'equal' || condition.operator === 'in' ? among : diagrams.not(among)
  }

  for (const spec of book.decisions) {
    const decision = laterDecision(diagrams, spec, read)
    decisions.set(spec.id, decision)
    for (const [i, { id }] of spec.options.entries()) {
      const part = () => diagrams.or(chosenWhen(diagrams, decision, i), decision.taken.get(id) ?? NEVER)
      parts.set(partFact(spec.id, id), once(part))
    }
  }
  const possible = book.constraints.map(({ never }) => diagrams.not(read(never)))
  const care = diagrams.and(...together(book, diagrams, index), ...coherent(book, diagrams, index), ...possible)
  return { book, diagrams, variables, index, care, decisions, read }
}

/** The parts of a `many` answer are known together or not at all, and one is "yes" if no option says that none holds. */
function together(book: RuleBook, diagrams: Diagrams, index: ReadonlyMap<string, number>): Diagram[] {
  return book.questions
    .filter(({ kind }) => kind === 'many')
    .map((question) => {
      const parts = question.options.flatMap(({ id }) => index.get(`${question.id}.${id}`) ?? [])
      const unknown = parts.map((variable) => diagrams.test(variable, new Set([2])))
      const some = parts.map((variable) => diagrams.test(variable, new Set([0])))
      const known = diagrams.not(diagrams.or(...unknown))
      const full = question.options.some(({ exclusive }) => exclusive)
        ? known
        : diagrams.and(known, diagrams.or(...some))
      return diagrams.or(diagrams.and(...unknown), full)
    })
}

/** Where outcomes are variables of their own: the chosen option is part, and another only if the chosen one allows it. */
function coherent(book: RuleBook, diagrams: Diagrams, index: ReadonlyMap<string, number>): Diagram[] {
  return book.decisions.flatMap(({ id: decision, options }) => {
    const outcome = index.get(decision)
    if (outcome === undefined) return []
    return options.flatMap(({ id }, i): Diagram[] => {
      const variable = index.get(partFact(decision, id))
      if (variable === undefined) return []
      const company = options.flatMap(({ combines }, n) => (combines.includes(id) ? [n] : []))
      const part = diagrams.test(variable, new Set([0]))
      const chosen = diagrams.test(outcome, new Set([i]))
      const possible = diagrams.test(outcome, new Set([i, ...company]))
      return [diagrams.or(diagrams.not(chosen), part), diagrams.or(diagrams.not(part), possible)]
    })
  })
}
