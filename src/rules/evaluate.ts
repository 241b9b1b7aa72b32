import { holds } from './holds.ts'
import { inStrata, type Without } from './in-strata.ts'
import type { Answers, Figures, Outcomes, RuleBook } from './rule-book.ts'

/**
 * The outcomes by the small synchronous evaluator: the same as `decide`, about a hundred times faster; `without`: as if those
 * options did not exist. Throws where nothing is left to take. Pure.
 */
export function evaluate(book: RuleBook, answers: Answers, figures: Figures, without: Without = {}): Outcomes {
  const strata = inStrata(book, answers, figures, without)
  let step = strata.next()
  while (!step.done) {
    const { decisions, facts } = step.value
    const rules = decisions.flatMap((decision) => decision.rules)
    step = strata.next(new Set(rules.filter((rule) => holds(rule.when, facts))))
  }
  return step.value
}
