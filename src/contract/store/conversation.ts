import type { Given, Interview } from '../../interview/conversation.ts'
import type { Place } from '../place.ts'

/** A suggestion as it was checked and worked out: `Idea` of the plan. Plain JSON. */
type KeptIdea = Readonly<Record<string, unknown>>

/** What a conversation is in the store. `version` rises with every save. */
export type Conversation = {
  readonly id: string
  /** Where it lives. The store fills in `thread` once the platform has opened one for the first message. */
  readonly place: Place
  readonly owner: string
  readonly editors: readonly string[]
  readonly version: number
  readonly rulesHash: string
  readonly interview: Interview
  /** The last sizing query asked in the thread, for follow-ups. Plain JSON. */
  readonly lastQuery: Readonly<Record<string, unknown>> | undefined
  /** Everyone in the thread may answer. */
  readonly shared?: boolean
  /** Rooms in which the summary was published, in order. */
  readonly rooms?: readonly string[]
  /** What the person typed when they asked to start while this one was open; used if they choose to begin anew. */
  readonly draft?: string
  /** Answers that were read from the first words and wait to be confirmed, each with the words that it rests on. */
  readonly proposals?: readonly { readonly question: string; readonly value: Given['value']; readonly words: string }[]
  /** What a language model suggested for the plan: `of` names the plan, so that a plan of other answers shows none of it. */
  readonly ideas?: { readonly of: string; readonly list: readonly KeptIdea[] }
  readonly createdAt: number
  readonly updatedAt: number
}
