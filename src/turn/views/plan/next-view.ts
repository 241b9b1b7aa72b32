import type { Conversation } from '../../../contract/store/conversation.ts'
import type { Action, View } from '../../../contract/view.ts'
import type { Interview } from '../../../interview/conversation.ts'
import { answerText } from '../../../plan/answer-text.ts'
import type { Plan } from '../../../plan/plan.ts'
import type { RuleBook } from '../../../rules/rule-book.ts'
import { suggestions } from '../../words/suggestions.ts'
import { questionLabel } from '../labels.ts'

/** What can be done with a finished plan. */
export function nextView(book: RuleBook, conversation: Conversation, plan: Plan): View {
  const share = SHARE[conversation.place.platform]
  const asks = suggestions(book, plan)
  const options = asks.map(({ text, input }) => ({ label: text, input }))
  const ask = asks.length === 0 ? '' : `, or ask: ${asks.map(({ text }) => `“${text}”`).join(', ')}`
  return {
    parts: [
      { kind: 'heading', text: 'What next?' },
      { kind: 'text', text: `${share}, change an answer${ask}.` },
    ],
    actions: [
      ...planActions(book, conversation),
      ...(options.length === 0 ? [] : [{ kind: 'select', label: 'Ask about the plan', options } as const]),
    ],
    fallback: `${share}, change an answer, or ask about the plan.`,
  }
}

/** How a plan reaches others, where it was made. */
const SHARE = {
  slack: 'Post the summary in a channel',
  discord: 'Post the summary in a channel',
  web: 'Print or share the plan',
  terminal: 'Save the plan as a file',
} as const

/** The same ways on, for every message that shows a plan or what changed in it. */
export function planActions(book: RuleBook, { interview, shared, place }: Conversation): readonly Action[] {
  // Where nobody else is, there is no thread to invite.
  const alone = place.direct || shared === true
  return [
    { kind: 'room', label: 'Post the summary in a channel' },
    { kind: 'select', label: 'Change an answer', options: editOptions(book, interview) },
    { kind: 'button', label: 'Download Markdown', input: { type: 'export', format: 'md' } },
    { kind: 'button', label: 'Download JSON', input: { type: 'export', format: 'json' } },
    ...(interview.passed !== undefined
      ? [
          {
            kind: 'button',
            label: 'Answer the other questions',
            input: { type: 'mode', mode: interview.mode },
          } as const,
        ]
      : []),
    ...(alone ? [] : [{ kind: 'button', label: 'Let the thread answer too', input: { type: 'share' } } as const]),
    { kind: 'button', label: 'Start again', input: { type: 'start', fresh: true } },
  ]
}

function editOptions(book: RuleBook, interview: Interview) {
  return book.questions.flatMap((question) => {
    const given = interview.given[question.id]
    if (given === undefined) return []
    return [
      {
        label: questionLabel(question),
        description: answerText(question, given.value),
        input: { type: 'edit', question: question.id } as const,
      },
    ]
  })
}
