import type { View } from '../../contract/view.ts'
import type { Given } from '../../interview/conversation.ts'
import { answerText } from '../../plan/answer-text.ts'
import type { Question } from '../../rules/rule-book.ts'
import { questionLabel, shorten } from './labels.ts'

/** What the question's message becomes once it is answered: "Frequency: Daily", who said so, and a way to change it. */
export function answeredView(question: Question, given: Given, several: boolean): View {
  const line = `${questionLabel(question)}: ${shorten(answerText(question, given.value), 600)}`
  const heard =
    given.words !== undefined && question.kind !== 'text'
      ? [{ kind: 'note', text: `From “${given.words}”` } as const]
      : []
  return {
    parts: [
      { kind: 'text', text: line },
      ...(several ? [{ kind: 'person', user: given.by, text: 'answered this' } as const] : []),
      ...heard,
    ],
    actions: [{ kind: 'button', label: 'Edit', input: { type: 'edit', question: question.id } }],
    fallback: line,
  }
}
