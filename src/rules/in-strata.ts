import { chooseMany, chooseOne } from './choose.ts'
import { toFacts } from './facts.ts'
import { partFact } from './part-fact.ts'
import type {
  Answers,
  Collected,
  DecisionSpec,
  FactSpec,
  Facts,
  Figures,
  Outcome,
  Outcomes,
  Rule,
  RuleBook,
} from './rule-book.ts'

/** What to leave out of a trial. */
export type Limits = {
  /** Options by decision that shall not be taken: what would be advised if they were not there. */
  readonly without?: Readonly<Record<string, readonly string[]>>
  /** The decisions that are wanted: those of later strata are not made. */
  readonly until?: readonly string[]
}

/** Decisions of one stratum with their rules and the facts that they see. */
export type Stratum = {
  readonly decisions: readonly DecisionSpec[]
  readonly rules: readonly Rule[]
  readonly facts: Facts
}

/**
 * Walks the strata from the lowest: yields each with its facts, wants the fired rules back, and returns the outcomes.
 * Both evaluators run on it, so that they differ only in how a condition is tried. Pure.
 */
export function* inStrata(
  book: RuleBook,
  answers: Answers,
  figures: Figures,
  { without = {}, until }: Limits = {},
): Generator<Stratum, Outcomes, ReadonlySet<Rule>> {
  const facts: Record<string, string> = Object.assign(Object.create(null), toFacts(book, answers))
  const one: Record<string, Outcome> = {}
  const many: Record<string, Collected> = {}
  const wanted = book.decisions.filter(({ id }) => until?.includes(id) ?? true).map(({ stratum }) => stratum)
  const last = Math.max(...wanted)
  for (const { stratum, decisions, rules: asked, due, parts } of levelsOf(book)) {
    if (stratum > last) break
    takeFigures(facts, due, figures(answers, { one, many }))
    const fired = yield { decisions, rules: asked, facts }
    for (const spec of decisions) {
      const rules = spec.rules.filter((rule) => fired.has(rule))
      if (spec.outcome === 'many') {
        many[spec.id] = chooseMany(spec, rules)
        continue
      }
      const left = spec.options.filter(({ id }) => !without[spec.id]?.includes(id))
      const outcome = chooseOne({ ...spec, options: left }, rules)
      if (outcome === undefined) throw new Error(`"${spec.id}": every option is ruled out; run "llm-plan check"`)
      one[spec.id] = outcome
      facts[spec.id] = outcome.option
      for (const { id, part } of parts.get(spec) ?? [])
        facts[part] = [outcome.option, ...outcome.secondary].includes(id) ? 'yes' : 'no'
    }
  }
  return { one, many }
}

/** What of a rule book belongs to one stratum. */
type Level = {
  readonly stratum: number
  readonly decisions: readonly DecisionSpec[]
  readonly rules: readonly Rule[]
  /** The figures that are known by then. */
  readonly due: readonly FactSpec[]
  /** The options of each decision that other rules ask about, with the facts that say whether they are taken. */
  readonly parts: ReadonlyMap<DecisionSpec, readonly { readonly id: string; readonly part: string }[]>
}

/** A plan tries hundreds of changed answers, and a rule book never changes after loading. */
const known = new WeakMap<RuleBook, readonly Level[]>()

function levelsOf(book: RuleBook): readonly Level[] {
  const made = known.get(book) ?? newLevels(book)
  known.set(book, made)
  return made
}

function newLevels(book: RuleBook): readonly Level[] {
  const strata = [...new Set(book.decisions.map(({ stratum }) => stratum))].toSorted((a, b) => a - b)
  const facts = [...book.facts.values()]
  return strata.map((stratum) => {
    const decisions = book.decisions.filter((decision) => decision.stratum === stratum)
    const parts = decisions.map((spec) => {
      const named = spec.options.map(({ id }) => ({ id, part: partFact(spec.id, id) }))
      return [spec, named.filter(({ part }) => book.facts.has(part))] as const
    })
    const due = facts.filter((fact) => fact.from === 'figure' && fact.stratum <= stratum)
    return { stratum, decisions, rules: decisions.flatMap(({ rules }) => rules), due, parts: new Map(parts) }
  })
}

/** Takes each figure that is due with a value of its domain; what is not computed yet is `unknown`. */
function takeFigures(facts: Record<string, string>, due: readonly FactSpec[], given: Facts): void {
  for (const fact of due) {
    const value = given[fact.id] ?? 'unknown'
    if (!fact.values.includes(value)) throw new Error(`the figure "${fact.id}" has no value "${value}"`)
    facts[fact.id] = value
  }
}
