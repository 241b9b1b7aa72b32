import { sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import { migrations } from '../tables/migrations.ts'
import type { Engine } from './engine.ts'
import { MIGRATION_LOCK } from './postgres.ts'

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

/** Brings the schema up to date. PostgreSQL: an advisory lock. SQLite: schema changes run in one write transaction, and a busy one is tried again. */
export async function migrate(engine: Engine): Promise<void> {
  const deadline = performance.now() + 30_000
  for (;;) {
    const error = await migrateOnce(engine)
    if (error === undefined) return
    if (!engine.isBusy(error) || performance.now() > deadline) throw error
    await new Promise((wake) => setTimeout(wake, 20 + Math.random() * 80))
  }
}
