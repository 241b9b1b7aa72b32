import type { Engine } from './engine.ts'
import type { Leases } from './store.ts'

/** Leases by heartbeat (see `Leases`): one row a name, changed only by compare-and-set on its beat. */
export function leases({ db }: Engine): Leases {
  return {
    async look(name) {
      return await db.selectFrom('leases').select(['holder', 'beat']).where('name', '=', name).executeTakeFirst()
    },

    async take(name, holder, expected) {
      const taken =
        expected === undefined
          ? await db
              .insertInto('leases')
              .values({ name, holder, beat: 1 })
              .onConflict((conflict) => conflict.column('name').doNothing())
              .returning('beat')
              .executeTakeFirst()
          : await db
              .updateTable('leases')
              .set({ holder, beat: expected + 1 })
              .where('name', '=', name)
              .where('beat', '=', expected)
              .returning('beat')
              .executeTakeFirst()
      return taken?.beat
    },

    async release(name, holder) {
      await db.deleteFrom('leases').where('name', '=', name).where('holder', '=', holder).execute()
    },
  }
}
