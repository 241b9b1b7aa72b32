import type { Compiled } from '../diagram/compile.ts'
import { type Answers, type AnswerValue, type Question, UNKNOWN } from '../rule-book.ts'
import { splitFact } from './answer-text.ts'

/** Variables with their new values. */
export type Moves = readonly (readonly [variable: number, value: number])[]

/** The answers after these moves; a move of one option changes its question's answer by that option. */
export function applyMoves({ book, variables }: Compiled, answers: Answers, moves: Moves): Answers {
  const changed: Record<string, AnswerValue> = { ...answers }
  for (const [variable, number] of moves) {
    const fact = variables[variable] ?? ''
    const value = book.facts.get(fact)?.values[number] ?? UNKNOWN
    const [question, option] = splitFact(book, fact)
    if (question === undefined) continue
    changed[question.id] = option === undefined ? value : withOption(question, changed[question.id], option, value)
  }
  return changed
}

function withOption(question: Question, answer: AnswerValue | undefined, option: string, value: string): AnswerValue {
  const exclusive = question.options.find((each) => each.exclusive)?.id
  const before = (Array.isArray(answer) ? (answer as readonly string[]) : []).filter(
    (id) => id !== exclusive && id !== UNKNOWN,
  )
  const after = value === 'yes' ? [...before, option] : before.filter((id) => id !== option)
  if (after.length > 0) return question.options.flatMap(({ id }) => (after.includes(id) ? [id] : []))
  return exclusive === undefined ? UNKNOWN : [exclusive]
}
