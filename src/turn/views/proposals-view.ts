import type { Conversation } from '../../contract/store/conversation.ts'
import type { View } from '../../contract/view.ts'
import { answerText } from '../../plan/answer-text.ts'
import type { RuleBook } from '../../rules/rule-book.ts'
import { questionLabel } from './labels.ts'

/** What somebody's words seem to answer already, each with the words it rests on, to be confirmed. */
export function proposalsView(book: RuleBook, proposals: NonNullable<Conversation['proposals']>): View {
  const rows = proposals.flatMap(({ question: id, value, words }) => {
    const question = book.questions.find((each) => each.id === id)
    return question ? [{ id, label: questionLabel(question), answer: answerText(question, value), words }] : []
  })
  return {
    parts: [
      { kind: 'text', text: 'From what you wrote, these look like answers:' },
      { kind: 'fields', rows: rows.map(({ label, answer, words }) => ({ label, value: `${answer} (“${words}”)` })) },
      {
        kind: 'note',
        text: 'Nothing is saved until you accept it. Or just go on with the open question.',
      },
    ],
    actions: [
      { kind: 'button', label: 'Accept all', style: 'primary', input: { type: 'take' } },
      {
        kind: 'select',
        label: 'Accept only one',
        options: rows.map(({ id, label, answer }) => ({
          label,
          description: answer,
          input: { type: 'take', question: id },
        })),
      },
    ],
    fallback: `From what you wrote: ${rows.map(({ label, answer }) => `${label}: ${answer}`).join('; ')}`,
  }
}
