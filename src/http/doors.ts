import { type RequestHandler, Router } from 'express'
import { rateLimit } from 'express-rate-limit'
import type { Metrics } from '../metrics.ts'
import { windowStore } from './window-store.ts'

/** How often something may happen in a minute. All are assumptions: far above what people do, far below what hurts. */
export type DoorLimits = {
  /** Pages, turns, streams, pictures and plans of one address: an office may share one. */
  readonly requests: number
  /** New sessions of one address, and of all together. */
  readonly newcomers: number
  readonly allNewcomers: number
  /** Forms from all addresses together. */
  readonly allTurns: number
  /** Access codes tried from one address. */
  readonly tries: number
}

const LIMITS: DoorLimits = { requests: 1_200, newcomers: 30, allNewcomers: 600, allTurns: 6_000, tries: 10 }
const MINUTE_MS = 60_000
const EVERYBODY = 'everybody'

export type Doors = {
  /** Stands before the pages. Platforms' endpoints have signatures and limits of their own. */
  readonly pages: Router
  /** For requests of somebody who has no session yet. */
  readonly newcomers: RequestHandler
  /** For those who try an access code. */
  readonly tries: RequestHandler
}

/** Limits by address and in total, for those whom nothing else tells apart. What is too much goes on as an error 429. */
export function createDoors(metrics?: Metrics, limits: DoorLimits = LIMITS): Doors {
  const limit = (most: number, key?: string) =>
    rateLimit({
      windowMs: MINUTE_MS,
      limit: most,
      store: windowStore(MINUTE_MS),
      standardHeaders: false,
      legacyHeaders: false,
      ...(key !== undefined && { keyGenerator: () => key }),
      // The server says by itself when a proxy is there that nobody told it of.
      validate: { xForwardedForHeader: false, trustProxy: false },
      handler(_request, response, next) {
        metrics?.fault('rate-limit')
        response.set('retry-after', '60')
        next(Object.assign(new Error('Too many requests'), { status: 429 }))
      },
    })
  const pages = Router()
  const requests = limit(limits.requests)
  pages.get('/', requests)
  pages.use(['/c', '/web', '/plan'], requests)
  pages.post('/web/turn', limit(limits.allTurns, EVERYBODY))
  const newcomers = Router()
  newcomers.use(limit(limits.newcomers), limit(limits.allNewcomers, EVERYBODY))
  return { pages, newcomers, tries: limit(limits.tries) }
}
