import { randomUUID } from 'node:crypto'
import type { Input } from '../../contract/input.ts'
import type { HandleTurn } from '../../contract/turn.ts'
import type { View } from '../../contract/view.ts'
import { TERMINAL_PLACE, TERMINAL_USER } from './terminal-channel.ts'

export type SessionParts = {
  readonly handle: HandleTurn
  /** Resolves when everything that turns have said so far is printed. */
  readonly settle: () => Promise<void>
  /** Prints what a turn tells its author alone. */
  readonly tell: (view: View) => void
  readonly now: () => number
}

/** Does one thing in the conversation and resolves when the answer is printed. False if it was refused. */
export type Act = (input: Input) => Promise<boolean>

/** Makes the function through which a terminal acts. */
export function createSession({ handle, settle, tell, now }: SessionParts): Act {
  return async (input) => {
    const handled = await handle({
      deliveryId: randomUUID(),
      place: TERMINAL_PLACE,
      user: TERMINAL_USER,
      input,
      at: now(),
    })
    await settle()
    if (handled.tell) tell(handled.tell)
    return handled.status !== 'refused'
  }
}
