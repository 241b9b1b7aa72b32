import { toFacts } from '../rules/facts.ts'
import { holds } from '../rules/holds.ts'
import type { Answers, Question, RuleBook } from '../rules/rule-book.ts'
import type { Interview } from './conversation.ts'

/** The question to ask next, or undefined once there is none left. Pure. */
export function nextQuestion(book: RuleBook, interview: Interview): Question | undefined {
  const answers: Answers = Object.fromEntries(Object.entries(interview.given).map(([id, { value }]) => [id, value]))
  const facts = toFacts(book, answers)
  return book.questions.find(({ id, when }) => !(id in interview.given) && (when === undefined || holds(when, facts)))
}
