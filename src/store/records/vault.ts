import type { Vault } from '../../contract/store/vault.ts'
import type { Engine } from '../engines/engine.ts'
import { storable } from '../tables/storable.ts'
import type { Seal } from './seal.ts'

/** Sealed records of a tenant. Values are JSON; the seal binds each to its tenant and name. */
export function vault({ db }: Engine, seal: Seal): Vault {
  return {
    async put(tenant, name, value, now) {
      const sealed = seal.seal(JSON.stringify(value), bound(tenant, name))
      await db
        .insertInto('vault')
        .values({ tenant: storable(tenant), name: storable(name), sealed, at: now })
        .onConflict((conflict) => conflict.columns(['tenant', 'name']).doUpdateSet({ sealed, at: now }))
        .execute()
    },

    async get(tenant, name) {
      const row = await db
        .selectFrom('vault')
        .select('sealed')
        .where('tenant', '=', storable(tenant))
        .where('name', '=', storable(name))
        .executeTakeFirst()
      return row && (JSON.parse(seal.open(row.sealed, bound(tenant, name))) as unknown)
    },

    async remove(tenant, name) {
      await db.deleteFrom('vault').where('tenant', '=', storable(tenant)).where('name', '=', storable(name)).execute()
    },
  }
}

function bound(tenant: string, name: string): string {
  return JSON.stringify([tenant, name])
}
