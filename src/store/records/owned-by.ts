import type { Conversation } from '../../contract/store/conversation.ts'
import type { Store } from '../../contract/store/store.ts'
import { UserError } from '../../errors.ts'
import type { Engine } from '../engines/engine.ts'
import { storable } from '../tables/storable.ts'
import { type ConversationRow, fromRow } from './conversation-row.ts'

/** The newest interviews and plans that a person owns. One that cannot be read does not hide the others. */
export function ownedBy({ db }: Engine): Store['ownedBy'] {
  return async (tenant, user, limit) => {
    const rows = await db
      .selectFrom('conversations')
      .selectAll()
      .where('tenant', '=', storable(tenant))
      .where('owner', '=', storable(user))
      .where('phase', 'in', ['asking', 'planned'])
      .orderBy('updated_at', 'desc')
      .limit(limit)
      .execute()
    return rows.flatMap(readable)
  }
}

function readable(row: ConversationRow): Conversation[] {
  try {
    return [fromRow(row)]
  } catch (error) {
    if (error instanceof UserError) return []
    throw error
  }
}
