import { type RawBuilder, sql, type Transaction } from 'kysely'
import type { Engine } from '../engines/engine.ts'
import type { Schema } from '../tables/schema.ts'

/** A conversation, as its key. */
export type Home = { readonly tenant: string; readonly conversation: string }

/*
 * What a conversation has to say stands in line: the first is free (`blocked` is 0), those behind it are blocked. So a worker
 * that looks for work passes over conversations, not over all that they have to say. Whoever lets the first leave, or puts
 * something at the end, holds the conversation's row meanwhile: otherwise one could come as the other goes, and stay blocked.
 */

/** SQL for 1 if something of the conversation waits already, else 0. */
export function isBehind({ tenant, conversation }: Home): RawBuilder<number> {
  return sql<number>`case when exists (
    select 1 from outbox where tenant = ${tenant} and conversation = ${conversation}
  ) then 1 else 0 end`
}

/** Frees whoever is first in the line of each of these conversations now. */
export async function freeFirst(trx: Transaction<Schema>, homes: readonly Home[]): Promise<void> {
  const firsts = homes.map(({ tenant, conversation }) =>
    trx
      .selectFrom('outbox')
      .select('id')
      .where('tenant', '=', tenant)
      .where('conversation', '=', conversation)
      .orderBy('seq')
      .limit(1),
  )
  if (firsts.length === 0) return
  await trx
    .updateTable('outbox')
    .set({ blocked: 0 })
    .where('blocked', '=', 1)
    .where(
      'tenant',
      'in',
      homes.map(({ tenant }) => tenant),
    )
    .where(sql<boolean>`id in (${sql.join(firsts)})`)
    .execute()
}

/** Holds these conversations' rows until the end of the transaction. Returns a test for those that exist: not erased. */
export async function hold(
  trx: Transaction<Schema>,
  kind: Engine['kind'],
  homes: readonly Home[],
): Promise<(home: Home) => boolean> {
  if (homes.length === 0) return () => false
  const query = trx
    .selectFrom('conversations')
    .select(['tenant', 'id as conversation'])
    .where(({ or, and, eb }) =>
      or(homes.map(({ tenant, conversation }) => and([eb('tenant', '=', tenant), eb('id', '=', conversation)]))),
    )
    // Always in one order, so that two who hold several never wait for each other.
    .orderBy('tenant')
    .orderBy('id')
  const rows = await (kind === 'postgres' ? query.forNoKeyUpdate() : query).execute()
  const held = new Set(rows.map(nameOf))
  return (home) => held.has(nameOf(home))
}

const nameOf = ({ tenant, conversation }: Home): string => JSON.stringify([tenant, conversation])
