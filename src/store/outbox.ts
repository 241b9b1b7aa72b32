import type { Kysely, Selectable, Transaction } from 'kysely'
import type { Delivery, Place, Platform } from '../channels/channel.ts'
import type { Engine } from './engine.ts'
import { enqueue } from './enqueue.ts'
import type { Schema } from './schema.ts'
import type { Failure, Leased, Outbox } from './store.ts'
import { transact, transactRelaxed } from './transact.ts'

type Row = Selectable<Schema['outbox']>

/**
 * The outbox: what turns want said, until the platform has it. A worker holds a row by a lease; who holds it sends it.
 * Leases and notes do not wait for the disk, as the words themselves did: what a power cut undoes is found on the platform.
 */
export function outbox(engine: Engine): Outbox {
  const { db } = engine
  return {
    async lease(worker, now, leaseMs, limit, platforms) {
      if (platforms.length === 0 || limit < 1) return []
      // Workers look often and mostly find nothing: looking must not take the write lock.
      if ((await due(db, now, 1, platforms).executeTakeFirst()) === undefined) return []
      return await transactRelaxed(engine, async (trx) => {
        const rows = await take(trx, worker, now, leaseMs, limit, platforms)
        const leased: Leased[] = []
        for (const row of rows) {
          const { attempts, refusals, created_at: createdAt } = row
          const home = await conversationOf(trx, row, 'unlocked')
          const delivery = await toDelivery(trx, row, home?.thread)
          leased.push({ delivery, attempts, unknown: attempts - 1 - refusals, owner: home?.owner, createdAt })
        }
        return leased
      })
    },

    sent: (delivery, receipt, now) =>
      transactRelaxed(engine, async (trx) => {
        const home = { tenant: delivery.place.tenant, conversation: delivery.conversation }
        const alive = await conversationOf(trx, home, engine.kind)
        const row = await remove(trx, delivery)
        // Erased in the meantime: nothing of it may come back.
        if (row === undefined || alive === undefined) return
        await keepMessage(trx, row, receipt.message, now)
        if (row.kind === 'open' && receipt.thread !== undefined) await keepThread(trx, row, receipt.thread)
      }),

    failed: (delivery, failure, now) =>
      transact(engine, async (trx) => {
        if ('retryAt' in failure) return await postpone(trx, delivery, failure)
        const row = await remove(trx, delivery)
        if (row === undefined) return
        const {
          id: _,
          seq: __,
          due_at: ___,
          lease_until: ____,
          worker: _____,
          refusals: ______,
          created_at,
          ...kept
        } = row
        void created_at
        await trx
          .insertInto('dead_letters')
          .values({ ...kept, error_id: failure.errorId, reason: failure.dead, at: now })
          .execute()
        const { place } = delivery
        if (failure.notice) await enqueue(trx, place, delivery.conversation, [failure.notice], now)
      }),

    async release(delivery) {
      await db
        .updateTable('outbox')
        .set((eb) => ({ lease_until: 0, attempts: eb('attempts', '-', 1) }))
        .where('tenant', '=', delivery.place.tenant)
        .where('id', '=', delivery.id)
        .where('lease_until', '>', 0)
        .execute()
    },

    async nextDue(platforms) {
      const row = await db
        .selectFrom('outbox')
        .select((eb) => eb.fn.min('due_at').as('due'))
        .where('platform', 'in', platforms)
        .executeTakeFirst()
      return row?.due ?? undefined
    },
  }
}

/** The first waiting row of each conversation, if it is due and nobody holds it. */
function due(db: Kysely<Schema>, now: number, limit: number, platforms: readonly Platform[]) {
  return db
    .selectFrom('outbox as o')
    .select('o.id')
    .where('o.due_at', '<=', now)
    .where('o.lease_until', '<=', now)
    .where('o.platform', 'in', platforms)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('outbox as earlier')
            .select('earlier.id')
            .whereRef('earlier.tenant', '=', 'o.tenant')
            .whereRef('earlier.conversation', '=', 'o.conversation')
            .whereRef('earlier.seq', '<', 'o.seq'),
        ),
      ),
    )
    .orderBy('o.due_at')
    .limit(limit)
}

/**
 * Leases what is due. The lease condition stands in the outer WHERE too: PostgreSQL checks it again on a row that another
 * worker just took, so no row is claimed twice.
 */
async function take(
  trx: Transaction<Schema>,
  worker: string,
  now: number,
  leaseMs: number,
  limit: number,
  platforms: readonly Platform[],
): Promise<Row[]> {
  return await trx
    .updateTable('outbox')
    .set((eb) => ({ lease_until: now + leaseMs, worker, attempts: eb('attempts', '+', 1) }))
    .where('id', 'in', due(trx, now, limit, platforms))
    .where('lease_until', '<=', now)
    .returningAll()
    .execute()
}

/** With `postgres` the row is held until the end of the transaction, so that an erasure comes wholly before or after. */
async function conversationOf(
  trx: Transaction<Schema>,
  row: Pick<Row, 'tenant' | 'conversation'>,
  lock: Engine['kind'] | 'unlocked',
): Promise<{ thread: string; owner: string } | undefined> {
  const query = trx
    .selectFrom('conversations')
    .select(['thread', 'owner'])
    .where('tenant', '=', row.tenant)
    .where('id', '=', row.conversation)
  return await (lock === 'postgres' ? query.forUpdate() : query).executeTakeFirst()
}

/** `opened` is the conversation's thread as it is now: it may have been opened after the words were put here. */
async function toDelivery(trx: Transaction<Schema>, row: Row, opened: string | undefined): Promise<Delivery> {
  const said = JSON.parse(row.place) as Place
  const thread = opened || said.thread
  const place: Place = { ...said, ...(thread === undefined ? {} : { thread }) }
  const payload = JSON.parse(row.payload) as Record<string, unknown>
  const base = { id: row.id, conversation: row.conversation, place, ...payload }
  if (row.kind !== 'update' && row.kind !== 'publish') return { ...base, kind: row.kind } as Delivery
  const posted = await trx
    .selectFrom('messages')
    .select('message')
    .where('tenant', '=', row.tenant)
    .where('conversation', '=', row.conversation)
    .where('key', '=', row.key)
    .where('room', '=', row.room)
    .executeTakeFirst()
  if (posted !== undefined) return { ...base, kind: row.kind, message: posted.message } as Delivery
  return { ...base, kind: row.kind === 'update' ? 'post' : 'publish' } as Delivery
}

async function remove(trx: Transaction<Schema>, delivery: Delivery): Promise<Row | undefined> {
  return await trx
    .deleteFrom('outbox')
    .where('tenant', '=', delivery.place.tenant)
    .where('id', '=', delivery.id)
    .returningAll()
    .executeTakeFirst()
}

async function keepMessage(trx: Transaction<Schema>, row: Row, message: string | undefined, at: number): Promise<void> {
  if (message === undefined || row.kind === 'tell' || row.kind === 'file') return
  const { tenant, conversation, key, room } = row
  await trx
    .insertInto('messages')
    .values({ tenant, conversation, key, room, message, at })
    .onConflict((conflict) => conflict.columns(['tenant', 'conversation', 'key', 'room']).doUpdateSet({ message, at }))
    .execute()
}

/** In a direct room people write beside the message, not under it: such a conversation has no thread of its own. */
async function keepThread(trx: Transaction<Schema>, row: Row, thread: string): Promise<void> {
  await trx
    .updateTable('conversations')
    .set({ thread })
    .where('tenant', '=', row.tenant)
    .where('id', '=', row.conversation)
    .where('thread', '=', '')
    .where('direct', '=', 0)
    .execute()
}

async function postpone(
  trx: Transaction<Schema>,
  delivery: Delivery,
  failure: Extract<Failure, { readonly retryAt: number }>,
): Promise<void> {
  const { tenant } = delivery.place
  const row = await trx
    .updateTable('outbox')
    .set((eb) => ({
      due_at: failure.retryAt,
      lease_until: 0,
      refusals: failure.sent === 'no' ? eb('refusals', '+', 1) : eb.ref('refusals'),
    }))
    .where('tenant', '=', tenant)
    .where('id', '=', delivery.id)
    .returning(['conversation', 'key', 'room'])
    .executeTakeFirst()
  if (row === undefined) return
  if (failure.messageGone) {
    await trx
      .deleteFrom('messages')
      .where('tenant', '=', tenant)
      .where('conversation', '=', row.conversation)
      .where('key', '=', row.key)
      .where('room', '=', row.room)
      .execute()
  }
  if (!failure.wholeRoom) return
  await trx
    .updateTable('outbox')
    .set({ due_at: failure.retryAt })
    .where('tenant', '=', tenant)
    .where('room', '=', row.room)
    .where('due_at', '<', failure.retryAt)
    .execute()
}
