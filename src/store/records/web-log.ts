import { sql } from 'kysely'
import type { WebBody, WebEntry, WebLog } from '../../contract/store/web-log.ts'
import type { Engine } from '../engines/engine.ts'
import { transact } from '../engines/transact.ts'
import { storable } from '../tables/storable.ts'

/** The web page's memory in the database. */
export function webLog(engine: Engine): WebLog {
  return {
    append: (tenant, entry) =>
      transact(engine, async (trx) => {
        // One writer a tenant at a time: a reader that has seen a number never misses a lower one that comes later.
        // SQLite has one writer anyway.
        if (engine.kind === 'postgres') await sql`select pg_advisory_xact_lock(hashtext(${tenant}))`.execute(trx)
        const mine = trx.selectFrom('web_entries').where('tenant', '=', storable(tenant))
        const known = await mine.select('seq').where('id', '=', storable(entry.id)).executeTakeFirst()
        if (known) return Number(known.seq)
        const last = await mine.select((eb) => eb.fn.max('seq').as('seq')).executeTakeFirst()
        // Never below the clock: after an erasure the numbers go on rising, and no open page misses an entry.
        const seq = Math.max(Number(last?.seq ?? 0) + 1, entry.at)
        await trx
          .insertInto('web_entries')
          .values({
            tenant: storable(tenant),
            seq,
            id: storable(entry.id),
            conversation: storable(entry.conversation ?? ''),
            body: JSON.stringify(entry.body),
            at: entry.at,
          })
          .execute()
        return seq
      }),

    async after(tenant, seq, limit) {
      const rows = await engine.db
        .selectFrom('web_entries')
        .selectAll()
        .where('tenant', '=', storable(tenant))
        .where('seq', '>', seq)
        .orderBy('seq')
        .limit(limit)
        .execute()
      return rows.map(
        (row): WebEntry => ({
          seq: Number(row.seq),
          id: row.id,
          conversation: row.conversation || undefined,
          body: JSON.parse(row.body) as WebBody,
          at: Number(row.at),
        }),
      )
    },
  }
}
