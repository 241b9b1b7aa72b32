import { chooseMany, chooseOne } from './choose.ts'
import { toFacts } from './facts.ts'
import { partFact } from './part-fact.ts'
import type {
  Answers,
  Collected,
  DecisionSpec,
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

/** Decisions of one stratum with the facts that they see. */
export type Stratum = { readonly decisions: readonly DecisionSpec[]; readonly facts: Facts }

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
  const strata = [...new Set(book.decisions.map(({ stratum }) => stratum))].toSorted((a, b) => a - b)
  for (const stratum of strata) {
    if (stratum > last) break
    Object.assign(facts, knownFigures(book, figures(answers, { one, many }), stratum))
    const decisions = book.decisions.filter((decision) => decision.stratum === stratum)
    const fired = yield { decisions, facts }
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
      for (const { id } of spec.options) {
        const part = partFact(spec.id, id)
        if (book.facts.has(part)) facts[part] = [outcome.option, ...outcome.secondary].includes(id) ? 'yes' : 'no'
      }
    }
  }
  return { one, many }
}

/** Figures that are due by now, each with a value of its domain; what is not computed yet is `unknown`. */
function knownFigures(book: RuleBook, given: Facts, stratum: number): Facts {
  const known: Record<string, string> = {}
  for (const fact of book.facts.values()) {
    if (fact.from !== 'figure' || fact.stratum > stratum) continue
    const value = given[fact.id] ?? 'unknown'
    if (!fact.values.includes(value)) throw new Error(`the figure "${fact.id}" has no value "${value}"`)
    known[fact.id] = value
  }
  return known
}
