import type { Transaction } from 'kysely'
import type { Engine } from '../engines/engine.ts'
import { freeFirst, hold } from '../outbox/waiting-line.ts'
import { contains } from '../tables/contains.ts'
import type { Schema } from '../tables/schema.ts'

/** What stands where an erased person's name stood. */
const SOMEONE = 'someone'

/** Deletes conversations with everything that belongs to them. */
export async function eraseConversations(
  trx: Transaction<Schema>,
  tenant: string,
  ids: readonly string[],
): Promise<void> {
  // Both engines bound the number of parameters of one statement.
  for (let start = 0; start < ids.length; start += 500) {
    const some = ids.slice(start, start + 500)
    for (const table of ['outbox', 'messages', 'dead_letters', 'plan_links'] as const) {
      await trx.deleteFrom(table).where('tenant', '=', tenant).where('conversation', 'in', some).execute()
    }
    // The first words on the web page stand there before their conversation has an id: they go with any of them.
    await trx
      .deleteFrom('web_entries')
      .where('tenant', '=', tenant)
      .where('conversation', 'in', ['', ...some])
      .execute()
    await trx.deleteFrom('conversations').where('tenant', '=', tenant).where('id', 'in', some).execute()
  }
}

/**
 * Erases the conversations that `user` owns in `tenant`; where others own them, the user's name goes from editors and
 * answers (the answer stays: it is the team's), and what waits for the user alone goes. Returns how many conversations went.
 */
export async function erasePerson(
  trx: Transaction<Schema>,
  kind: Engine['kind'],
  tenant: string,
  user: string,
): Promise<number> {
  const owned = await trx
    .selectFrom('conversations')
    .select('id')
    .where('tenant', '=', tenant)
    .where('owner', '=', user)
    .execute()
  await eraseConversations(
    trx,
    tenant,
    owned.map((row) => row.id),
  )
  await forgetName(trx, tenant, user)
  await eraseTells(trx, kind, tenant, user)
  return owned.length
}

/** What was for this person's eyes alone. What waits behind it in other people's conversations goes on. */
async function eraseTells(trx: Transaction<Schema>, kind: Engine['kind'], tenant: string, user: string): Promise<void> {
  await trx
    .deleteFrom('dead_letters')
    .where('tenant', '=', tenant)
    .where('kind', '=', 'tell')
    .where('key', '=', user)
    .execute()
  const homes = await trx
    .selectFrom('outbox')
    .select(['tenant', 'conversation'])
    .distinct()
    .where('tenant', '=', tenant)
    .where('kind', '=', 'tell')
    .where('key', '=', user)
    .execute()
  if (homes.length === 0) return
  await hold(trx, kind, homes)
  await trx
    .deleteFrom('outbox')
    .where('tenant', '=', tenant)
    .where('kind', '=', 'tell')
    .where('key', '=', user)
    .execute()
  await freeFirst(trx, homes)
}

async function forgetName(trx: Transaction<Schema>, tenant: string, user: string): Promise<void> {
  const quoted = JSON.stringify(user)
  const shared = await trx
    .selectFrom('conversations')
    .select(['id', 'editors', 'state', 'version'])
    .where('tenant', '=', tenant)
    .where((eb) => eb.or([contains('editors', quoted), contains('state', `"by":${quoted}`)]))
    .execute()
  for (const row of shared) {
    const editors = (JSON.parse(row.editors) as string[]).filter((editor) => editor !== user)
    await trx
      .updateTable('conversations')
      .set({
        editors: JSON.stringify(editors),
        state: row.state.replaceAll(`"by":${quoted}`, `"by":"${SOMEONE}"`),
        // A turn that read the old row must not write the name back.
        version: row.version + 1,
      })
      .where('tenant', '=', tenant)
      .where('id', '=', row.id)
      .execute()
  }
}
