import { partFact } from '../part-fact.ts'
import type { Condition, DecisionSpec, Rule, RuleBook } from '../rule-book.ts'
import { type Diagram, Diagrams, NEVER } from './diagrams.ts'

/**
 * The constant of a `one` decision with every option ruled out. Other constants are option * 3 + strength, which is 0 by
 * default, 1 supported, 2 called for.
 */
export const GAP = 4095

export type CompiledDecision = {
  readonly spec: DecisionSpec
  /** When each rule fires. */
  readonly rules: ReadonlyMap<Rule, Diagram>
  /** Of `one`: option * 3 + strength, or GAP. */
  readonly chosen: Diagram
  /** Of `one`: when two options that do not combine are both called for, by their ids `a+b`. */
  readonly conflicts: ReadonlyMap<string, Diagram>
  /** Of `one`: when each option is secondary. Of `many`: when each option is taken. */
  readonly taken: ReadonlyMap<string, Diagram>
}

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
  const parts = new Map<string, Diagram>()

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
    const part = parts.get(fact)
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
    const rules = new Map(spec.rules.map((rule) => [rule, read(rule.when)]))
    const outcome = outcomeOf(diagrams, spec, rules)
    decisions.set(spec.id, { spec, rules, ...outcome })
    for (const [i, { id }] of spec.options.entries()) {
      const chosen = diagrams.map(outcome.chosen, (leaf) => (leaf !== GAP && Math.floor(leaf / 3) === i ? 1 : 0))
      parts.set(partFact(spec.id, id), diagrams.or(chosen, outcome.taken.get(id) ?? NEVER))
    }
  }
  const possible = book.constraints.map(({ never }) => diagrams.not(read(never)))
  const care = diagrams.and(...together(book, diagrams, index), ...coherent(book, diagrams, index), ...possible)
  return { book, diagrams, variables, index, care, decisions, read }
}

/** The choosing rule (see `choose.ts`) as diagrams; `rules` says when each rule fires. */
export function outcomeOf(diagrams: Diagrams, spec: DecisionSpec, rules: ReadonlyMap<Rule, Diagram>) {
  const options = strengthsOf(diagrams, spec, rules)
  const chosen = strongest(diagrams, spec, options)
  const taken = new Map<string, Diagram>()
  const conflicts = new Map<string, Diagram>()
  if (spec.outcome === 'many') {
    for (const { option, strengths } of options) taken.set(option.id, strengths[1] ?? NEVER)
    return { chosen, taken, conflicts }
  }
  for (const [i, { option }] of options.entries()) {
    const here = diagrams.map(chosen, (leaf) => (leaf !== GAP && Math.floor(leaf / 3) === i ? 1 : 0))
    for (const other of option.combines) {
      const backed = options.find((candidate) => candidate.option.id === other)?.strengths[1] ?? NEVER
      taken.set(other, diagrams.or(taken.get(other) ?? NEVER, diagrams.and(here, backed)))
    }
  }
  for (const [i, { option: a, strengths: left }] of options.entries()) {
    for (const { option: b, strengths: right } of options.slice(i + 1)) {
      if (a.combines.includes(b.id) || b.combines.includes(a.id)) continue
      conflicts.set(`${a.id}+${b.id}`, diagrams.and(left[2] ?? NEVER, right[2] ?? NEVER))
    }
  }
  return { chosen, taken, conflicts }
}

/** Which option is chosen, and how strongly, without what is taken beside it: the cheaper part of the outcome. */
export function chosenOf(diagrams: Diagrams, spec: DecisionSpec, rules: ReadonlyMap<Rule, Diagram>): Diagram {
  return strongest(diagrams, spec, strengthsOf(diagrams, spec, rules))
}

/** When each option is free, backed and called for. */
function strengthsOf(diagrams: Diagrams, spec: DecisionSpec, rules: ReadonlyMap<Rule, Diagram>) {
  const when = (effect: Rule['effect'], option: string) =>
    diagrams.or(
      ...[...rules].flatMap(([rule, fires]) => (rule.effect === effect && rule.option === option ? [fires] : [])),
    )
  return spec.options.map((option) => {
    const free = diagrams.not(when('rules-out', option.id))
    const called = diagrams.and(free, when('calls-for', option.id))
    const backed = diagrams.or(called, diagrams.and(free, when('supports', option.id)))
    return { option, strengths: [free, backed, called] }
  })
}

/** The first option of the greatest strength; a decision of many options chooses none. */
function strongest(diagrams: Diagrams, spec: DecisionSpec, options: ReturnType<typeof strengthsOf>): Diagram {
  let chosen: Diagram = GAP
  if (spec.outcome === 'many') return chosen
  for (const strength of [0, 1, 2]) {
    for (const [i, { strengths }] of [...options.entries()].reverse()) {
      chosen = diagrams.choose(strengths[strength] ?? NEVER, i * 3 + strength, chosen)
    }
  }
  return chosen
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
