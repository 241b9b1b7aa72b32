import type { View } from '../../channels/channel.ts'
import type { Interview } from '../../interview/conversation.ts'
import { shorten } from './labels.ts'

/** The first message: whose plan this is and how it stands. The thread hangs on it. */
export function rootView(owner: string, interview: Interview): View {
  const problem = interview.given.problem?.value
  const text =
    typeof problem === 'string' && problem !== 'unknown'
      ? `Planning: ${shorten(problem, 300)}`
      : 'Planning an AI project'
  return {
    parts: [
      { kind: 'text', text },
      { kind: 'person', user: owner, text: STANDS[interview.phase] },
    ],
    actions: [],
    fallback: text,
  }
}

const STANDS = {
  idle: 'started this',
  asking: 'started this; the questions are in the thread',
  planned: 'has the plan; it is in the thread, and questions about it are welcome there',
  cancelled: 'cancelled this',
} as const
