import { conditionFacts } from './condition-facts.ts'
import { toFacts } from './facts.ts'
import { holds } from './holds.ts'
import type { Answers, Condition, RuleBook } from './rule-book.ts'

/** Answers that do not go together: which questions, and why, in a sentence for the user. */
export type Conflict = { readonly id: string; readonly questions: readonly string[]; readonly because: string }

/** Answers that pull against each other. They are taken, and pointed out. */
export function contradictions(book: RuleBook, answers: Answers): readonly Conflict[] {
  const facts = toFacts(book, answers)
  return book.contradictions
    .filter(({ when }) => ofAnswers(book, when) && holds(when, facts))
    .map(({ id, questions, because }) => ({ id, questions, because }))
}

/** Answers that cannot both be true: the rules need not handle them, so they must not reach a plan. */
export function impossibilities(book: RuleBook, answers: Answers): readonly Conflict[] {
  const facts = toFacts(book, answers)
  return book.constraints
    .filter(({ never }) => ofAnswers(book, never) && holds(never, facts))
    .map(({ id, never, because }) => ({ id, questions: questionsOf(book, never), because }))
}

/** Some limits are about figures and earlier decisions; those are the rules' own business. */
function ofAnswers(book: RuleBook, condition: Condition): boolean {
  return [...conditionFacts(condition)].every((fact) => book.facts.get(fact)?.from === 'answer')
}

function questionsOf(book: RuleBook, condition: Condition): readonly string[] {
  return [...new Set([...conditionFacts(condition)].flatMap((fact) => book.facts.get(fact)?.uses ?? []))]
}
