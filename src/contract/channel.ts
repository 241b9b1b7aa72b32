import type { Delivery, Receipt } from './delivery.ts'
import type { Platform } from './place.ts'

/** Whether a front hears its platform: `elsewhere` where another replica holds the one connection. `why` is for the operator. */
export type ConnectionState = { readonly online: 'yes' | 'elsewhere' } | { readonly online: 'no'; readonly why: string }

/** A front. `start` begins to take turns and resolves when it is connected; `stop` takes no more and resolves when none is in flight. */
export type Channel = {
  readonly platform: Platform
  /**
   * Set when only one replica may run `start` at a time (a socket or a gateway): the name of the lease, e.g. `discord-gateway`.
   * `start` and `stop` may then be called several times in turn. `send` works without `start`, on every replica.
   */
  readonly exclusive?: string
  start(): Promise<void>
  stop(): Promise<void>
  /** How the connection is just now, for a front that holds one. */
  state?(): ConnectionState
  /** Sends one thing. Throws SendError and nothing else. Tags the message with `delivery.id` where the platform can. */
  send(delivery: Delivery): Promise<Receipt>
  /** Looks for a message that an earlier, unanswered attempt at this delivery left on the platform. */
  findSent?(delivery: Delivery): Promise<Receipt | undefined>
}
