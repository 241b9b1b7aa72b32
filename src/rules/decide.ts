import { Engine, type RuleProperties, type TopLevelCondition } from 'json-rules-engine'
import { inStrata } from './in-strata.ts'
import type { Answers, Condition, Facts, Figures, Outcomes, Rule, RuleBook } from './rule-book.ts'

/**
 * The outcomes by json-rules-engine. A new engine for every run: a shared one silently drops rules when two runs
 * overlap (its status belongs to the engine, not to the run). Constant facts only, no priorities, no listeners.
 */
export async function decide(book: RuleBook, answers: Answers, figures: Figures): Promise<Outcomes> {
  const strata = inStrata(book, answers, figures)
  let step = strata.next()
  while (!step.done) {
    const { decisions, facts } = step.value
    step = strata.next(
      await fire(
        decisions.flatMap((decision) => decision.rules),
        facts,
      ),
    )
  }
  return step.value
}

async function fire(rules: readonly Rule[], facts: Facts): Promise<ReadonlySet<Rule>> {
  const engine = new Engine(rules.map(engineRule))
  const { results } = await engine.run(facts)
  const ids = new Set(results.map((result) => result.name))
  return new Set(rules.filter((rule) => ids.has(rule.id)))
}

/** The engine takes `all`, `any` or `not` on top, and wants its own copies: it writes into conditions. */
function engineRule(rule: Rule): RuleProperties {
  const conditions = { all: [copy(rule.when)] } as TopLevelCondition
  return { name: rule.id, conditions, event: { type: 'fired' } }
}

function copy(condition: Condition): object {
  if ('all' in condition) return { all: condition.all.map(copy) }
  if ('any' in condition) return { any: condition.any.map(copy) }
  if ('not' in condition) return { not: copy(condition.not) }
  return { ...condition }
}
