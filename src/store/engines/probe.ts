import { randomUUID } from 'node:crypto'
import type { Engine } from './engine.ts'
import { transact } from './transact.ts'

/** About what a turn with a plan writes: less may still fit where no turn does. */
const FILLING = 'x'.repeat(32_768)

/**
 * Writes as much as a turn does and waits for the disk, leaving nothing behind. Throws what a turn would meet: a database
 * that is away, a full disk, a file that can only be read or is gone.
 */
export async function probe(engine: Engine): Promise<void> {
  await transact(engine, async (trx) => {
    const id = randomUUID()
    await trx.insertInto('probe').values({ id, filling: FILLING }).execute()
    await trx.deleteFrom('probe').where('id', '=', id).execute()
  })
}
