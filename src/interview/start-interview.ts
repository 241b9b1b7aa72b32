import type { RuleBook } from '../rules/rule-book.ts'
import { checkAnswer } from './check-answer.ts'
import type { Interview } from './conversation.ts'
import { settle } from './settle.ts'

/** The question that the words after the command answer. */
const FIRST = 'problem'

export type Start = {
  readonly mode?: Interview['mode']
  /** What was typed after the command: kept as the answer to `problem` if it can be one. */
  readonly text?: string
  readonly by: string
  readonly now: number
}

/** A new interview with its first question open. */
export function startInterview(book: RuleBook, { mode = 'normal', text, by, now }: Start): Interview {
  const question = book.questions.find(({ id, kind }) => id === FIRST && kind === 'text')
  const checked = question && text !== undefined && text.trim() !== '' ? checkAnswer(question, text) : undefined
  const given = checked?.type === 'value' ? { [FIRST]: { value: checked.value, by, at: now } } : {}
  return settle(book, { phase: 'asking', question: undefined, step: 0, given, path: Object.keys(given), mode })
}
