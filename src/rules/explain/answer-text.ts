import { type Question, type RuleBook, UNKNOWN } from '../rule-book.ts'

/** The label of one value of a fact, for a person: “Every day”, without “ML engineer”, not known. */
export function valueText(book: RuleBook, fact: string, value: string): string {
  const [question, option] = splitFact(book, fact)
  if (value === UNKNOWN) return 'not known'
  const label = question?.options.find(({ id }) => id === (option ?? value))?.label ?? value
  return option === undefined || value === 'yes' ? `“${label}”` : `without “${label}”`
}

/** The question of an answer fact, and of `team.ml-engineer` the option too. */
export function splitFact(book: RuleBook, fact: string): [Question | undefined, string | undefined] {
  const spec = book.facts.get(fact)
  const question = book.questions.find(({ id }) => id === spec?.uses[0])
  if (question === undefined || question.kind !== 'many') return [question, undefined]
  return [question, fact.slice(question.id.length + 1)]
}
