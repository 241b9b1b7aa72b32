import type { Kysely, Transaction } from 'kysely'
import type { Schema } from '../tables/schema.ts'

/** One opened database: what differs between SQLite and PostgreSQL, and nothing else. */
export type Engine = {
  readonly kind: 'sqlite' | 'postgres'
  readonly db: Kysely<Schema>
  /** The database was briefly busy or two transactions crossed: running the transaction again will do. */
  isBusy(error: unknown): boolean
  /**
   * Runs `work` in one transaction. A durable one survives a power cut once it resolved; one that is not survives a crash of
   * the process, and whatever commits durably after it takes it along: it does not wait for the disk.
   */
  transaction<T>(work: (trx: Transaction<Schema>) => Promise<T>, durable: boolean): Promise<T>
  /** Takes the bytes of deleted rows out of the files; where that would lock a large table for long, only if `thorough`. */
  scrub(thorough: boolean): Promise<void>
  close(): Promise<void>
}
