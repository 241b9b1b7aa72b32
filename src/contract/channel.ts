import type { Delivery, Receipt } from './delivery.ts'
import type { Platform } from './place.ts'

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
  /** Sends one thing. Throws SendError and nothing else. Tags the message with `delivery.id` where the platform can. */
  send(delivery: Delivery): Promise<Receipt>
  /** Looks for a message that an earlier, unanswered attempt at this delivery left on the platform. */
  findSent?(delivery: Delivery): Promise<Receipt | undefined>
}
