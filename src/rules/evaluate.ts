import { holds } from './holds.ts'
import { inStrata, type Limits } from './in-strata.ts'
import type { Answers, Figures, Outcomes, RuleBook } from './rule-book.ts'

/**
 * The outcomes by the small synchronous evaluator: the same as `decide`, about a hundred times faster; `limits`: of a trial that
 * leaves something out. Throws where nothing is left to take. Pure.
 */
export function evaluate(book: RuleBook, answers: Answers, figures: Figures, limits: Limits = {}): Outcomes {
  const strata = inStrata(book, answers, figures, limits)
  let step = strata.next()
  while (!step.done) {
    const { rules, facts } = step.value
    step = strata.next(new Set(rules.filter((rule) => holds(rule.when, facts))))
  }
  return step.value
}
