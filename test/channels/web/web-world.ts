import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createWebChannel } from '../../../src/channels/web/web-channel.ts'
import { planPages } from '../../../src/http/plan-pages.ts'
import { createHttpApp, listen } from '../../../src/http/server.ts'
import { loadKnowledge } from '../../../src/knowledge/load.ts'
import { loadConcepts } from '../../../src/knowledge/load-concepts.ts'
import { createLog } from '../../../src/log.ts'
import { loadRuleBook } from '../../../src/rules/load.ts'
import { openStore } from '../../../src/store/open-store.ts'
import { withPictures } from '../../../src/turn/decorate/with-pictures.ts'
import { createDeliver } from '../../../src/turn/delivery/deliver.ts'
import { createHandle } from '../../../src/turn/handle.ts'
import { hasPlan, planOf } from '../../../src/turn/plans/plan-of.ts'
import { createPlanner } from '../../../src/turn/plans/planner.ts'

export type WebWorld = {
  readonly url: string
  /** Ends this process's part and begins another one on the same database and port, as a restart does. */
  restart(): Promise<void>
  stop(): Promise<void>
}

type Options = {
  readonly port?: number
  /** What is said goes out only when the worker looks by itself, so often. */
  readonly pollMs?: number
}

const advice = Promise.all([loadRuleBook('rules'), loadKnowledge('knowledge'), loadConcepts('knowledge/concepts')])

/** The whole product with the web page as its only front, on a port of this machine and a database of its own. */
export async function startWebWorld(options: Options = {}): Promise<WebWorld> {
  const dir = await mkdtemp(join(tmpdir(), 'llm-plan-web-'))
  const first = await start(dir, options.port ?? 0, options.pollMs)
  let running = first
  return {
    url: `http://127.0.0.1:${first.port}`,
    async restart() {
      await running.stop()
      running = await start(dir, first.port, options.pollMs)
    },
    async stop() {
      await running.stop()
      await rm(dir, { recursive: true })
    },
  }
}

async function start(dir: string, port: number, pollMs?: number) {
  const [book, knowledge, concepts] = await advice
  const log = createLog('silent')
  const store = await openStore({ url: join(dir, 'test.db') })
  const kick = () => (pollMs === undefined ? outbox.kick() : undefined)
  const handle = createHandle({ store, book, knowledge, concepts, log, kick })
  const plans = planOf(store, createPlanner(book, knowledge))
  const baseUrl = `http://127.0.0.1:${port}`
  const channel = createWebChannel({ handle, log: store.web, links: store.links, hasPlan: hasPlan(store), baseUrl })
  const outbox = createDeliver({
    store,
    channels: [withPictures(channel, plans)],
    log,
    ...(pollMs !== undefined && { pollMs }),
  })
  const app = createHttpApp({
    routers: [channel.router, planPages({ links: store.links, planOf: plans })],
    baseUrl,
    log,
  })
  const listening = await listen(app, port, '127.0.0.1')
  await channel.start()
  outbox.start()
  return {
    port: listening.port,
    async stop() {
      await channel.stop()
      await listening.close()
      await outbox.stop()
      await store.close()
    },
  }
}
