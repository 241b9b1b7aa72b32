import type { Place } from '../place.ts'
import type { Conversation } from './conversation.ts'
import type { Outgoing } from './outbox.ts'
import type { WebEntry } from './web-log.ts'

/** What is to be said in a conversation, and when it was. */
export type Said = { readonly outgoing: readonly Outgoing[]; readonly at: number }

/** The work of one turn, inside one transaction. Every call carries the tenant. */
export type TurnStore = {
  /** False if this delivery was seen before. */
  remember(tenant: string, deliveryId: string, at: number): Promise<boolean>
  /** Throws UserError `conversation-unreadable` if the saved state cannot be read (damaged, or of a newer release). */
  find(tenant: string, id: string): Promise<Conversation | undefined>
  /** The newest conversation at a place that was not cancelled. */
  findAt(place: Place): Promise<Conversation | undefined>
  /**
   * Interviews in a room whose first message could not be posted: no thread was opened and nothing waits to be sent. The newest
   * first, at most ten; only the owner's, if one is given.
   */
  findUnopened(place: Place, owner?: string): Promise<readonly Conversation[]>
  /** `say` goes to the outbox, as with `say` below, without a further look at the conversation. */
  create(conversation: Conversation, say?: Said): Promise<void>
  /** Saves with version = expected + 1; false if someone else was first. The place is kept as the store has it. */
  save(conversation: Conversation, expectedVersion: number, say?: Said): Promise<boolean>
  /** Puts deliveries in the outbox, in order. Works after `erase` too: a farewell. */
  say(conversation: Conversation, outgoing: readonly Outgoing[], at: number): Promise<void>
  /** Keeps a person's own words for the web page's transcript, with the turn or not at all. */
  heard(tenant: string, words: Omit<WebEntry, 'seq'>): Promise<void>
  /** Deletes the link to the conversation's plan. */
  unlink(tenant: string, conversation: string): Promise<void>
  erase(tenant: string, conversation: string): Promise<void>
  /** Erases what the person owns in this tenant, and their name from what others own. Returns how many conversations went. */
  erasePerson(tenant: string, user: string): Promise<number>
}
