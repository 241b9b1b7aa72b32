import type { Place } from './place.ts'
import type { View } from './view.ts'

/** One thing to send. They are sent in order within a conversation. */
export type Delivery = {
  readonly id: string
  readonly conversation: string
  readonly place: Place
} /** The first message of a conversation; in a room with threads it opens the thread, whose id comes back in the receipt. */ & (
  | { readonly kind: 'open'; readonly key: string; readonly view: View }
  | { readonly kind: 'post'; readonly key: string; readonly view: View }
  /** Replaces the message once posted under `key`; `message` is the receipt's id of that post. */
  | { readonly kind: 'update'; readonly key: string; readonly message: string; readonly view: View }
  /** For one person's eyes (ephemeral where the platform can). */
  | { readonly kind: 'tell'; readonly user: string; readonly view: View }
  /** Posts `view` in a room outside the thread, or replaces `message` there if it was published before under the same key. */
  | {
      readonly kind: 'publish'
      readonly key: string
      readonly room: string
      readonly message?: string
      readonly view: View
    }
  | {
      readonly kind: 'file'
      readonly name: string
      readonly mime: string
      readonly content: string
      readonly comment: string
    }
)

/** What the platform gave back: its id of the message, and of the thread that an `open` made. */
export type Receipt = { readonly message?: string; readonly thread?: string }
