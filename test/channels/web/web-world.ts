import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readSession } from '../../../src/channels/web/session.ts'
import { createWebChannel } from '../../../src/channels/web/web-channel.ts'
import type { WebAccess } from '../../../src/config.ts'
import { createDoors, type DoorLimits } from '../../../src/http/doors.ts'
import { planPages } from '../../../src/http/plan-pages.ts'
import { createHttpApp, listen } from '../../../src/http/server.ts'
import { webAccess } from '../../../src/http/web-access.ts'
import { createLog } from '../../../src/log.ts'
import { openStore } from '../../../src/store/open-store.ts'
import { withPictures } from '../../../src/turn/decorate/with-pictures.ts'
import { createDeliver } from '../../../src/turn/delivery/deliver.ts'
import { createHandle } from '../../../src/turn/handle.ts'
import { ownPlans, planNamed } from '../../../src/turn/plans/own-plans.ts'
import { planOf } from '../../../src/turn/plans/plan-of.ts'
import { createPlanner } from '../../../src/turn/plans/planner.ts'
import { limitTurns } from '../../../src/turn/transaction/limit-turns.ts'
import { shippedBook, shippedConcepts, shippedGuides, shippedKnowledge } from '../../shipped.ts'

export type WebWorld = {
  readonly url: string
  /** Ends this process's part and begins another one on the same database and port, as a restart does. */
  restart(): Promise<void>
  /** Puts that many long messages of theirs into a session's transcript, as `entry 0 ...`, `entry 1 ...` */
  fill(cookie: string, entries: number, words: string, conversation?: string): Promise<void>
  stop(): Promise<void>
}

type Options = {
  readonly port?: number
  /** What is said goes out only when the worker looks by itself, so often. */
  readonly pollMs?: number
  /** How long a stream may take nothing. */
  readonly drainMs?: number
  /** Limits by address; without them there are none, since all tests come from one. */
  readonly limits?: DoorLimits
  readonly trustProxy?: number
  readonly access?: WebAccess
}

const advice = Promise.all([shippedBook(), shippedKnowledge(), shippedConcepts()])

/** The whole product with the web page as its only front, on a port of this machine and a database of its own. */
export async function startWebWorld(options: Options = {}): Promise<WebWorld> {
  const dir = await mkdtemp(join(tmpdir(), 'llm-plan-web-'))
  const first = await start(dir, options.port ?? 0, options)
  let running = first
  return {
    url: `http://127.0.0.1:${first.port}`,
    async restart() {
      await running.stop()
      running = await start(dir, first.port, options)
    },
    fill: (...filling) => running.fill(...filling),
    async stop() {
      await running.stop()
      await rm(dir, { recursive: true })
    },
  }
}

async function start(dir: string, port: number, { pollMs, drainMs, limits, trustProxy, access }: Options) {
  const [book, knowledge, concepts] = await advice
  const log = createLog('silent')
  const store = await openStore({ url: join(dir, 'test.db') })
  const kick = () => (pollMs === undefined ? outbox.kick() : undefined)
  const guides = await shippedGuides()
  const planner = createPlanner(book, knowledge, guides)
  const handle = limitTurns(createHandle({ store, book, knowledge, guides, concepts, planner, log, kick }))
  const plans = planOf(store, planner)
  const baseUrl = `http://127.0.0.1:${port}`
  const sessionKey = await store.key('web-session')
  const doors = limits && createDoors(undefined, limits)
  const channel = createWebChannel({
    handle,
    log: store.web,
    links: store.links,
    plans: { own: ownPlans(store, undefined), named: planNamed(store, undefined), waiting: store.waiting },
    baseUrl,
    sessionKey,
    ...(doors && { newcomers: doors.newcomers }),
    drainMs,
  })
  const outbox = createDeliver({
    store,
    channels: [withPictures(channel, { planOf: plans, log })],
    log,
    ...(pollMs !== undefined && { pollMs }),
  })
  const gate = access
    ? [
        webAccess({
          access,
          key: await store.key('web-access'),
          baseUrl,
          tries: doors?.tries ?? ((_, __, next) => next()),
        }),
      ]
    : []
  const app = createHttpApp({
    routers: [
      ...(doors ? [doors.pages] : []),
      ...gate,
      channel.router,
      planPages({ links: store.links, planOf: plans }),
    ],
    baseUrl,
    log,
    trustProxy,
  })
  const listening = await listen(app, port, '127.0.0.1')
  await channel.start()
  outbox.start()
  return {
    port: listening.port,
    async fill(cookie: string, entries: number, words: string, conversation?: string) {
      const tenant = readSession(cookie, false, sessionKey)?.tenant ?? ''
      for (let n = 0; n < entries; n++) {
        const body = { kind: 'said', text: `entry ${n} ${words}` } as const
        await store.web.append(tenant, { id: `fill-${n}`, conversation, body, at: 1 })
      }
    },
    async stop() {
      await channel.stop()
      await listening.close()
      await outbox.stop()
      await store.close()
    },
  }
}
