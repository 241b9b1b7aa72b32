import type { Kysely, Transaction } from 'kysely'
import type { Schema } from './schema.ts'

/** One opened database: what differs between SQLite and PostgreSQL, and nothing else. */
export type Engine = {
  readonly kind: 'sqlite' | 'postgres'
  readonly db: Kysely<Schema>
  /** The database was briefly busy or two transactions crossed: running the transaction again will do. */
  isBusy(error: unknown): boolean
  /**
   * A transaction that a crash of the process cannot undo, but a power cut may: it does not wait for the disk. Whatever
   * commits durably after it takes it along.
   */
  relaxed<T>(work: (trx: Transaction<Schema>) => Promise<T>): Promise<T>
  /** Takes the bytes of deleted rows out of the files; where that would lock a large table for long, only if `thorough`. */
  scrub(thorough: boolean): Promise<void>
  close(): Promise<void>
}
