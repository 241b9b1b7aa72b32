import type { Part, View } from '../../contract/view.ts'
import type { Interview } from '../../interview/conversation.ts'
import { currentAnswers } from '../../interview/current-answers.ts'
import { progress } from '../../interview/progress.ts'
import { answerText } from '../../plan/answer-text.ts'
import type { RuleBook } from '../../rules/rule-book.ts'
import { questionLabel, shorten } from './labels.ts'

/** Of each answer: enough to know it again. All of them together, and the open question, have to fit one message. */
const MAX_LETTERS = 100

/** Where the interview stands, and every answer so far. */
export function statusView(book: RuleBook, interview: Interview): View {
  const { answered, left } = progress(book, interview)
  // An answer whose question an edit has made pointless has no say, and is not counted up.
  const counting = currentAnswers(book, interview)
  const rows = interview.path.flatMap((id) => {
    const question = book.questions.find((each) => each.id === id)
    const given = interview.given[id]
    return question && given && id in counting
      ? [{ label: questionLabel(question), value: shorten(answerText(question, given.value), MAX_LETTERS) }]
      : []
  })
  const text =
    interview.phase === 'planned'
      ? `The plan is ready, from ${answered} answers.`
      : `${answered} answered, about ${left} to go (${interview.mode} interview).`
  const parts: Part[] = [{ kind: 'text', text }, ...(rows.length > 0 ? [{ kind: 'fields', rows } as const] : [])]
  const options = interview.path.flatMap((id) => {
    const question = book.questions.find((each) => each.id === id)
    return question ? [{ label: questionLabel(question), input: { type: 'edit', question: id } as const }] : []
  })
  return {
    parts,
    actions: [
      ...(options.length > 0 ? [{ kind: 'select', label: 'Change an answer', options } as const] : []),
      ...(interview.phase === 'planned' && interview.passed !== undefined
        ? [
            {
              kind: 'button',
              label: 'Answer the other questions',
              input: { type: 'mode', mode: interview.mode },
            } as const,
          ]
        : []),
      ...(interview.phase === 'asking' && rows.length > 0
        ? [{ kind: 'button', label: 'Make the plan now', input: { type: 'finish' } } as const]
        : []),
    ],
    fallback: text,
  }
}
