import { type RuleBook, UNKNOWN } from '../rules/rule-book.ts'
import type { Given, Interview } from './conversation.ts'
import { currentAnswers } from './current-answers.ts'
import { nextQuestion, questionsWorthAsking } from './next-question.ts'

/** Opens the next question that is worth asking, or declares the interview done. Everything else is left as it is. */
export function settle(book: RuleBook, interview: Interview): Interview {
  const { editing: _, ...rest } = interview
  const question = nextQuestion(book, { ...rest, given: withPassed(book, rest) })?.id
  return { ...rest, phase: question === undefined ? 'planned' : 'asking', question }
}

/** The questions that are worth asking as things stand, the open one not counted unless it is one of them. */
export function questionsAhead(book: RuleBook, interview: Interview): readonly string[] {
  return questionsWorthAsking(book, { ...interview, given: withPassed(book, interview) }).map(({ id }) => id)
}

/** All that would still be asked if "I don't know" were the answer to everything from here on. */
export function questionsLeft(book: RuleBook, interview: Interview): readonly string[] {
  const { passed = [] } = interview
  const left: string[] = []
  // Not knowing one can make another worth asking. Each round adds some of finitely many.
  for (;;) {
    const more = questionsAhead(book, { ...interview, passed: [...passed, ...left] })
    if (more.length === 0) return left
    left.push(...more)
  }
}

const BLANK: Given = { value: UNKNOWN, by: '', at: 0 }

/** The answers that count, with "I don't know" for what was passed over. */
function withPassed(book: RuleBook, { given, passed = [] }: Interview): Readonly<Record<string, Given>> {
  const all = { ...Object.fromEntries(passed.map((id) => [id, BLANK])), ...given }
  const current = currentAnswers(book, { given: all })
  return Object.fromEntries(Object.entries(all).filter(([id]) => id in current))
}
