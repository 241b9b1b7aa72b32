import type { Input } from './input.ts'
import type { Place } from './place.ts'
import type { View } from './view.ts'

/** One delivery from a platform. `deliveryId` is the platform's own id for it: the same id never has an effect twice. */
export type Turn = {
  readonly deliveryId: string
  readonly place: Place
  readonly user: string
  /** Set when the front knows it (a button carries it); otherwise the conversation is found by its place. */
  readonly conversation?: string
  readonly input: Input
  /** Milliseconds since the epoch. */
  readonly at: number
}

/** The result of a turn, for the front to acknowledge. `tell` is for the author alone (refusals, stale buttons, errors). */
export type Handled = {
  readonly status: 'done' | 'duplicate' | 'ignored' | 'refused'
  readonly conversation?: string
  readonly tell?: View
}

/** Erases everything that is held of a tenant which has removed us. Returns how many conversations went. */
export type EraseTenant = (tenant: string) => Promise<number>

/** The one use case, injected into every front by main. Resolves after commit. Throws only when the store is away: then do not acknowledge. */
export type HandleTurn = (turn: Turn) => Promise<Handled>
