import type { Transaction } from 'kysely'
import type { Delivery } from '../../contract/delivery.ts'
import type { Failure, Outbox } from '../../contract/store/outbox.ts'
import type { Engine } from '../engines/engine.ts'
import { transact, transactRelaxed } from '../engines/transact.ts'
import type { Schema } from '../tables/schema.ts'
import { storable } from '../tables/storable.ts'
import { enqueue } from './enqueue.ts'
import { leaveRoom } from './leave-room.ts'
import { settle } from './settle.ts'
import { isAnythingDue, takeDue } from './take-due.ts'
import { freeFirst, hold } from './waiting-line.ts'

/**
 * The outbox: what turns want said, until the platform has it. A worker holds a row by a lease; who holds it sends it.
 * Leases and notes do not wait for the disk, as the words themselves did: what a power cut undoes is found on the platform.
 */
export function outbox(engine: Engine): Outbox {
  const { db, kind } = engine
  return {
    async exchange(round) {
      if (round.sent.length === 0 && !(await isAnythingDue(db, round))) return []
      return await transactRelaxed(engine, async (trx) => {
        await settle(trx, kind, round.sent, round.now)
        return await takeDue(trx, kind, round)
      })
    },

    failed: (delivery, failure, now) =>
      transact(engine, async (trx) => {
        if ('retryAt' in failure) return await postpone(trx, delivery, failure)
        await moveToDeadLetters(trx, kind, delivery, failure, now)
      }),

    async waiting(tenant, conversation) {
      const { all } = await db
        .selectFrom('outbox')
        .select((eb) => eb.fn.countAll().as('all'))
        .where('tenant', '=', storable(tenant))
        .where('conversation', '=', storable(conversation))
        .executeTakeFirstOrThrow()
      return Number(all)
    },

    async release(delivery) {
      await db
        .updateTable('outbox')
        .set((eb) => ({ lease_until: 0, attempts: eb('attempts', '-', 1) }))
        .where('tenant', '=', delivery.place.tenant)
        .where('id', '=', delivery.id)
        .where('lease_until', '>', 0)
        .execute()
    },
  }
}

/** What a dead letter takes along. */
const KEPT = ['conversation', 'platform', 'room', 'place', 'kind', 'key', 'payload', 'attempts'] as const

/** Sets a delivery aside as a dead letter, says so, and lets the next in line go on. */
async function moveToDeadLetters(
  trx: Transaction<Schema>,
  kind: Engine['kind'],
  delivery: Delivery,
  failure: Extract<Failure, { readonly dead: string }>,
  now: number,
): Promise<void> {
  const { place, conversation } = delivery
  const home = { tenant: place.tenant, conversation }
  await hold(trx, kind, [home])
  const buried = await trx
    .insertInto('dead_letters')
    .columns(['tenant', ...KEPT, 'error_id', 'reason', 'at'])
    .expression((eb) =>
      eb
        .selectFrom('outbox')
        .select([
          'tenant',
          ...KEPT,
          eb.val(failure.errorId).as('error_id'),
          eb.val(failure.dead).as('reason'),
          eb.val(now).as('at'),
        ])
        .where('tenant', '=', home.tenant)
        .where('id', '=', delivery.id),
    )
    .returning('error_id')
    .executeTakeFirst()
  if (buried === undefined) return
  await trx.deleteFrom('outbox').where('tenant', '=', home.tenant).where('id', '=', delivery.id).execute()
  // What was to stand in a conversation that could not be opened has no place: it would land in the room itself.
  if (delivery.kind === 'open')
    await trx.deleteFrom('outbox').where('tenant', '=', home.tenant).where('conversation', '=', conversation).execute()
  if (delivery.kind === 'publish') await leaveRoom(trx, home, delivery.room)
  if (failure.notice) await enqueue(trx, place, conversation, [failure.notice], now)
  await freeFirst(trx, [home])
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
