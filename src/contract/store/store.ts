import type { DirectRoom } from '../direct-room.ts'
import type { Platform } from '../place.ts'
import type { Conversation } from './conversation.ts'
import type { Leases } from './leases.ts'
import type { DeadLetter, Outbox } from './outbox.ts'
import type { PlanLinks } from './plan-links.ts'
import type { Privacy } from './privacy.ts'
import type { TurnStore } from './turn-store.ts'
import type { Vault } from './vault.ts'
import type { WebLog } from './web-log.ts'

export type Counts = {
  readonly waiting: number
  readonly dead: number
  /** Age of the oldest waiting delivery in milliseconds; 0 if none waits. */
  readonly oldestMs: number
  readonly conversations: Readonly<Record<string, number>>
}

export type Store = Outbox &
  Privacy & {
    readonly leases: Leases
    readonly vault: Vault
    readonly web: WebLog
    readonly links: PlanLinks
    migrate(): Promise<void>
    /** Runs `work` in one transaction; runs it again when the database is briefly busy, so `work` must do nothing else. */
    transaction<T>(work: (turn: TurnStore) => Promise<T>): Promise<T>
    /** One conversation outside a turn, for pages and tests. */
    read(tenant: string, id: string): Promise<Conversation | undefined>
    /** The newest interviews and plans that a person owns, at most `limit`, the last changed first. */
    ownedBy(tenant: string, user: string, limit: number): Promise<readonly Conversation[]>
    /** The one-to-one rooms of a platform in which something was done since a time, at most `limit`, the latest first. */
    directRooms(platform: Platform, since: number, limit: number): Promise<readonly DirectRoom[]>
    counts(now: number): Promise<Counts>
    deadLetters(limit: number): Promise<readonly DeadLetter[]>
    /** Puts a dead letter back in the outbox. False if there is none with that id. */
    revive(errorId: string, now: number): Promise<boolean>
    /** A random secret of this installation, made when it is asked for first; the same for every replica. */
    key(name: string): Promise<string>
    /** Throws if the database does not answer, or does not keep what it is given. */
    ping(): Promise<void>
    close(): Promise<void>
  }
