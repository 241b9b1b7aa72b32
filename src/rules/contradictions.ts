import { toFacts } from './facts.ts'
import { holds } from './holds.ts'
import type { Answers, Condition, RuleBook } from './rule-book.ts'

/** Answers that do not fit together: which questions, and a kind sentence about it. */
export type Clash = { readonly id: string; readonly questions: readonly string[]; readonly text: string }

/**
 * The contradictions and impossible combinations in these answers, in the order of rules/constraints.yaml. Show one
 * when it appears (it names an answer just given), and all of them in the plan. Pure.
 */
export function contradictions(book: RuleBook, answers: Answers): readonly Clash[] {
  const facts = toFacts(book, answers)
  const impossible = book.constraints.flatMap(({ id, never, because }): Clash[] => {
    const names = factsOf(never)
    // A constraint about figures or decisions is about our own arithmetic, not about what a person said.
    if (names.some((name) => book.facts.get(name)?.from !== 'answer') || !holds(never, facts)) return []
    const questions = [...new Set(names.flatMap((name) => book.facts.get(name)?.uses ?? []))]
    return [{ id, questions, text: because }]
  })
  const unlikely = book.contradictions
    .filter(({ when }) => holds(when, facts))
    .map(({ id, questions, because }) => ({ id, questions, text: because }))
  return [...impossible, ...unlikely]
}

function factsOf(condition: Condition): readonly string[] {
  if ('all' in condition) return condition.all.flatMap(factsOf)
  if ('any' in condition) return condition.any.flatMap(factsOf)
  if ('not' in condition) return factsOf(condition.not)
  return [condition.fact]
}
