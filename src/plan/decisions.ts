import type { DecisionSpec, Outcomes, RuleBook } from '../rules/rule-book.ts'
import type { Decision, ManyDecision, Plan } from './plan.ts'

/** The outcomes of all decisions in the order of the rule book, with labels, reasons and what would change them. */
export function planDecisions(book: RuleBook, outcomes: Outcomes): Plan['decisions'] {
  const entries = book.decisions.map(
    (spec) => [spec.id, spec.outcome === 'one' ? one(spec, outcomes) : many(spec, outcomes)] as const,
  )
  return Object.fromEntries(entries)
}

function one(spec: DecisionSpec, outcomes: Outcomes): Decision {
  const outcome = outcomes.one[spec.id]
  if (outcome === undefined) throw new Error(`no outcome for decision ${spec.id}`)
  const option = spec.options.find(({ id }) => id === outcome.option)
  return {
    title: spec.title,
    option: outcome.option,
    label: option?.label ?? outcome.option,
    description: option?.description ?? '',
    secondary: outcome.secondary,
    because: outcome.because,
    ruledOut: outcome.ruledOut,
    wouldChange: [],
  }
}

function many(spec: DecisionSpec, outcomes: Outcomes): ManyDecision {
  const options = (outcomes.many[spec.id]?.options ?? []).map(({ option, because }) => {
    const found = spec.options.find(({ id }) => id === option)
    return { option, label: found?.label ?? option, description: found?.description ?? '', because }
  })
  return { title: spec.title, options }
}
