import type { Place } from '../../contract/place.ts'
import type { Conversation } from '../../contract/store/conversation.ts'
import type { Outgoing } from '../../contract/store/outbox.ts'
import type { Handled } from '../../contract/turn.ts'
import type { View } from '../../contract/view.ts'
import type { Later } from './later.ts'

/** What a turn does, as plain data. The shell applies all of it in one transaction, or nothing. */
export type Effect = {
  readonly status: Handled['status']
  /** Conversations that did not exist before. */
  readonly create?: readonly Conversation[]
  /** Conversations as they are now; each was loaded in this turn. */
  readonly save?: readonly Conversation[]
  readonly say?: readonly { readonly to: Conversation; readonly outgoing: readonly Outgoing[] }[]
  /** For the author alone. */
  readonly tell?: View
  /** Erase everything that the author owns at this tenant. */
  readonly forget?: boolean
  /** Make the links to this conversation's plan useless. */
  readonly unlink?: string
  /** For the language model, after the commit, about `conversation`. */
  readonly later?: Later
  /** The conversation that the turn was about. */
  readonly conversation?: string
}

/** Nothing happens and nobody is told. */
export const SILENCE: Effect = { status: 'ignored' }

/** The author alone is told something; nothing is changed. */
export function refused(tell: View, conversation?: Conversation): Effect {
  return { status: 'refused', tell, ...(conversation && { conversation: conversation.id }) }
}

/** The conversation is saved (if it changed) and something is said in it. */
export function said(to: Conversation, outgoing: readonly Outgoing[], changed = false): Effect {
  return {
    status: 'done',
    conversation: to.id,
    ...(changed && { save: [to] }),
    ...(outgoing.length > 0 && { say: [{ to, outgoing }] }),
  }
}

/** Something that need not disturb others: posted where nobody else is, told to the author alone elsewhere. */
export function quietly(place: Place, to: Conversation, view: View, key = 'note'): Effect {
  return place.direct ? said(to, [{ kind: 'post', key, view }]) : { status: 'done', conversation: to.id, tell: view }
}
