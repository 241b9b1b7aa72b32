import type { View } from '../../contract/view.ts'
import type { Interview } from '../../interview/conversation.ts'
import { shorten } from './labels.ts'

/** The first message: whose plan this is and how it stands. The thread hangs on it. */
export function rootView(owner: string, interview: Interview, direct: boolean): View {
  const problem = interview.given.problem?.value
  const text =
    typeof problem === 'string' && problem !== 'unknown'
      ? `Planning: ${shorten(problem, 300)}`
      : 'Planning an AI project'
  return {
    parts: [
      { kind: 'text', text },
      direct
        ? { kind: 'note', text: ALONE[interview.phase] }
        : { kind: 'person', user: owner, text: STANDS[interview.phase] },
    ],
    actions: [],
    fallback: text,
  }
}

const ALONE = {
  idle: 'Ask me anything about sizing and planning an AI project.',
  asking: 'I ask, you answer with the buttons or just type; then I write the plan.',
  planned: 'The plan is ready. Change any answer, or ask about it.',
  cancelled: 'Canceled.',
} as const

const STANDS = {
  idle: 'started this',
  asking: 'started this; the questions are in the thread',
  planned: 'has the plan; it is in the thread, and questions about it are welcome there',
  cancelled: 'canceled this',
} as const
