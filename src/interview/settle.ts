import { type RuleBook, UNKNOWN } from '../rules/rule-book.ts'
import type { Given, Interview } from './conversation.ts'
import { currentAnswers } from './current-answers.ts'
import { nextQuestion } from './next-question.ts'

/** Opens the next question that is worth asking, or declares the interview done. Everything else is left as it is. */
export function settle(book: RuleBook, interview: Interview): Interview {
  const { editing: _, ...rest } = interview
  const question = nextQuestion(book, { ...rest, given: withPassed(book, rest) })?.id
  return { ...rest, phase: question === undefined ? 'planned' : 'asking', question }
}

/** The questions that would still be asked if every one of them were answered with "I don't know". */
export function questionsLeft(book: RuleBook, interview: Interview): readonly string[] {
  const left: string[] = []
  let given = withPassed(book, interview)
  // Each round adds one of finitely many questions.
  for (let count = 0; count < book.questions.length; count++) {
    const question = nextQuestion(book, { ...interview, given })
    if (question === undefined || question.id in given) break
    left.push(question.id)
    given = { ...given, [question.id]: BLANK }
  }
  return left
}

const BLANK: Given = { value: UNKNOWN, by: '', at: 0 }

/** The answers that count, with "I don't know" for what was passed over. */
function withPassed(book: RuleBook, { given, passed = [] }: Interview): Readonly<Record<string, Given>> {
  const all = { ...Object.fromEntries(passed.map((id) => [id, BLANK])), ...given }
  const current = currentAnswers(book, { given: all })
  return Object.fromEntries(Object.entries(all).filter(([id]) => id in current))
}
