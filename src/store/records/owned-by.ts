import type { Store } from '../../contract/store/store.ts'
import type { Engine } from '../engines/engine.ts'
import { storable } from '../tables/storable.ts'
import { readable } from './conversation-row.ts'

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
