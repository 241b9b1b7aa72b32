import type { Kysely, Transaction } from 'kysely'
import type { Delivery } from '../../contract/delivery.ts'
import type { Place } from '../../contract/place.ts'
import { type Leased, MAX_WAIT_MS, type Round } from '../../contract/store/outbox.ts'
import type { Engine } from '../engines/engine.ts'
import type { Schema } from '../tables/schema.ts'

/** Replicas' clocks may differ by this much. */
const CLOCKS_DIFFER_MS = 60_000

/** What a worker may take, each row with what its conversation and its earlier message are like now. */
type DueRow = Awaited<ReturnType<ReturnType<typeof due>['execute']>>[number]

/** Whether anything is due. Workers look often and mostly find nothing: looking must not take the write lock. */
export async function isAnythingDue(db: Kysely<Schema>, round: Round): Promise<boolean> {
  return (await first(db, round).select('o.id').limit(1).executeTakeFirst()) !== undefined
}

/** Leases the first waiting delivery of each conversation that is due and that nobody holds. */
export async function takeDue(trx: Transaction<Schema>, kind: Engine['kind'], round: Round): Promise<Leased[]> {
  const { worker, now, leaseMs, limit, platforms } = round
  if (platforms.length === 0 || limit < 1) return []
  const query = due(trx, round)
  // PostgreSQL lets several look at once: each passes over what another is just taking.
  const rows = await (kind === 'postgres' ? query.forUpdate('o').skipLocked() : query).execute()
  if (rows.length === 0) return []
  await trx
    .updateTable('outbox')
    .set((eb) => ({ lease_until: now + leaseMs, worker, attempts: eb('attempts', '+', 1) }))
    .where(
      'tenant',
      'in',
      rows.map((row) => row.tenant),
    )
    .where(
      'id',
      'in',
      rows.map((row) => row.id),
    )
    .execute()
  return rows.map((row) => ({
    delivery: toDelivery(row),
    attempts: row.attempts + 1,
    unknown: row.attempts - row.refusals,
    owner: row.owner ?? undefined,
    createdAt: row.created_at,
  }))
}

function due(db: Kysely<Schema>, round: Round) {
  return first(db, round)
    .leftJoin('conversations as c', (on) => on.onRef('c.tenant', '=', 'o.tenant').onRef('c.id', '=', 'o.conversation'))
    .leftJoin('messages as m', (on) =>
      on
        .onRef('m.tenant', '=', 'o.tenant')
        .onRef('m.conversation', '=', 'o.conversation')
        .onRef('m.key', '=', 'o.key')
        .onRef('m.room', '=', 'o.room'),
    )
    .select(['o.id', 'o.tenant', 'o.conversation', 'o.place', 'o.kind', 'o.payload'])
    .select(['o.attempts', 'o.refusals', 'o.created_at', 'c.thread', 'c.owner', 'm.message'])
    .orderBy('o.due_at')
    .limit(round.limit)
}

/**
 * The first of each line, if it is due and free. The order does not hang on `blocked` alone: it is checked here. Times that
 * nobody can have written by this clock tell that it was set back: what was never postponed is due at once, a lease as long
 * as two is nobody's, and no wait is longer than the longest.
 */
function first(db: Kysely<Schema>, { now, leaseMs, platforms }: Round) {
  return db
    .selectFrom('outbox as o')
    .where('o.blocked', '=', 0)
    .where(({ or, eb }) =>
      or([
        eb('o.due_at', '<=', now),
        eb('o.due_at', '=', eb.ref('o.created_at')),
        eb('o.due_at', '>', now + MAX_WAIT_MS + CLOCKS_DIFFER_MS),
      ]),
    )
    .where(({ or, eb }) => or([eb('o.lease_until', '<=', now), eb('o.lease_until', '>', now + 2 * leaseMs)]))
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
}

/** The thread is the conversation's as it is now: it may have been opened after the words were put here. */
function toDelivery(row: DueRow): Delivery {
  const said = JSON.parse(row.place) as Place
  const thread = row.thread || said.thread
  const place: Place = { ...said, tenant: row.tenant, ...(thread === undefined ? {} : { thread }) }
  const payload = JSON.parse(row.payload) as Record<string, unknown>
  const base = { id: row.id, conversation: row.conversation, place, ...payload }
  if (row.kind !== 'update' && row.kind !== 'publish') return { ...base, kind: row.kind } as Delivery
  if (row.message !== null) return { ...base, kind: row.kind, message: row.message } as Delivery
  return { ...base, kind: row.kind === 'update' ? 'post' : 'publish' } as Delivery
}
