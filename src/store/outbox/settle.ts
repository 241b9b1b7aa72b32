import type { Selectable, Transaction } from 'kysely'
import type { Sent } from '../../contract/store/outbox.ts'
import type { Engine } from '../engines/engine.ts'
import type { Schema } from '../tables/schema.ts'
import { storable } from '../tables/storable.ts'
import { freeFirst, hold } from './waiting-line.ts'

type Row = Pick<Selectable<Schema['outbox']>, 'id' | 'tenant' | 'conversation' | 'kind' | 'key' | 'room'>

/**
 * Notes what was sent: it leaves the outbox, its message's id and the thread it opened are kept, and the next in each line
 * is free. A delivery that somebody else noted, or whose conversation was erased meanwhile, leaves nothing behind.
 */
export async function settle(
  trx: Transaction<Schema>,
  kind: Engine['kind'],
  sent: readonly Sent[],
  now: number,
): Promise<void> {
  if (sent.length === 0) return
  const homes = sent.map(({ delivery }) => ({ tenant: delivery.place.tenant, conversation: delivery.conversation }))
  const isAlive = await hold(trx, kind, homes)
  const left = await trx
    .deleteFrom('outbox')
    .where(
      'tenant',
      'in',
      homes.map(({ tenant }) => tenant),
    )
    .where(
      'id',
      'in',
      sent.map(({ delivery }) => delivery.id),
    )
    .returning(['id', 'tenant', 'conversation', 'kind', 'key', 'room'])
    .execute()
  const receipts = new Map(sent.map(({ delivery, receipt }) => [delivery.id, receipt]))
  const alive = left.filter(isAlive)
  await keepMessages(
    trx,
    alive.map((row) => ({ row, message: receipts.get(row.id)?.message })),
    now,
  )
  for (const row of alive) {
    const thread = receipts.get(row.id)?.thread
    if (row.kind === 'open' && thread !== undefined) await keepThread(trx, row, thread)
  }
  await freeFirst(trx, homes)
}

async function keepMessages(
  trx: Transaction<Schema>,
  posted: readonly { readonly row: Row; readonly message: string | undefined }[],
  at: number,
): Promise<void> {
  const messages = new Map<string, Selectable<Schema['messages']>>()
  for (const { row, message } of posted) {
    if (message === undefined || row.kind === 'tell' || row.kind === 'file') continue
    const { tenant, conversation, key, room } = row
    // One statement may not write a row twice.
    messages.set(JSON.stringify([tenant, conversation, key, room]), {
      tenant,
      conversation,
      key,
      room,
      message: storable(message),
      at,
    })
  }
  if (messages.size === 0) return
  await trx
    .insertInto('messages')
    .values([...messages.values()])
    .onConflict((conflict) =>
      conflict
        .columns(['tenant', 'conversation', 'key', 'room'])
        .doUpdateSet((eb) => ({ message: eb.ref('excluded.message'), at: eb.ref('excluded.at') })),
    )
    .execute()
}

/** In a direct room people write beside the message, not under it: such a conversation has no thread of its own. */
async function keepThread(trx: Transaction<Schema>, { tenant, conversation }: Row, thread: string): Promise<void> {
  await trx
    .updateTable('conversations')
    .set({ thread: storable(thread) })
    .where('tenant', '=', tenant)
    .where('id', '=', conversation)
    .where('thread', '=', '')
    .where('direct', '=', 0)
    .execute()
}
