import type { Transaction } from 'kysely'
import { publishedKey } from '../../contract/store/outbox.ts'
import { readable, toRow } from '../records/conversation-row.ts'
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
  // One that cannot be read stays as it is.
  const [conversation] = row === undefined ? [] : readable(row)
  if (conversation?.rooms?.includes(room) !== true) return
  const left = { ...conversation, rooms: conversation.rooms.filter((each) => each !== room) }
  await trx
    .updateTable('conversations')
    .set({ state: toRow(left).state, version: conversation.version + 1 })
    .where('tenant', '=', tenant)
    .where('id', '=', id)
    .execute()
}
