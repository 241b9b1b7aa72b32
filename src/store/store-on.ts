import type { Store } from '../contract/store/store.ts'
import type { Engine } from './engines/engine.ts'
import { migrate } from './engines/migrate.ts'
import { probe } from './engines/probe.ts'
import { transact } from './engines/transact.ts'
import { counts, deadLetters, revive } from './outbox/dead-letters.ts'
import { outbox } from './outbox/outbox.ts'
import { privacy } from './privacy/privacy.ts'
import { createScrubber } from './privacy/scrubber.ts'
import { fromRow } from './records/conversation-row.ts'
import { directRooms } from './records/direct-rooms.ts'
import { keys } from './records/keys.ts'
import { leases } from './records/leases.ts'
import { ownedBy } from './records/owned-by.ts'
import { planLinks } from './records/plan-links.ts'
import { createSeal } from './records/seal.ts'
import { vault } from './records/vault.ts'
import { webLog } from './records/web-log.ts'
import { storable } from './tables/storable.ts'
import { turnStore } from './turn-store.ts'

/** The store on an opened engine, with its schema brought up to date; the engine is closed where that fails. */
export async function storeOn(
  engine: Engine,
  tokenKeys: readonly string[],
  onFault: (error: unknown) => void,
): Promise<Store> {
  const scrubber = createScrubber(engine.scrub, onFault)
  const { db } = engine
  const seal = createSeal(tokenKeys)
  const store: Store = {
    ...outbox(engine),
    ...privacy(engine, scrubber.soon),
    scrub: scrubber.now,
    leases: leases(engine),
    vault: vault(engine, seal),
    web: webLog(engine),
    links: planLinks(engine),
    key: keys(engine),
    ownedBy: ownedBy(engine),
    directRooms: directRooms(engine),
    migrate: () => migrate(engine),
    transaction: async (work) => {
      let erased = false
      const result = await transact(engine, async (trx) => {
        erased = false
        return await work(
          turnStore(trx, engine.kind, () => {
            erased = true
          }),
        )
      })
      if (erased) scrubber.soon()
      return result
    },
    async read(tenant, id) {
      const row = await db
        .selectFrom('conversations')
        .selectAll()
        .where('tenant', '=', storable(tenant))
        .where('id', '=', storable(id))
        .executeTakeFirst()
      return row && fromRow(row)
    },
    counts: (now) => counts(engine, now),
    deadLetters: (limit) => deadLetters(engine, limit),
    revive: (errorId, now) => revive(engine, errorId, now),
    ping: () => probe(engine),
    async close() {
      await scrubber.finish()
      await engine.close()
    },
  }
  try {
    await store.migrate()
  } catch (error) {
    await engine.close()
    throw error
  }
  return store
}
