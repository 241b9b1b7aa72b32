import { randomUUID } from 'node:crypto'
import type { Transaction } from 'kysely'
import type { Place } from '../../contract/place.ts'
import type { Outgoing } from '../../contract/store/outbox.ts'
import type { Schema } from '../tables/schema.ts'
import { storable } from '../tables/storable.ts'
import { freeFirst, type Home, isBehind } from './waiting-line.ts'

/** Puts deliveries of a conversation in the outbox, numbered in the order given, at the end of its line. */
export async function enqueue(
  trx: Transaction<Schema>,
  place: Place,
  conversation: string,
  outgoing: readonly Outgoing[],
  at: number,
): Promise<void> {
  if (outgoing.length === 0) return
  const home = { tenant: storable(place.tenant), conversation: storable(conversation) }
  const counted = await trx
    .updateTable('conversations')
    .set((eb) => ({ next_seq: eb('next_seq', '+', outgoing.length) }))
    .where('tenant', '=', home.tenant)
    .where('id', '=', home.conversation)
    .returning('next_seq')
    .executeTakeFirst()
  await putInLine(trx, place, home, outgoing, counted?.next_seq, at)
}

/**
 * Inserts deliveries of which the last has the number `last`; undefined once the conversation is erased. The caller holds
 * the conversation's row. A waiting `update` or `publish` that a newer one of the same key overtakes is dropped: only the
 * last state of a message is worth sending (this is the debounce).
 */
export async function putInLine(
  trx: Transaction<Schema>,
  place: Place,
  home: Home,
  outgoing: readonly Outgoing[],
  last: number | undefined,
  at: number,
): Promise<void> {
  if (outgoing.length === 0) return
  const dropped = await dropOvertaken(trx, place, home, outgoing, at)
  // An erased conversation says farewell: nobody else writes to it, so the outbox itself can count.
  const end = last ?? (await lastInLine(trx, home)) + outgoing.length
  const { reply: _, ...lasting } = place
  await trx
    .insertInto('outbox')
    .values(
      outgoing.map((one, index) => {
        const { kind, ...rest } = one
        return {
          id: randomUUID(),
          tenant: home.tenant,
          conversation: home.conversation,
          seq: end - outgoing.length + index + 1,
          platform: place.platform,
          room: roomOf(one, place),
          place: JSON.stringify(kind === 'open' || kind === 'tell' ? place : lasting),
          kind,
          key: keyOf(one),
          payload: JSON.stringify(rest),
          // Without a row to hold nobody may be blocked: who would know when to free it?
          blocked: last === undefined ? 0 : index > 0 ? 1 : isBehind(home),
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
  // The one that was dropped may have been the first in line.
  if (dropped) await freeFirst(trx, [home])
}

async function lastInLine(trx: Transaction<Schema>, { tenant, conversation }: Home): Promise<number> {
  const waiting = await trx
    .selectFrom('outbox')
    .select((eb) => eb.fn.max('seq').as('seq'))
    .where('tenant', '=', tenant)
    .where('conversation', '=', conversation)
    .executeTakeFirst()
  return waiting?.seq ?? 0
}

async function dropOvertaken(
  trx: Transaction<Schema>,
  place: Place,
  { tenant, conversation }: Home,
  outgoing: readonly Outgoing[],
  at: number,
): Promise<boolean> {
  const replacing = outgoing.filter(({ kind }) => kind === 'update' || kind === 'publish')
  if (replacing.length === 0) return false
  const { numDeletedRows } = await trx
    .deleteFrom('outbox')
    .where('tenant', '=', tenant)
    .where('conversation', '=', conversation)
    .where('lease_until', '<=', at)
    .where(({ or, and, eb }) =>
      or(
        replacing.map((one) =>
          and([eb('kind', '=', one.kind), eb('key', '=', keyOf(one)), eb('room', '=', roomOf(one, place))]),
        ),
      ),
    )
    .executeTakeFirstOrThrow()
  return numDeletedRows > 0n
}

function roomOf(outgoing: Outgoing, place: Place): string {
  return storable(outgoing.kind === 'publish' ? outgoing.room : place.room)
}

/** For a `tell` the key is the person, so that what waits for somebody can be found and erased. */
function keyOf(outgoing: Outgoing): string {
  if (outgoing.kind === 'file') return ''
  return storable(outgoing.kind === 'tell' ? outgoing.user : outgoing.key)
}
