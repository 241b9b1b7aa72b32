import { z } from 'zod'
import { FIELD } from '../interview/input.ts'
import { INPUT } from './input.ts'
import { PLACE } from './place.ts'
import { readAs } from './read-as.ts'
import type { View } from './view.ts'

const { id } = FIELD

/** One delivery from a platform. */
const TURN = z
  .object({
    /** The platform's own id for it: the same id never has an effect twice. */
    deliveryId: id,
    place: PLACE,
    user: id,
    /** Set when the front knows it (a button carries it); otherwise the conversation is found by its place. */
    conversation: z.string().min(1).max(64).exactOptional(),
    input: INPUT,
    /** Milliseconds since the epoch. */
    at: z.number().min(0).max(8.64e15),
  })
  .readonly()

export type Turn = z.infer<typeof TURN>

/** Returns the turn if everything in it has its type and a sane size; undefined otherwise. Takes anything. */
export function readTurn(given: unknown): Turn | undefined {
  return readAs(TURN, given)
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
