import type { Store } from '../../contract/store/store.ts'
import type { Engine } from '../engines/engine.ts'

/** The one-to-one rooms of a platform in which something was done lately. */
export function directRooms({ db }: Engine): Store['directRooms'] {
  return async (platform, since, limit) =>
    await db
      .selectFrom('conversations')
      .select((eb) => ['room', eb.fn.max<number>('updated_at').as('updatedAt')])
      .where('updated_at', '>=', since)
      .where('platform', '=', platform)
      .where('direct', '=', 1)
      .groupBy('room')
      .orderBy('updatedAt', 'desc')
      .limit(limit)
      .execute()
}
