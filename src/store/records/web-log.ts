import { type Selectable, sql, type Transaction } from 'kysely'
import type { WebBody, WebEntry, WebLog } from '../../contract/store/web-log.ts'
import type { Engine } from '../engines/engine.ts'
import { transact } from '../engines/transact.ts'
import type { Schema } from '../tables/schema.ts'
import { storable } from '../tables/storable.ts'

/** A session keeps so many entries, about ten whole interviews (assumption): nobody fills the disk from one browser. */
export const MAX_ENTRIES = 1_000
/** The oldest go so many at a time, so that not every entry has to look for them. */
const SLACK = 50

/** The web page's memory in the database. */
export function webLog(engine: Engine): WebLog {
  const of = (tenant: string, conversation: string | undefined) => {
    const all = engine.db.selectFrom('web_entries').selectAll().where('tenant', '=', storable(tenant))
    return conversation === undefined ? all : all.where('conversation', '=', storable(conversation))
  }
  return {
    append: (tenant, entry) => transact(engine, (trx) => appendEntry(trx, engine.kind, tenant, entry)),

    async after(tenant, seq, limit, conversation) {
      const rows = await of(tenant, conversation).where('seq', '>', seq).orderBy('seq').limit(limit).execute()
      return rows.map(toEntry)
    },

    async before(tenant, seq, limit, conversation) {
      const rows = await of(tenant, conversation).where('seq', '<', seq).orderBy('seq', 'desc').limit(limit).execute()
      return rows.map(toEntry)
    },
  }
}

/** Adds an entry on an open transaction; see `WebLog.append`. */
export async function appendEntry(
  trx: Transaction<Schema>,
  kind: Engine['kind'],
  tenant: string,
  entry: Omit<WebEntry, 'seq'>,
): Promise<number> {
  // One writer a tenant at a time: a reader that has seen a number never misses a lower one that comes later.
  // SQLite has one writer anyway.
  if (kind === 'postgres') await sql`select pg_advisory_xact_lock(hashtext(${tenant}))`.execute(trx)
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
  const beyond = await mine
    .select('seq')
    .orderBy('seq', 'desc')
    .offset(MAX_ENTRIES + SLACK)
    .limit(1)
    .executeTakeFirst()
  if (beyond) await dropOldest(trx, tenant)
  return seq
}

async function dropOldest(trx: Transaction<Schema>, tenant: string): Promise<void> {
  const mine = trx.selectFrom('web_entries').where('tenant', '=', storable(tenant))
  const first = await mine.select('seq').orderBy('seq', 'desc').offset(MAX_ENTRIES).limit(1).executeTakeFirst()
  if (first === undefined) return
  await trx.deleteFrom('web_entries').where('tenant', '=', storable(tenant)).where('seq', '<=', first.seq).execute()
}

function toEntry(row: Selectable<Schema['web_entries']>): WebEntry {
  return {
    seq: Number(row.seq),
    id: row.id,
    conversation: row.conversation || undefined,
    body: JSON.parse(row.body) as WebBody,
    at: Number(row.at),
  }
}
