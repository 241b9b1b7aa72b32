import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { HandleTurn } from '../../src/contract/turn.ts'
import { createLog } from '../../src/log.ts'
import { openStore } from '../../src/store/open-store.ts'
import { createDeliver } from '../../src/turn/delivery/deliver.ts'
import { createHandle } from '../../src/turn/handle.ts'
import { ownPlans } from '../../src/turn/plans/own-plans.ts'
import { planUrls } from '../../src/turn/plans/plan-url.ts'
import { shippedBook, shippedConcepts, shippedGuides, shippedKnowledge } from '../shipped.ts'
import { type FrontOptions, startSlackFront, until } from './slack-front.ts'

export type HarnessOptions = Pick<FrontOptions, 'mode' | 'now' | 'ackMs' | 'slack' | 'watch'> & {
  /** Wraps the real `handle`: to count turns, or to let the store fail. */
  readonly around?: (handle: HandleTurn) => HandleTurn
  /** The folder of the database; kept if given. */
  readonly dataDir?: string
  /** False leaves everything that is said in the outbox. */
  readonly delivers?: boolean
}

/** The whole product as one workspace sees it: real Bolt app, real turns, SQLite in a folder of its own, real outbox. */
export async function startSlackHarness({
  around = (handle) => handle,
  dataDir: given,
  delivers = true,
  ...options
}: HarnessOptions) {
  const dataDir = given ?? mkdtempSync(join(tmpdir(), 'llm-plan-slack-'))
  const lines: string[] = []
  const log = createLog('debug', { write: (line) => void lines.push(line) })
  const store = await openStore({ dataDir, tokenKeys: ['a key for tests, long enough to seal with'] })
  const [book, knowledge, concepts] = await Promise.all([shippedBook(), shippedKnowledge(), shippedConcepts()])
  const handle = around(
    createHandle({
      store,
      book,
      knowledge,
      guides: await shippedGuides(),
      concepts,
      log,
      kick: () => deliver.kick(),
    }),
  )
  const front = await startSlackFront({
    ...options,
    handle,
    vault: store.vault,
    eraseTenant: (tenant) => store.eraseTenant(tenant),
    ownPlans: ownPlans(store, planUrls({ links: store.links, baseUrl: 'https://plans.example' })),
  })
  const deliver = createDeliver({ store, channels: [front.channel], log, pollMs: 20 })
  if (delivers) deliver.start()
  return {
    ...front,
    store,
    deliver,
    book,
    dataDir,
    logged: () => lines.join('') + front.logged(),
    /** Resolves when nothing waits in the outbox. */
    settled: () => until(async () => (await store.counts(Date.now())).waiting === 0),
    async [Symbol.asyncDispose]() {
      await deliver.stop(500)
      await front[Symbol.asyncDispose]()
      await store.close()
      if (given === undefined) rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
