import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import type { Engine } from './engine.ts'
import type { Schema } from './schema.ts'

const INT8 = 20
/** Serialization failure, deadlock, lock not available. */
const RETRIABLE = new Set(['40001', '40P01', '55P03'])

/** Opens a pool on PostgreSQL. Nothing is connected before the first query. `onLost` hears of idle connections that broke. */
export function openPostgres(connectionString: string, onLost: (error: Error) => void): Engine {
  const pool = new pg.Pool({
    connectionString,
    max: 10,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    // A server that hangs must not hang the turn: it fails, the platform is not acknowledged and delivers again.
    query_timeout: 10_000,
    statement_timeout: 10_000,
    idle_in_transaction_session_timeout: 15_000,
    keepAlive: true,
    application_name: 'llm-plan',
    // 64-bit integers are times and counters here, far below 2^53.
    types: {
      getTypeParser: ((id: number, format?: 'text' | 'binary') =>
        id === INT8 && format !== 'binary'
          ? Number
          : pg.types.getTypeParser(id, format)) as typeof pg.types.getTypeParser,
    },
  })
  // Without a listener the loss of an idle connection ends the process.
  pool.on('error', onLost)
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
  return {
    kind: 'postgres',
    db,
    isBusy: (error) => RETRIABLE.has(String((error as { code?: unknown } | undefined)?.code)),
    async scrub() {
      for (const table of ERASABLE) await sql`vacuum ${sql.table(table)}`.execute(db)
    },
    close: () => db.destroy(),
  }
}

const ERASABLE = [
  'conversations',
  'outbox',
  'messages',
  'dead_letters',
  'seen',
  'vault',
  'web_entries',
  'plan_links',
] as const satisfies readonly (keyof Schema)[]
