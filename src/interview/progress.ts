import type { RuleBook } from '../rules/rule-book.ts'
import type { Interview } from './conversation.ts'
import { questionsAhead } from './settle.ts'

/** How far an interview is. `left` counts the open question; it is an estimate, since answers can spare or add questions. */
export type Progress = { readonly answered: number; readonly left: number }

export function progress(book: RuleBook, interview: Interview): Progress {
  const answered = interview.path.filter((id) => id !== interview.question).length
  const left = new Set(interview.phase === 'asking' ? questionsAhead(book, interview) : [])
  if (interview.question !== undefined) left.add(interview.question)
  return { answered, left: left.size }
}
