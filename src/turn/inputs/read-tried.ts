import { checkAnswer } from '../../interview/check-answer.ts'
import type { AnswerValue, Question, RuleBook } from '../../rules/rule-book.ts'

type Read = { readonly question: Question; readonly value: AnswerValue } | { readonly message: string }

/** The value of a what-if as it is written in a button: an option, options with commas between, or a number. */
export function readTried(book: RuleBook, id: string, typed: string): Read {
  const question = book.questions.find((each) => each.id === id)
  if (question === undefined) return { message: 'I do not have a question by that name.' }
  const number = question.number !== undefined && /^\d+(\.\d+)?(e\+?\d+)?$/.test(typed)
  const checked = checkAnswer(question, number ? Number(typed) : question.kind === 'many' ? typed.split(',') : typed)
  return checked.type === 'fault' ? { message: checked.message } : { question, value: checked.value }
}
