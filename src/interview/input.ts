import type { AnswerValue } from '../rules/rule-book.ts'

/** What a person can do to an interview. `step` is the step that the button was shown at. */
export type InterviewInput =
  | {
      readonly type: 'answer'
      readonly question: string
      readonly value: AnswerValue
      readonly step?: number
      readonly words?: string
    }
  | { readonly type: 'back'; readonly step?: number }
  | { readonly type: 'skip'; readonly question?: string; readonly step?: number }
  | { readonly type: 'edit'; readonly question: string; readonly step?: number }
  /** `sure`: the whole interview, even while only an answer is being changed. */
  | { readonly type: 'cancel'; readonly sure?: boolean }
  | { readonly type: 'finish' }
  | { readonly type: 'mode'; readonly mode: 'normal' | 'quick' | 'full' }
