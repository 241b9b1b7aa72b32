import { join } from 'node:path'
import { sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import type { Store } from '../contract/store/store.ts'
import type { Engine } from './engines/engine.ts'
import { MIGRATION_LOCK, openPostgres } from './engines/postgres.ts'
import { openSqlite } from './engines/sqlite.ts'
import { transact } from './engines/transact.ts'
import { counts, deadLetters, revive } from './outbox/dead-letters.ts'
import { outbox } from './outbox/outbox.ts'
import { privacy } from './privacy/privacy.ts'
import { createScrubber } from './privacy/scrubber.ts'
import { fromRow } from './records/conversation-row.ts'
import { directRooms } from './records/direct-rooms.ts'
import { keys } from './records/keys.ts'
import { leases } from './records/leases.ts'
import { ownedBy } from './records/owned-by.ts'
import { planLinks } from './records/plan-links.ts'
import { createSeal } from './records/seal.ts'
import { vault } from './records/vault.ts'
import { webLog } from './records/web-log.ts'
import { migrations } from './tables/migrations.ts'
import { storable } from './tables/storable.ts'
import { turnStore } from './turn-store.ts'

export type StoreOptions = {
  /** `postgres://...`, `sqlite:<file>` or `:memory:`; undefined means `llm-plan.db` in `dataDir`. */
  readonly url?: string | undefined
  readonly dataDir?: string
  /** Sealing keys, newest first. Without any, the vault refuses to work; the rest does. */
  readonly tokenKeys?: readonly string[]
  /** Hears of connections that broke while idle, and of scrubs that failed; both mend themselves. */
  readonly onFault?: (error: unknown) => void
}

/**
 * Opens the store and brings its schema up to date (once, even if several replicas start together).
 * Throws UserError `store-unusable` for a file that cannot be opened; database errors pass through.
 */
export async function openStore(options: StoreOptions = {}): Promise<Store> {
  const onFault = options.onFault ?? (() => {})
  const engine = openEngine(options, onFault)
  const scrubber = createScrubber(engine.scrub, onFault)
  const { db } = engine
  const seal = createSeal(options.tokenKeys ?? [])
  const store: Store = {
    ...outbox(engine),
    ...privacy(engine, scrubber.soon),
    scrub: scrubber.now,
    leases: leases(engine),
    vault: vault(engine, seal),
    web: webLog(engine),
    links: planLinks(engine),
    key: keys(engine),
    ownedBy: ownedBy(engine),
    directRooms: directRooms(engine),
    migrate: () => migrate(engine),
    transaction: async (work) => {
      let erased = false
      const result = await transact(engine, async (trx) => {
        erased = false
        return await work(
          turnStore(trx, engine.kind, () => {
            erased = true
          }),
        )
      })
      if (erased) scrubber.soon()
      return result
    },
    async read(tenant, id) {
      const row = await db
        .selectFrom('conversations')
        .selectAll()
        .where('tenant', '=', storable(tenant))
        .where('id', '=', storable(id))
        .executeTakeFirst()
      return row && fromRow(row)
    },
    counts: (now) => counts(engine, now),
    deadLetters: (limit) => deadLetters(engine, limit),
    revive: (errorId, now) => revive(engine, errorId, now),
    async ping() {
      await sql`select 1`.execute(db)
    },
    async close() {
      await scrubber.finish()
      await engine.close()
    },
  }
  try {
    await store.migrate()
  } catch (error) {
    await engine.close()
    throw error
  }
  return store
}

function openEngine({ url, dataDir = './data' }: StoreOptions, onFault: (error: unknown) => void): Engine {
  if (url === undefined) return openSqlite(join(dataDir, 'llm-plan.db'))
  if (/^postgres(ql)?:\/\//.test(url)) return openPostgres(url, onFault)
  return openSqlite(url.replace(/^(sqlite|file):(\/\/)?/, ''))
}

/** Undefined, or what went wrong. On PostgreSQL everything is one transaction, and the lock is its own. */
async function migrateOnce({ kind, db }: Engine): Promise<unknown> {
  const run = async (on: Engine['db']) => {
    const migrator = new Migrator({ db: on, provider: { getMigrations: async () => migrations } })
    return (await migrator.migrateToLatest()).error
  }
  if (kind !== 'postgres') return await run(db)
  return await db
    .transaction()
    .execute(async (trx) => {
      // Before the migrator looks whether its own tables are there: two replicas would both make them.
      await sql`select pg_advisory_xact_lock(${sql.lit(MIGRATION_LOCK)})`.execute(trx)
      const error = await run(trx)
      if (error !== undefined) throw error
    })
    .catch((error: unknown) => error)
}

/** PostgreSQL: an advisory lock. SQLite: schema changes run in one write transaction, and a busy one is tried again. */
async function migrate(engine: Engine): Promise<void> {
  const deadline = performance.now() + 30_000
  for (;;) {
    const error = await migrateOnce(engine)
    if (error === undefined) return
    if (!engine.isBusy(error) || performance.now() > deadline) throw error
    await new Promise((wake) => setTimeout(wake, 20 + Math.random() * 80))
  }
}
