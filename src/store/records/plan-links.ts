import { randomBytes } from 'node:crypto'
import type { PlanLinks } from '../../contract/store/plan-links.ts'
import type { Engine } from '../engines/engine.ts'
import { storable } from '../tables/storable.ts'

/** Links to plans in the database. A token is 128 random bits: knowing it is the permission to read. */
export function planLinks(engine: Engine): PlanLinks {
  return {
    async token(tenant, conversation, now) {
      await engine.db
        .insertInto('plan_links')
        .values({
          token: randomBytes(16).toString('base64url'),
          tenant: storable(tenant),
          conversation: storable(conversation),
          at: now,
        })
        .onConflict((conflict) => conflict.columns(['tenant', 'conversation']).doNothing())
        .execute()
      const row = await engine.db
        .selectFrom('plan_links')
        .select('token')
        .where('tenant', '=', storable(tenant))
        .where('conversation', '=', storable(conversation))
        .executeTakeFirstOrThrow()
      return row.token
    },

    async find(token) {
      // The one query without a tenant: the token itself is what tells the tenant.
      return engine.db
        .selectFrom('plan_links')
        .select(['tenant', 'conversation'])
        .where('token', '=', storable(token))
        .executeTakeFirst()
    },
  }
}
