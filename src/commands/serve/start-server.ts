import { Router } from 'express'
import type { Config } from '../../config.ts'
import type { ConnectionState } from '../../contract/channel.ts'
import type { Store } from '../../contract/store/store.ts'
import type { HandleTurn } from '../../contract/turn.ts'
import { UserError } from '../../errors.ts'
import { createDoors, type Doors } from '../../http/doors.ts'
import { healthRoutes } from '../../http/health.ts'
import { planPages } from '../../http/plan-pages.ts'
import { createReadiness } from '../../http/readiness.ts'
import { createHttpApp, type Listening, listen } from '../../http/server.ts'
import { webAccess } from '../../http/web-access.ts'
import { inTime } from '../../in-time.ts'
import { createLog } from '../../log.ts'
import { createMetrics } from '../../metrics.ts'
import { relevance } from '../../rules/relevance.ts'
import { openStore } from '../../store/open-store.ts'
import { createDeliver } from '../../turn/delivery/deliver.ts'
import { createHandle } from '../../turn/handle.ts'
import { planOf } from '../../turn/plans/plan-of.ts'
import { createPlanner } from '../../turn/plans/planner.ts'
import { limitTurns } from '../../turn/transaction/limit-turns.ts'
import { loadBook, loadNotes, loadShippedGuides } from '../load-advice.ts'
import { loadFacts } from '../load-facts.ts'
import { openModel } from '../open-model.ts'
import { createFronts, type Front } from './fronts.ts'
import { openPatiently } from './open-patiently.ts'
import { startFront } from './start-front.ts'
import { startSweeper } from './sweeper.ts'

/** The outbox may use this much of the ten seconds that a stop may take. */
const FLUSH_MS = 3_000

export type RunningServer = {
  /** The port it listens on. */
  readonly port: number
  /** Names of the fronts that are configured. */
  readonly fronts: readonly string[]
  /** Those of them that do not hear their platform just now, by name, and why. */
  readonly offline: Readonly<Record<string, string>>
  /** Stops intake, finishes the turns, flushes the outbox, closes the database. */
  stop(): Promise<void>
}

/**
 * Puts the whole server together and starts it. Throws UserError when it cannot: rules or facts that do not load, a store
 * that cannot be opened, a port that is taken. `onRefused` hears later that a platform refuses what was configured.
 */
export async function startServer(config: Config, onRefused: (error: UserError) => void): Promise<RunningServer> {
  const log = createLog(config.logLevel)
  const metrics = createMetrics()
  const [book, knowledge, concepts] = await Promise.all([loadBook(config), loadFacts(config.knowledgeDir), loadNotes()])
  const guides = await loadShippedGuides(config.knowledgeDir, book, knowledge)
  const { databaseUrl: url, dataDir, tokenKeys } = config
  const onFault = (error: unknown) => log.warn({ err: error }, 'The database connection had a fault')
  const store = await openPatiently(() => openStore({ url, dataDir, tokenKeys, onFault }), log)
  let stopping = false
  const planner = createPlanner(book, knowledge, guides)
  // The fronts need the handle and the worker needs the fronts: the kick is filled in below.
  let kick = (): void => {}
  const handle: HandleTurn = limitTurns(
    createHandle({
      book,
      knowledge,
      guides,
      concepts,
      planner,
      store,
      log,
      metrics,
      model: await openModel(config),
      ideas: config.openai?.ideas === true,
      kick: () => kick(),
    }),
    metrics,
  )
  try {
    // The rules' diagrams are made once, on first use: now, so that nobody's first click waits for them.
    await planner.ofAnswers({}, [], Date.now())
    relevance(book, {})
    const plans = planOf(store, planner)
    const doors = createDoors(metrics)
    const fronts = await createFronts({ doors, config, handle, store, planOf: plans, log, metrics })
    const deliver = createDeliver({ store, channels: fronts.map((front) => front.channel), log, metrics })
    kick = deliver.kick
    const app = createHttpApp({
      routers: [
        healthRoutes({
          store,
          keeps: createReadiness(store, log),
          metrics,
          metricsToken: config.metricsToken,
          behindProxy: config.trustProxy !== undefined,
          fronts: () => connections(fronts),
          stopping: () => stopping,
        }),
        doors.pages,
        ...(await accessTo(config, store, doors)),
        ...fronts.flatMap(mount),
        planPages({ links: store.links, planOf: plans }),
      ],
      baseUrl: config.baseUrl,
      log,
      trustProxy: config.trustProxy,
    })
    const http = await listen(app, config.port, config.host).catch((error: unknown) => {
      throw cannotListen(config, error)
    })
    deliver.start()
    const started = { leases: store.leases, log, metrics, onRefused }
    const stopFronts = await Promise.all(fronts.map((front) => startFront(front, started)))
    const stopSweeper = startSweeper(store, config.retentionDays, log)
    log.info({ port: http.port, fronts: fronts.map((front) => front.name) }, 'Serving')

    return {
      port: http.port,
      fronts: fronts.map((front) => front.name),
      offline: offline(fronts),
      async stop() {
        stopping = true
        stopSweeper()
        await Promise.all([...stopFronts.map((stop) => stop()), closeHttp(http)])
        await deliver.stop(FLUSH_MS)
        await store.close()
        log.info('Stopped')
      },
    }
  } catch (error) {
    await store.close()
    throw error
  }
}

function connections(fronts: readonly Front[]): Record<string, ConnectionState> {
  const entries = fronts.flatMap(({ channel }) => {
    const state = channel.state?.()
    return state === undefined ? [] : [[channel.platform, state] as const]
  })
  return Object.fromEntries(entries)
}

function offline(fronts: readonly Front[]): Record<string, string> {
  const entries = fronts.flatMap(({ name, channel }) => {
    const state = channel.state?.()
    return state?.online === 'no' ? [[name, state.why] as const] : []
  })
  return Object.fromEntries(entries)
}

async function accessTo({ webAccess: access, baseUrl }: Config, store: Store, doors: Doors): Promise<Router[]> {
  if (access === undefined) return []
  return [webAccess({ access, key: await store.key('web-access'), baseUrl, tries: doors.tries })]
}

/** Discord's endpoint has one fixed place; the others know their own paths. */
function mount({ channel, router }: Front): Router[] {
  if (router === undefined) return []
  return [channel.platform === 'discord' ? Router().use('/discord/interactions', router) : router]
}

/** A request that does not end must not keep the process from ending. */
async function closeHttp(http: Listening): Promise<void> {
  await inTime(http.close(), FLUSH_MS, () => {})
}

function cannotListen({ port, host }: Config, error: unknown): unknown {
  const code = (error as { code?: unknown }).code
  if (code === 'EADDRINUSE') {
    const message = `Port ${port} is in use by another program. Set PORT to a free one, for example PORT=${port + 1}.`
    return new UserError('port-taken', message, { field: 'PORT', cause: error })
  }
  if (code === 'EACCES' || code === 'EADDRNOTAVAIL') {
    return new UserError('cannot-listen', `Cannot listen on ${host}:${port} (${code}). Check PORT and HOST.`, {
      field: 'PORT',
      cause: error,
    })
  }
  return error
}
