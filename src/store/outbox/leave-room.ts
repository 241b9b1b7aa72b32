import type { Transaction } from 'kysely'
import { publishedKey } from '../../contract/store/outbox.ts'
import { UserError } from '../../errors.ts'
import { type ConversationRow, fromRow, toRow } from '../records/conversation-row.ts'
import type { Schema } from '../tables/schema.ts'
import type { Home } from './waiting-line.ts'

/**
 * A room did not take the summary: nothing waits to say that it did, and the plan's changes are not sent there any more. The
 * caller holds the conversation's row.
 */
export async function leaveRoom(
  trx: Transaction<Schema>,
  { tenant, conversation: id }: Home,
  room: string,
): Promise<void> {
  await trx
    .deleteFrom('outbox')
    .where('tenant', '=', tenant)
    .where('conversation', '=', id)
    .where('kind', '=', 'post')
    .where('key', '=', publishedKey(room))
    .execute()
  const row = await trx
    .selectFrom('conversations')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('id', '=', id)
    .executeTakeFirst()
  const rooms = row === undefined ? [] : roomsOf(row)
  if (row === undefined || !rooms.includes(room)) return
  const left = { ...fromRow(row), rooms: rooms.filter((each) => each !== room) }
  await trx
    .updateTable('conversations')
    .set({ state: toRow(left).state, version: row.version + 1 })
    .where('tenant', '=', tenant)
    .where('id', '=', id)
    .execute()
}

/** None of a conversation that cannot be read: it stays as it is. */
function roomsOf(row: ConversationRow): readonly string[] {
  try {
    return fromRow(row).rooms ?? []
  } catch (error) {
    if (error instanceof UserError) return []
    throw error
  }
}
