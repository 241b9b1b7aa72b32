import type { Conversation } from './conversation.ts'

/** Everything that is held about a person, as plain JSON. */
type PersonExport = {
  readonly tenant: string
  readonly user: string
  readonly conversations: readonly Conversation[]
  /** Messages to or about this person's conversations that wait to be sent, or could not be. */
  readonly waiting: readonly Record<string, unknown>[]
  readonly undelivered: readonly Record<string, unknown>[]
  readonly messages: readonly Record<string, unknown>[]
  /** What the web page shows. */
  readonly page: readonly Record<string, unknown>[]
  readonly links: readonly Record<string, unknown>[]
}

export type Privacy = {
  exportPerson(tenant: string, user: string): Promise<PersonExport>
  /** Erases what the person owns, and their name from what others own. Returns how many conversations went. */
  erasePerson(tenant: string, user: string): Promise<number>
  eraseTenant(tenant: string): Promise<number>
  /** Removes conversations untouched since `conversationsBefore` and delivery ids older than `deliveriesBefore`. */
  sweep(conversationsBefore: number, deliveriesBefore: number): Promise<{ conversations: number; deliveries: number }>
  /**
   * Takes the bytes of erased rows out of the files. Runs by itself soon after an erasure; resolves when done. What is larger
   * than 64 MiB (a PostgreSQL table, the SQLite file) is rewritten only when `thorough`: it is locked for the time.
   */
  scrub(thorough?: boolean): Promise<void>
}
