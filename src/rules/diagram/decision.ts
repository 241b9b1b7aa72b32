import type { Condition, DecisionSpec, Rule } from '../rule-book.ts'
import { type Diagram, type Diagrams, NEVER } from './diagrams.ts'
import { once } from './once.ts'

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

/** A decision whose diagrams are made when they are asked for: a plan asks for few of what a proof does. */
export function laterDecision(
  diagrams: Diagrams,
  spec: DecisionSpec,
  read: (condition: Condition) => Diagram,
): CompiledDecision {
  const rules = once(() => new Map(spec.rules.map((rule) => [rule, read(rule.when)])))
  const outcome = once(() => outcomeOf(diagrams, spec, rules()))
  return {
    spec,
    get rules() {
      return rules()
    },
    get chosen() {
      return outcome().chosen
    },
    get conflicts() {
      return outcome().conflicts
    },
    get taken() {
      return outcome().taken
    },
  }
}

/** When the option with this index is chosen. */
export const chosenWhen = (diagrams: Diagrams, { chosen }: Pick<CompiledDecision, 'chosen'>, option: number): Diagram =>
  diagrams.map(chosen, (leaf) => (leaf !== GAP && Math.floor(leaf / 3) === option ? 1 : 0))

type Outcome = Pick<CompiledDecision, 'chosen' | 'taken' | 'conflicts'>

/** The choosing rule (see `choose.ts`) as diagrams, each made when it is asked for; `rules` says when each rule fires. */
export function outcomeOf(diagrams: Diagrams, spec: DecisionSpec, rules: ReadonlyMap<Rule, Diagram>): Outcome {
  const options = once(() => strengthsOf(diagrams, spec, rules))
  const chosen = once(() => strongest(diagrams, spec, options()))
  const taken = once(() => takenOf(diagrams, spec, options(), chosen()))
  const conflicts = once(() => conflictsOf(diagrams, spec, options()))
  return {
    get chosen() {
      return chosen()
    },
    get taken() {
      return taken()
    },
    get conflicts() {
      return conflicts()
    },
  }
}

type Strengths = ReturnType<typeof strengthsOf>

function takenOf(diagrams: Diagrams, spec: DecisionSpec, options: Strengths, chosen: Diagram): Map<string, Diagram> {
  if (spec.outcome === 'many')
    return new Map(options.map(({ option, strengths }) => [option.id, strengths[1] ?? NEVER]))
  const taken = new Map<string, Diagram>()
  for (const [i, { option }] of options.entries()) {
    const here = chosenWhen(diagrams, { chosen }, i)
    for (const other of option.combines) {
      const backed = options.find((candidate) => candidate.option.id === other)?.strengths[1] ?? NEVER
      taken.set(other, diagrams.or(taken.get(other) ?? NEVER, diagrams.and(here, backed)))
    }
  }
  return taken
}

function conflictsOf(diagrams: Diagrams, spec: DecisionSpec, options: Strengths): Map<string, Diagram> {
  const conflicts = new Map<string, Diagram>()
  if (spec.outcome === 'many') return conflicts
  for (const [i, { option: a, strengths: left }] of options.entries()) {
    for (const { option: b, strengths: right } of options.slice(i + 1)) {
      if (a.combines.includes(b.id) || b.combines.includes(a.id)) continue
      conflicts.set(`${a.id}+${b.id}`, diagrams.and(left[2] ?? NEVER, right[2] ?? NEVER))
    }
  }
  return conflicts
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
function strongest(diagrams: Diagrams, spec: DecisionSpec, options: Strengths): Diagram {
  let chosen: Diagram = GAP
  if (spec.outcome === 'many') return chosen
  for (const strength of [0, 1, 2]) {
    for (const [i, { strengths }] of [...options.entries()].reverse()) {
      chosen = diagrams.choose(strengths[strength] ?? NEVER, i * 3 + strength, chosen)
    }
  }
  return chosen
}
