import type { Delivery, Receipt } from '../delivery.ts'
import type { Platform } from '../place.ts'
import type { View } from '../view.ts'

/**
 * A `Delivery` before it has an id: what a turn wants said. An `update` replaces the message once posted under `key`
 * (it is posted if there is none yet); a `publish` into a room edits the summary already there, if there is one.
 */
export type Outgoing =
  | { readonly kind: 'open' | 'post' | 'update'; readonly key: string; readonly view: View }
  | { readonly kind: 'tell'; readonly user: string; readonly view: View }
  | { readonly kind: 'publish'; readonly key: string; readonly room: string; readonly view: View }
  | {
      readonly kind: 'file'
      readonly name: string
      readonly mime: string
      readonly content: string
      readonly comment: string
    }

/**
 * The key of the post that says a summary stands in a room. It follows the `publish` in line, so it is true when it is sent;
 * if the `publish` cannot be made, it is dropped.
 */
export const publishedKey = (room: string): string => `published:${room}`

/** A delivery that a worker holds until its lease ends. */
export type Leased = {
  readonly delivery: Delivery
  /** Counted from 1, this attempt included. */
  readonly attempts: number
  /** Earlier attempts that may have reached the platform although nobody knows (crash, lost response). */
  readonly unknown: number
  /** Whose conversation it is; undefined after an erasure. */
  readonly owner: string | undefined
  readonly createdAt: number
}

/**
 * A delivery is postponed for an hour at most. No platform here asks for more: Slack for seconds or minutes, Discord for an
 * hour after very many faulty requests (both by their rate limit pages, 2026). So a longer wait tells that a clock was set back.
 */
export const MAX_WAIT_MS = 3_600_000

/** What became of a delivery that could not be made. */
export type Failure =
  /**
   * `sent: 'unknown'` if it may have arrived all the same. `wholeRoom` delays everything else bound for that room too.
   * `messageGone`: the message to edit was deleted on the platform, so the next attempt posts anew.
   */
  | {
      readonly retryAt: number
      readonly sent: 'no' | 'unknown'
      readonly wholeRoom?: boolean
      readonly messageGone?: boolean
    }
  /** `dead` says why; `errorId` is in the log and, through `notice`, before the user's eyes. */
  | { readonly dead: string; readonly errorId: string; readonly notice?: Outgoing }

/** A delivery that the platform took. */
export type Sent = { readonly delivery: Delivery; readonly receipt: Receipt }

/** What a worker did since it last came, and how much more it can take. */
export type Round = {
  readonly worker: string
  readonly now: number
  readonly leaseMs: number
  /** How many deliveries it has place for; 0 to only note what was sent. */
  readonly limit: number
  /** Only theirs: a process takes what it can send. */
  readonly platforms: readonly Platform[]
  readonly sent: readonly Sent[]
}

export type Outbox = {
  /**
   * Notes what was sent, then leases the oldest unsent delivery of each conversation that is due to this worker: both or
   * neither. A delivery noted here may be followed at once by the next one of its conversation.
   */
  exchange(round: Round): Promise<readonly Leased[]>
  failed(delivery: Delivery, failure: Failure, now: number): Promise<void>
  /** How many deliveries of a conversation are still to be sent. */
  waiting(tenant: string, conversation: string): Promise<number>
  /** Gives back a lease that was not used. */
  release(delivery: Delivery): Promise<void>
}

export type DeadLetter = {
  readonly errorId: string
  readonly tenant: string
  readonly conversation: string
  readonly kind: string
  readonly reason: string
  readonly attempts: number
  readonly at: number
}
