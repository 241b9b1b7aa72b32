import { bucketOf } from './bucket.ts'
import { type Answers, type Facts, type Question, type RuleBook, UNKNOWN } from './rule-book.ts'

/**
 * The answers as the rules see them: a fact for every choice and every option of a `many` question, `unknown` where
 * nothing was answered, exact numbers as the option that holds them. Null-prototype, so no inherited key is a fact.
 */
export function toFacts(book: RuleBook, answers: Answers): Facts {
  const facts: Record<string, string> = Object.create(null)
  for (const question of book.questions) {
    if (question.kind === 'choice') facts[question.id] = choice(question, answers[question.id])
    if (question.kind === 'many') many(facts, question, answers[question.id])
  }
  return facts
}

function choice(question: Question, value: Answers[string] | undefined): string {
  if (typeof value === 'number') return bucketOf(question, value)
  return typeof value === 'string' && question.options.some(({ id }) => id === value) ? value : UNKNOWN
}

function many(facts: Record<string, string>, question: Question, value: Answers[string] | undefined): void {
  const chosen = typeof value === 'object' ? value : undefined
  const known = chosen !== undefined && chosen.length > 0 && !chosen.includes(UNKNOWN)
  for (const { id, exclusive } of question.options) {
    if (!exclusive) facts[`${question.id}.${id}`] = known ? (chosen.includes(id) ? 'yes' : 'no') : UNKNOWN
  }
}
