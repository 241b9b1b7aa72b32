import { setTimeout as sleep } from 'node:timers/promises'
import { Kysely, PostgresAdapter, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import type { Schema } from '../tables/schema.ts'
import { dropSilent } from './drop-silent.ts'
import type { Engine } from './engine.ts'

const INT8 = 20
const LOCK_NOT_AVAILABLE = '55P03'
/** Kysely's own number, so that a replica of an earlier release waits for us. */
export const MIGRATION_LOCK = 3853314791062309107n
const LOCK_TRIES = 50
const LOCK_PAUSE_MS = 100
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
  const db = new Kysely<Schema>({ dialect: new PoolableDialect({ pool }) })
  return {
    kind: 'postgres',
    db,
    isBusy: (error) => RETRIABLE.has(String((error as { code?: unknown } | undefined)?.code)),
    transaction: (work, durable) =>
      db.transaction().execute(async (trx) => {
        await limits(durable).execute(trx)
        return await work(trx)
      }),
    scrub: (thorough) => scrub(connectionString, thorough),
    close: () => db.destroy(),
  }
}

/** Migrations hold a lock that ends with their transaction: behind a pooler, one of the session would stay with somebody else. */
class PoolableDialect extends PostgresDialect {
  override createAdapter() {
    return new PoolableAdapter()
  }
}

class PoolableAdapter extends PostgresAdapter {
  override async acquireMigrationLock(db: Kysely<unknown>): Promise<void> {
    await sql`select pg_advisory_xact_lock(${sql.lit(MIGRATION_LOCK)})`.execute(db)
  }

  override async releaseMigrationLock(): Promise<void> {}
}

/**
 * The server's own time limits, for this transaction alone: a pooler that hands the connection on after each transaction
 * refuses them as startup parameters, and would hand on what is set for the session.
 */
const limits = (durable: boolean) =>
  durable
    ? sql`select set_config('statement_timeout', '10s', true), set_config('idle_in_transaction_session_timeout', '15s', true)`
    : sql`select set_config('statement_timeout', '10s', true), set_config('idle_in_transaction_session_timeout', '15s', true), set_config('synchronous_commit', 'off', true)`

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
    let skipped = false
    client.on('notice', ({ code }) => {
      skipped ||= code === LOCK_NOT_AVAILABLE
    })
    for (const table of ERASABLE) {
      const { rows } = await client.query<{ bytes: string }>('select pg_total_relation_size($1) as bytes', [table])
      const full = thorough || Number(rows[0]?.bytes) < REWRITE_BELOW_BYTES
      // A time limit for locks would have to be set for the session, which behind a pooler is somebody else's a moment later.
      for (let tries = 1; ; tries++) {
        skipped = false
        await client.query(`vacuum (${full ? 'full, ' : ''}skip_locked) ${client.escapeIdentifier(table)}`)
        if (!skipped) break
        if (tries === LOCK_TRIES) throw new Error(`The table ${table} is in use and could not be scrubbed`)
        await sleep(LOCK_PAUSE_MS)
      }
    }
  } finally {
    await client.end()
  }
}
