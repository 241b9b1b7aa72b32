import { toFacts } from '../rules/facts.ts'
import { holds } from '../rules/holds.ts'
import type { Answers, AnswerValue, Question, RuleBook } from '../rules/rule-book.ts'
import type { Given, Interview } from './conversation.ts'

/**
 * The answers that count: those to questions that are still asked, given the other answers. An answer whose question was
 * made pointless by a later edit stays in `given` (the edit may be taken back) but has no say.
 */
export function currentAnswers(book: RuleBook, interview: Pick<Interview, 'given'>): Answers {
  const answers: Record<string, AnswerValue> = {}
  for (const [id, given] of Object.entries(interview.given)) answers[id] = given.value
  const passed = new Set<string>()
  // Dropping one answer may make another question pointless, so this goes on until nothing more falls away.
  for (;;) {
    const facts = toFacts(book, answers)
    const pointless = book.questions.filter(
      ({ id, when }) => id in answers && !passed.has(id) && when !== undefined && !holds(when, facts),
    )
    if (pointless.length === 0) return answers
    for (const { id } of pointless) {
      passed.add(id)
      delete answers[id]
    }
  }
}

/** Whether a question's own condition lets it be asked, given the answers so far. */
export function isApplicable(book: RuleBook, question: Question, given: Readonly<Record<string, Given>>): boolean {
  return question.when === undefined || holds(question.when, toFacts(book, currentAnswers(book, { given })))
}
