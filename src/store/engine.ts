import type { Kysely } from 'kysely'
import type { Schema } from './schema.ts'

/** One opened database: what differs between SQLite and PostgreSQL, and nothing else. */
export type Engine = {
  readonly kind: 'sqlite' | 'postgres'
  readonly db: Kysely<Schema>
  /** The database was briefly busy or two transactions crossed: running the transaction again will do. */
  isBusy(error: unknown): boolean
  /** Takes the bytes of deleted rows out of the files; where that would lock a large table for long, only if `thorough`. */
  scrub(thorough: boolean): Promise<void>
  close(): Promise<void>
}
