import type { HomeView } from '@slack/types'
import { plain } from './blocks/part-blocks.ts'

/** Returns the app's Home tab: what it does and how to begin. */
export function homeView(): HomeView {
  return {
    type: 'home',
    blocks: [
      { type: 'header', text: plain('Plan an AI project') },
      {
        type: 'section',
        text: plain(
          'I ask about your problem, one question at a time, and answer with a plan: whether AI is the right way, ' +
            'which kind, what it takes in data, people, time and money, and why.',
        ),
      },
      {
        type: 'section',
        text: plain(
          'Type /llm-plan in a channel, so that your team can answer along in the thread, or in a direct message to me.',
        ),
      },
      { type: 'context', elements: [plain('/llm-plan help lists everything that you can say.')] },
    ],
  }
}
