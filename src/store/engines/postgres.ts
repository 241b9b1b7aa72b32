import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import type { Schema } from '../tables/schema.ts'
import { dropSilent } from './drop-silent.ts'
import type { Engine } from './engine.ts'

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
  // Without a listener the loss of a connection ends the process: the pool listens to idle ones only, so listen to each.
  pool.on('error', onLost)
  pool.on('connect', (client) => {
    client.on('error', onLost)
    dropSilent(client)
  })
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
  return {
    kind: 'postgres',
    db,
    isBusy: (error) => RETRIABLE.has(String((error as { code?: unknown } | undefined)?.code)),
    transaction: (work, durable) =>
      db.transaction().execute(async (trx) => {
        if (!durable) await sql`set local synchronous_commit = off`.execute(trx)
        return await work(trx)
      }),
    scrub: (thorough) => scrub(connectionString, thorough),
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

/** Rewriting a table locks it; up to this size that takes well under a second or two. */
const REWRITE_BELOW_BYTES = 64 * 2 ** 20

/**
 * A plain VACUUM frees the space of deleted rows but leaves their bytes in the pages until they are used again; FULL rewrites
 * the table without them. Tables too large to lock for that are rewritten only when `thorough`. It has a connection of its
 * own, because it may take longer than any query should.
 */
async function scrub(connectionString: string, thorough: boolean): Promise<void> {
  const client = new pg.Client({ connectionString, application_name: 'llm-plan scrub' })
  await client.connect()
  try {
    await client.query("set lock_timeout = '5s'")
    for (const table of ERASABLE) {
      const { rows } = await client.query<{ bytes: string }>('select pg_total_relation_size($1) as bytes', [table])
      const full = thorough || Number(rows[0]?.bytes) < REWRITE_BELOW_BYTES
      await client.query(`vacuum ${full ? '(full)' : ''} ${client.escapeIdentifier(table)}`)
    }
  } finally {
    await client.end()
  }
}
