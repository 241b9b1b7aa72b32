import type { Delivery, Place, Receipt } from '../channels/channel.ts'
import type { Interview } from '../interview/conversation.ts'

/** What a conversation is in the store. `version` rises with every save; `stateVersion` tells which shape `state` has. */
export type Conversation = {
  readonly id: string
  readonly place: Place
  readonly owner: string
  readonly editors: readonly string[]
  readonly version: number
  readonly rulesHash: string
  readonly interview: Interview
  /** The last sizing query asked in the thread, for follow-ups. Plain JSON. */
  readonly lastQuery: Readonly<Record<string, unknown>> | undefined
  readonly createdAt: number
  readonly updatedAt: number
}

/** A `Delivery` before it has an id: what a turn wants said. */
export type Outgoing =
  | {
      readonly kind: 'open' | 'post' | 'update'
      readonly key: string
      readonly view: import('../channels/channel.ts').View
    }
  | { readonly kind: 'tell'; readonly user: string; readonly view: import('../channels/channel.ts').View }
  | { readonly kind: 'publish'; readonly room: string; readonly view: import('../channels/channel.ts').View }
  | {
      readonly kind: 'file'
      readonly name: string
      readonly mime: string
      readonly content: string
      readonly comment: string
    }

/** A delivery that a worker holds until `leaseUntil`. */
export type Leased = { readonly delivery: Delivery; readonly attempts: number; readonly createdAt: number }

/** The work of one turn, inside one transaction. Every call carries the tenant. */
export type TurnStore = {
  /** False if this delivery was seen before. */
  remember(tenant: string, deliveryId: string, at: number): Promise<boolean>
  find(tenant: string, id: string): Promise<Conversation | undefined>
  /** The newest live conversation at a place. */
  findAt(place: Place): Promise<Conversation | undefined>
  create(conversation: Conversation): Promise<void>
  /** Saves with version = expected + 1; false if someone else was first. */
  save(conversation: Conversation, expectedVersion: number): Promise<boolean>
  say(conversation: Conversation, outgoing: readonly Outgoing[], at: number): Promise<void>
  erase(tenant: string, conversation: string): Promise<void>
}

export type Store = {
  migrate(): Promise<void>
  /** Runs `work` in one transaction; retries when the database is briefly busy. */
  transaction<T>(work: (turn: TurnStore) => Promise<T>): Promise<T>
  /** The oldest unsent delivery of each conversation, up to `limit`, leased to this worker. */
  lease(worker: string, now: number, leaseMs: number, limit: number): Promise<readonly Leased[]>
  sent(id: string, receipt: Receipt, now: number): Promise<void>
  failed(id: string, error: { retryAt: number } | { dead: string }, now: number): Promise<void>
  ping(): Promise<void>
  close(): Promise<void>
}
