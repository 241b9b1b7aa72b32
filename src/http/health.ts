import { timingSafeEqual } from 'node:crypto'
import { type Request, type Response, Router } from 'express'
import type { ConnectionState } from '../contract/channel.ts'
import type { Store } from '../contract/store/store.ts'
import { inTime } from '../in-time.ts'
import type { Metrics } from '../metrics.ts'

/** Whoever collects metrics should get the rest of them before they give up. */
const COUNTS_TIMEOUT_MS = 1_000

export type HealthParts = {
  readonly store: Pick<Store, 'counts'>
  /** Whether turns can be kept: see `createReadiness`. */
  readonly keeps: () => Promise<boolean>
  readonly metrics: Metrics
  /** Required as `Authorization: Bearer ...` for /metrics. Without one, only this machine may read them. */
  readonly metricsToken: string | undefined
  /** A proxy stands in front, which comes from this machine too: then nobody may read them without a token. */
  readonly behindProxy?: boolean
  /** How each front that holds a connection stands. Not ready is only who cannot take turns: the other fronts still can. */
  readonly fronts?: () => Readonly<Record<string, ConnectionState>>
  /** True once the process was asked to stop. */
  readonly stopping: () => boolean
  readonly now?: () => number
}

/**
 * `/live`: the process answers. `/ready`: it can take turns (503 while the database is away, full or gone, or the
 * process is stopping).
 * `/metrics`: Prometheus text.
 */
export function healthRoutes(parts: HealthParts): Router {
  const { store, keeps, metrics, metricsToken, behindProxy = false, stopping, fronts, now = Date.now } = parts
  const router = Router()

  router.get('/live', (_request, response) => {
    answer(response, 200, { status: 'live' })
  })

  router.get('/ready', async (_request, response) => {
    if (stopping()) return answer(response, 503, { status: 'stopping' })
    const database = await keeps()
    const connections = fronts === undefined ? {} : { connections: inWords(fronts()) }
    answer(response, database ? 200 : 503, { status: database ? 'ready' : 'not ready', database, ...connections })
  })

  router.get('/metrics', async (request, response) => {
    // Not 403: who may not read them need not know that they are there.
    if (!mayRead(request, metricsToken, behindProxy)) return answer(response, 404, { status: 'not found' })
    const text = await metrics.read(() => inTime(store.counts(now()), COUNTS_TIMEOUT_MS, noAnswer))
    response.set('content-type', metrics.contentType).set('cache-control', 'no-store').send(text)
  })

  return router
}

function inWords(fronts: Readonly<Record<string, ConnectionState>>): Record<string, string> {
  const word = (state: ConnectionState) =>
    state.online === 'no' ? `offline: ${state.why}` : state.online === 'yes' ? 'online' : 'held by another copy'
  return Object.fromEntries(Object.entries(fronts).map(([platform, state]) => [platform, word(state)]))
}

function answer(response: Response, status: number, body: object): void {
  response.status(status).set('cache-control', 'no-store').json(body)
}

function noAnswer(): never {
  throw new Error('no answer in time')
}

/** What proxies add to a request. One that adds none of it still asks for the name by which people know the server. */
const FORWARDED = /^(x-forwarded-|forwarded$|via$|x-real-ip$|x-original-|cf-|true-client-ip$|fly-|x-envoy-)/
const LOCAL_HOST = /^(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/i

/** A proxy on this machine also comes from 127.0.0.1. */
function mayRead(request: Request, token: string | undefined, behindProxy: boolean): boolean {
  if (token === undefined) {
    const local = /^(::ffff:)?127\.|^::1$/.test(request.socket.remoteAddress ?? '')
    const direct = !Object.keys(request.headers).some((name) => FORWARDED.test(name))
    return !behindProxy && local && direct && LOCAL_HOST.test(request.headers.host ?? '')
  }
  const given = Buffer.from(request.headers.authorization ?? '')
  const wanted = Buffer.from(`Bearer ${token}`)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}
