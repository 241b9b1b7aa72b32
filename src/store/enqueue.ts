import { randomUUID } from 'node:crypto'
import type { Transaction } from 'kysely'
import type { Place } from '../channels/channel.ts'
import type { Schema } from './schema.ts'
import { storable } from './storable.ts'
import type { Outgoing } from './store.ts'

/**
 * Puts deliveries of a conversation in the outbox, numbered in the order given. A waiting `update` or `publish` that a newer
 * one of the same key overtakes is dropped: only the last state of a message is worth sending (this is the debounce).
 */
export async function enqueue(
  trx: Transaction<Schema>,
  place: Place,
  conversation: string,
  outgoing: readonly Outgoing[],
  at: number,
): Promise<void> {
  if (outgoing.length === 0) return
  const tenant = storable(place.tenant)
  const id = storable(conversation)
  const last = await takeNumbers(trx, tenant, id, outgoing.length)
  await dropOvertaken(trx, place, id, outgoing, at)
  await trx
    .insertInto('outbox')
    .values(
      outgoing.map((one, index) => {
        const { kind, ...rest } = one
        return {
          id: randomUUID(),
          tenant,
          conversation: id,
          seq: last - outgoing.length + index + 1,
          platform: place.platform,
          room: roomOf(one, place),
          place: JSON.stringify(place),
          kind,
          key: keyOf(one),
          payload: JSON.stringify(rest),
          due_at: at,
          lease_until: 0,
          worker: '',
          attempts: 0,
          refusals: 0,
          created_at: at,
        }
      }),
    )
    .execute()
}

async function takeNumbers(trx: Transaction<Schema>, tenant: string, id: string, count: number): Promise<number> {
  const counted = await trx
    .updateTable('conversations')
    .set((eb) => ({ next_seq: eb('next_seq', '+', count) }))
    .where('tenant', '=', tenant)
    .where('id', '=', id)
    .returning('next_seq')
    .executeTakeFirst()
  if (counted !== undefined) return counted.next_seq
  // An erased conversation says farewell: nobody else writes to it, so the outbox itself can count.
  const waiting = await trx
    .selectFrom('outbox')
    .select((eb) => eb.fn.max('seq').as('seq'))
    .where('tenant', '=', tenant)
    .where('conversation', '=', id)
    .executeTakeFirst()
  return (waiting?.seq ?? 0) + count
}

async function dropOvertaken(
  trx: Transaction<Schema>,
  place: Place,
  id: string,
  outgoing: readonly Outgoing[],
  at: number,
): Promise<void> {
  const tenant = storable(place.tenant)
  for (const one of outgoing) {
    if (one.kind !== 'update' && one.kind !== 'publish') continue
    await trx
      .deleteFrom('outbox')
      .where('tenant', '=', tenant)
      .where('conversation', '=', id)
      .where('kind', '=', one.kind)
      .where('key', '=', keyOf(one))
      .where('room', '=', roomOf(one, place))
      .where('lease_until', '<=', at)
      .execute()
  }
}

function roomOf(outgoing: Outgoing, place: Place): string {
  return storable(outgoing.kind === 'publish' ? outgoing.room : place.room)
}

/** For a `tell` the key is the person, so that what waits for somebody can be found and erased. */
function keyOf(outgoing: Outgoing): string {
  if (outgoing.kind === 'file') return ''
  return storable(outgoing.kind === 'tell' ? outgoing.user : outgoing.key)
}
