import type { Privacy } from '../../contract/store/privacy.ts'
import type { Engine } from '../engines/engine.ts'
import { transact } from '../engines/transact.ts'
import { fromRow } from '../records/conversation-row.ts'
import { contains } from '../tables/contains.ts'
import { storable } from '../tables/storable.ts'
import { eraseConversations, erasePerson } from './erase.ts'

/** Rows a sweep removes in one transaction, so that it never holds the database for long. */
const SWEEP_BATCH = 500

/** Export, erasure and retention. `scrubSoon` is told when erased bytes should leave the files. */
export function privacy(engine: Engine, scrubSoon: () => void): Omit<Privacy, 'scrub'> {
  const { db } = engine
  return {
    async exportPerson(tenantId, userId) {
      const [tenant, user] = [storable(tenantId), storable(userId)]
      const quoted = JSON.stringify(user)
      const rows = await db
        .selectFrom('conversations')
        .selectAll()
        .where('tenant', '=', tenant)
        .where((eb) =>
          eb.or([eb('owner', '=', user), contains('editors', quoted), contains('state', `"by":${quoted}`)]),
        )
        .orderBy('created_at')
        .execute()
      const owned = rows.filter((row) => row.owner === user).map((row) => row.id)
      const mine = { tenant, user, conversations: owned.length === 0 ? [''] : owned }
      return {
        tenant,
        user,
        conversations: rows.map((row) => fromRow(row)),
        waiting: await held(engine, 'outbox', mine),
        undelivered: await held(engine, 'dead_letters', mine),
        messages: await db
          .selectFrom('messages')
          .selectAll()
          .where('tenant', '=', tenant)
          .where('conversation', 'in', mine.conversations)
          .execute(),
        page: await onPage(engine, mine),
        links: await db
          .selectFrom('plan_links')
          .selectAll()
          .where('tenant', '=', tenant)
          .where('conversation', 'in', mine.conversations)
          .execute(),
      }
    },

    async erasePerson(tenant, user) {
      const erased = await transact(engine, (trx) => erasePerson(trx, engine.kind, storable(tenant), storable(user)))
      scrubSoon()
      return erased
    },

    async eraseTenant(tenantId) {
      const tenant = storable(tenantId)
      const erased = await transact(engine, async (trx) => {
        for (const table of [
          'outbox',
          'messages',
          'dead_letters',
          'web_entries',
          'plan_links',
          'seen',
          'vault',
        ] as const) {
          await trx.deleteFrom(table).where('tenant', '=', tenant).execute()
        }
        const { numDeletedRows } = await trx
          .deleteFrom('conversations')
          .where('tenant', '=', tenant)
          .executeTakeFirstOrThrow()
        return Number(numDeletedRows)
      })
      scrubSoon()
      return erased
    },

    async sweep(conversationsBefore, deliveriesBefore) {
      const conversations = await sweepConversations(engine, conversationsBefore)
      const { numDeletedRows } = await db
        .deleteFrom('seen')
        .where('at', '<', deliveriesBefore)
        .executeTakeFirstOrThrow()
      await db.deleteFrom('dead_letters').where('at', '<', conversationsBefore).execute()
      await db.deleteFrom('web_entries').where('at', '<', conversationsBefore).execute()
      if (conversations > 0) scrubSoon()
      return { conversations, deliveries: Number(numDeletedRows) }
    },
  }
}

async function held(
  { db }: Engine,
  table: 'outbox' | 'dead_letters',
  mine: { readonly tenant: string; readonly user: string; readonly conversations: readonly string[] },
): Promise<Record<string, unknown>[]> {
  return await db
    .selectFrom(table)
    .selectAll()
    .where('tenant', '=', mine.tenant)
    .where((eb) =>
      eb.or([
        eb('conversation', 'in', mine.conversations),
        eb.and([eb('kind', '=', 'tell'), eb('key', '=', mine.user)]),
      ]),
    )
    .execute()
}

/** What the web page shows. Words from before there was a conversation belong to the only person of that tenant. */
async function onPage(
  { db }: Engine,
  { tenant, conversations }: { readonly tenant: string; readonly conversations: readonly string[] },
): Promise<Record<string, unknown>[]> {
  return await db
    .selectFrom('web_entries')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('conversation', 'in', ['', ...conversations])
    .orderBy('seq')
    .execute()
}

async function sweepConversations(engine: Engine, before: number): Promise<number> {
  for (let swept = 0; ; ) {
    const old = await engine.db
      .selectFrom('conversations')
      .select(['tenant', 'id'])
      .where('updated_at', '<', before)
      .orderBy('updated_at')
      .limit(SWEEP_BATCH)
      .execute()
    for (const [tenant, rows] of Map.groupBy(old, (row) => row.tenant)) {
      const ids = rows.map((row) => row.id)
      await transact(engine, (trx) => eraseConversations(trx, tenant, ids))
    }
    swept += old.length
    if (old.length < SWEEP_BATCH) return swept
  }
}
