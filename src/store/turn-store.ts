import { createHash } from 'node:crypto'
import type { Transaction } from 'kysely'
import type { Place } from '../contract/place.ts'
import type { Said, TurnStore } from '../contract/store/turn-store.ts'
import type { Engine } from './engines/engine.ts'
import { enqueue, putInLine } from './outbox/enqueue.ts'
import { eraseConversations, erasePerson } from './privacy/erase.ts'
import { fromRow, readable, toRow } from './records/conversation-row.ts'
import { appendEntry } from './records/web-log.ts'
import type { Schema } from './tables/schema.ts'
import { storable } from './tables/storable.ts'

/** The work of one turn on an open transaction. `onErased` is called when bytes were erased that must leave the files. */
export function turnStore(trx: Transaction<Schema>, kind: Engine['kind'], onErased: () => void): TurnStore {
  async function put(
    { tenant, id }: { tenant: string; id: string },
    place: Place,
    say: Said | undefined,
    last: number,
  ) {
    if (say) await putInLine(trx, place, { tenant, conversation: id }, say.outgoing, last, say.at)
  }

  return {
    async remember(tenant, deliveryId, at) {
      const delivery = createHash('sha256').update(deliveryId).digest('base64url')
      const inserted = await trx
        .insertInto('seen')
        .values({ tenant: storable(tenant), delivery, at })
        .onConflict((conflict) => conflict.columns(['tenant', 'delivery']).doNothing())
        .returning('at')
        .executeTakeFirst()
      return inserted !== undefined
    },

    async find(tenant, id) {
      const row = await locking(trx, kind)
        .where('tenant', '=', storable(tenant))
        .where('id', '=', storable(id))
        .executeTakeFirst()
      return row && fromRow(row)
    },

    async findAt(place) {
      const row = await locking(trx, kind)
        .where('tenant', '=', storable(place.tenant))
        .where('room', '=', storable(place.room))
        .where('thread', 'in', threads(place))
        .where('phase', '!=', 'cancelled')
        // Of a direct room and a thread in it, the thread is the closer match.
        .orderBy('thread', 'desc')
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst()
      return row && fromRow(row)
    },

    async findUnopened(place, owner) {
      const query = locking(trx, kind)
        .where('tenant', '=', storable(place.tenant))
        .where('room', '=', storable(place.room))
        .where('thread', '=', '')
        .where('direct', '=', 0)
        .where('phase', '=', 'asking')
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('outbox')
                .select('outbox.id')
                .whereRef('outbox.tenant', '=', 'conversations.tenant')
                .whereRef('outbox.conversation', '=', 'conversations.id'),
            ),
          ),
        )
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .limit(MAX_UNOPENED)
      const rows = await (owner === undefined ? query : query.where('owner', '=', storable(owner))).execute()
      return rows.flatMap(readable)
    },

    async create(conversation, say) {
      const row = toRow(conversation)
      const thread = storable(conversation.place.thread ?? '')
      const next_seq = say?.outgoing.length ?? 0
      await trx
        .insertInto('conversations')
        .values({ ...row, thread, next_seq })
        .execute()
      await put(row, conversation.place, say, next_seq)
    },

    async save(conversation, expectedVersion, say) {
      const { tenant, id, platform: _, room: __, direct: ___, created_at: ____, ...changed } = toRow(conversation)
      const saved = await trx
        .updateTable('conversations')
        .set((eb) => ({
          ...changed,
          version: expectedVersion + 1,
          next_seq: eb('next_seq', '+', say?.outgoing.length ?? 0),
        }))
        .where('tenant', '=', tenant)
        .where('id', '=', id)
        .where('version', '=', expectedVersion)
        .returning('next_seq')
        .executeTakeFirst()
      if (saved === undefined) return false
      await put({ tenant, id }, conversation.place, say, saved.next_seq)
      return true
    },

    say: (conversation, outgoing, at) => enqueue(trx, conversation.place, conversation.id, outgoing, at),

    async heard(tenant, words) {
      await appendEntry(trx, kind, tenant, words)
    },

    async unlink(tenant, conversation) {
      await trx
        .deleteFrom('plan_links')
        .where('tenant', '=', storable(tenant))
        .where('conversation', '=', storable(conversation))
        .execute()
    },

    async erase(tenant, conversation) {
      await eraseConversations(trx, storable(tenant), [storable(conversation)])
      onErased()
    },

    async erasePerson(tenant, user) {
      const erased = await erasePerson(trx, kind, storable(tenant), storable(user))
      onErased()
      return erased
    },
  }
}

const MAX_UNOPENED = 10

/** PostgreSQL holds the row until the turn commits, so that turns of one conversation queue up instead of colliding. */
function locking(trx: Transaction<Schema>, kind: Engine['kind']) {
  const query = trx.selectFrom('conversations').selectAll()
  return kind === 'postgres' ? query.forUpdate() : query
}

function threads(place: Place): string[] {
  const thread = storable(place.thread ?? '')
  return place.direct ? [...new Set([thread, ''])] : [thread]
}
