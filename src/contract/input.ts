import type { InterviewInput } from '../interview/input.ts'

/** Everything a person can do, whatever the front. */
export type Input =
  /** `fresh`: begin anew even where a conversation of one's own is still open at the same place. */
  | {
      readonly type: 'start'
      readonly text?: string
      readonly mode?: 'normal' | 'quick' | 'full'
      readonly fresh?: boolean
    }
  | InterviewInput
  /** Free text in the thread: an answer to the open question, a command word, or a question for us. */
  | { readonly type: 'say'; readonly text: string; readonly mentioned?: boolean }
  | { readonly type: 'why'; readonly decision: string }
  | { readonly type: 'what-if'; readonly question: string; readonly value: string }
  | { readonly type: 'adopt'; readonly question: string; readonly value: string }
  | { readonly type: 'publish'; readonly room: string }
  | { readonly type: 'export'; readonly format: 'md' | 'json' }
  /** Invites everyone in the thread to answer. */
  | { readonly type: 'share' }
  /** Takes what was read from the first words as answers: all of it, or what it says on one question. */
  | { readonly type: 'take'; readonly question?: string }
  /** Where the interview stands: progress, the answers so far, and the open question again. */
  | { readonly type: 'status' }
  /** The plan again. */
  | { readonly type: 'plan' }
  /** Erases what the person owns in this tenant. Without `sure` the person is asked first. */
  | { readonly type: 'forget'; readonly sure?: boolean }
  | { readonly type: 'help' }

/**
 * No text of a turn is longer than so many characters: a front cuts what is. It is more than any platform sends, so that
 * an honest answer that is too long is still told so.
 */
export const MOST_TYPED = 200_000
