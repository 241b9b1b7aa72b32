import { randomUUID } from 'node:crypto'
import type { DeadLetter } from '../../contract/store/outbox.ts'
import type { Counts } from '../../contract/store/store.ts'
import type { Engine } from '../engines/engine.ts'
import { transact } from '../engines/transact.ts'
import { isBehind } from './waiting-line.ts'

/** For the metrics: how much waits, how much died, and how many conversations there are in each phase. All tenants. */
export async function counts({ db }: Engine, now: number): Promise<Counts> {
  const waiting = await db
    .selectFrom('outbox')
    .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.min('created_at').as('oldest')])
    .executeTakeFirstOrThrow()
  const dead = await db
    .selectFrom('dead_letters')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  const phases = await db
    .selectFrom('conversations')
    .select((eb) => ['phase', eb.fn.countAll<number>().as('count')])
    .groupBy('phase')
    .execute()
  return {
    waiting: waiting.count,
    dead: dead.count,
    oldestMs: waiting.oldest === null ? 0 : Math.max(0, now - waiting.oldest),
    conversations: Object.fromEntries(phases.map((row) => [row.phase, row.count])),
  }
}

/** The newest dead letters of all tenants, without their words. */
export async function deadLetters({ db }: Engine, limit: number): Promise<DeadLetter[]> {
  const rows = await db
    .selectFrom('dead_letters')
    .select(['error_id as errorId', 'tenant', 'conversation', 'kind', 'reason', 'attempts', 'at'])
    .orderBy('at', 'desc')
    .limit(limit)
    .execute()
  return rows
}

/** Puts a dead letter back at the end of its conversation's queue. */
export async function revive(engine: Engine, errorId: string, now: number): Promise<boolean> {
  return await transact(engine, async (trx) => {
    const dead = await trx.deleteFrom('dead_letters').where('error_id', '=', errorId).returningAll().executeTakeFirst()
    if (dead === undefined) return false
    const { error_id: _, reason: __, at: ___, ...kept } = dead
    const counted = await trx
      .updateTable('conversations')
      .set((eb) => ({ next_seq: eb('next_seq', '+', 1) }))
      .where('tenant', '=', dead.tenant)
      .where('id', '=', dead.conversation)
      .returning('next_seq')
      .executeTakeFirst()
    const seq = counted?.next_seq ?? 1
    const fresh = { id: randomUUID(), seq, due_at: now, lease_until: 0, worker: '', attempts: 0, refusals: 0 }
    const blocked = counted === undefined ? 0 : isBehind(dead)
    await trx
      .insertInto('outbox')
      .values({ ...kept, ...fresh, blocked, created_at: now })
      .execute()
    return true
  })
}
