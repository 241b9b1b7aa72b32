import type { Given, Interview } from '../../src/interview/conversation.ts'
import { nextQuestion } from '../../src/interview/next-question.ts'
import type { Answers, RuleBook } from '../../src/rules/rule-book.ts'

/** What somebody who would give these answers, and `unknown` where they have none, is asked and answers. */
export function holdInterview(book: RuleBook, answers: Answers, mode: Interview['mode']): Answers {
  const given: Record<string, Given> = {}
  for (;;) {
    const question = nextQuestion(book, { given, mode })
    if (question === undefined) return Object.fromEntries(Object.entries(given).map(([id, { value }]) => [id, value]))
    if (question.id in given) throw new Error(`asked ${question.id} twice`)
    given[question.id] = { value: answers[question.id] ?? 'unknown', by: 'u', at: 0 }
  }
}
