import { type FactSpec, type Question, UNKNOWN } from '../rule-book.ts'

/**
 * The facts that a question gives to the rules. A choice gives one fact with its id; a `many` question gives one fact
 * an option (`team.ml-engineer`) with `yes`, `no` or `unknown`; a text and a number give none. `unknown` is always a value.
 */
export function answerFacts(question: Question): readonly FactSpec[] {
  const common = { from: 'answer', uses: [question.id], stratum: 0, position: question.position } as const
  if (question.kind === 'text' || question.kind === 'number') return []
  if (question.kind === 'choice') {
    return [{ ...common, id: question.id, values: [...question.options.map(({ id }) => id), UNKNOWN] }]
  }
  return question.options
    .filter((option) => !option.exclusive)
    .map((option) => ({ ...common, id: `${question.id}.${option.id}`, values: ['yes', 'no', UNKNOWN] }))
}
