import { setTimeout as sleep } from 'node:timers/promises'
import type { Transaction } from 'kysely'
import type { Schema } from '../tables/schema.ts'
import type { Engine } from './engine.ts'

/** Slack waits three seconds for an acknowledgement: a turn that cannot get the lock by then should fail and come again. */
const PATIENCE_MS = 2_500

/**
 * Runs `work` in a transaction, again and again while the database is only busy, for at most 2.5 seconds.
 * `work` may run more than once, so it must touch nothing but the transaction.
 */
export function transact<T>(engine: Engine, work: (trx: Transaction<Schema>) => Promise<T>): Promise<T> {
  return untilFree(engine, () => engine.transaction(work, true))
}

/** The same without waiting for the disk, for notes whose loss in a power cut costs a look at the platform and no data. */
export function transactRelaxed<T>(engine: Engine, work: (trx: Transaction<Schema>) => Promise<T>): Promise<T> {
  return untilFree(engine, () => engine.transaction(work, false))
}

async function untilFree<T>(engine: Engine, transaction: () => Promise<T>): Promise<T> {
  const deadline = performance.now() + PATIENCE_MS
  for (let attempt = 0; ; attempt++) {
    try {
      return await transaction()
    } catch (error) {
      if (!engine.isBusy(error) || performance.now() > deadline) throw error
      // Full jitter keeps processes that collided from colliding again.
      await sleep(Math.random() * Math.min(200, 5 * 2 ** attempt))
    }
  }
}
