import type { Leases } from '../../contract/store/leases.ts'
import type { Engine } from '../engines/engine.ts'

/** Leases by heartbeat (see `Leases`): one row a name, changed only by compare-and-set on its holder and beat. */
export function leases({ db }: Engine): Leases {
  return {
    async look(name) {
      return await db.selectFrom('leases').select(['holder', 'beat']).where('name', '=', name).executeTakeFirst()
    },

    async take(name, holder, from) {
      if (from === undefined) {
        return await db
          .insertInto('leases')
          .values({ name, holder, beat: 1 })
          .onConflict((conflict) => conflict.column('name').doNothing())
          .returning(['holder', 'beat'])
          .executeTakeFirst()
      }
      return await db
        .updateTable('leases')
        .set({ holder, beat: from.beat + 1 })
        .where('name', '=', name)
        .where('holder', '=', from.holder)
        .where('beat', '=', from.beat)
        .returning(['holder', 'beat'])
        .executeTakeFirst()
    },

    async release(name, holder) {
      await db.deleteFrom('leases').where('name', '=', name).where('holder', '=', holder).execute()
    },
  }
}
