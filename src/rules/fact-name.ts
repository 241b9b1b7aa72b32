import type { RuleBook } from './rule-book.ts'

/** What a fact is called, for a person: its question, the decision that it is the outcome of, or the figure's label. */
export function factName(book: RuleBook, fact: string): string {
  const { label, uses } = book.facts.get(fact) ?? {}
  if (label !== undefined) return label
  const question = book.questions.find(({ id }) => id === uses?.[0])
  return question?.text ?? book.decisions.find(({ id }) => id === fact.split('.')[0])?.title ?? fact
}
