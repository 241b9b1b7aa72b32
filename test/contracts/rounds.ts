import type { Delivery, Receipt } from '../../src/contract/delivery.ts'
import type { Leased, Round } from '../../src/contract/store/outbox.ts'
import type { Store } from '../../src/contract/store/store.ts'

const ROUND = { worker: 'w', leaseMs: 1_000, limit: 100, platforms: ['slack'], sent: [] } as const

/** A worker that comes at the time `now` and takes what is due. */
export function lease(store: Store, now: number, round: Partial<Round> = {}): Promise<readonly Leased[]> {
  return store.exchange({ ...ROUND, now, ...round })
}

/** A worker that only notes what one delivery came to. */
export async function noteSent(store: Store, delivery: Delivery, receipt: Receipt, now: number): Promise<void> {
  await store.exchange({ ...ROUND, limit: 0, now, sent: [{ delivery, receipt }] })
}
