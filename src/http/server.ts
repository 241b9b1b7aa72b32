import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express, { type Express, type RequestHandler } from 'express'
import type { Log } from '../log.ts'
import { errorPages, notFound } from './error-pages.ts'
import { securityHeaders } from './security-headers.ts'

export type HttpParts = {
  /** In order; each knows its own paths. None may read a body that another needs: there is no body parser before them. */
  readonly routers: readonly RequestHandler[]
  /** Where people reach this server, without a slash at the end. */
  readonly baseUrl: string
  readonly log: Log
  /** Proxies in front whose word on the sender's address counts: how many, or which addresses. None by default. */
  readonly trustProxy?: number | string | undefined
}

/** The one web application: platform endpoints, pages and health under common headers and error answers. */
export function createHttpApp({ routers, baseUrl, log, trustProxy }: HttpParts): Express {
  const app = express()
  app.disable('x-powered-by')
  app.set('query parser', 'simple')
  if (trustProxy === undefined) app.use(noticeProxy(log))
  else app.set('trust proxy', trustProxy)
  app.use(securityHeaders(baseUrl))
  for (const router of routers) app.use(router)
  app.use(notFound)
  app.use(errorPages(log))
  return app
}

/** Behind a proxy that we were not told of, everybody has one address, and shares one limit. */
function noticeProxy(log: Log): RequestHandler {
  let said = false
  return ({ headers }, _response, next) => {
    if (!said && headers['x-forwarded-for'] !== undefined) {
      said = true
      log.warn('Requests come through a proxy, but TRUST_PROXY is not set, so all visitors share one rate limit')
    }
    next()
  }
}

/** Longer than load balancers keep an idle connection (60 s is usual): they must be the ones to close it. */
const KEEP_ALIVE_MS = 65_000
/** Far above any real request here; a client that sends a byte a minute does not hold a connection for ever. */
const REQUEST_TIMEOUT_MS = 30_000

export type Listening = {
  readonly port: number
  /** Takes no more requests and resolves when those under way are answered. */
  close(): Promise<void>
}

/** Starts to listen; port 0 takes any free one. Rejects if the port is taken (`EADDRINUSE`). */
export async function listen(app: Express, port: number, host: string): Promise<Listening> {
  const server: Server = createServer(
    { requestTimeout: REQUEST_TIMEOUT_MS, headersTimeout: REQUEST_TIMEOUT_MS / 2, keepAliveTimeout: KEEP_ALIVE_MS },
    app,
  )
  let underWay = 0
  server.on('request', (_, response) => {
    underWay++
    response.once('close', () => underWay--)
  })
  server.listen(port, host)
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      const closed = once(server, 'close')
      server.close()
      // Node would wait for every connection that it does not count as idle: also those of a stream that its reader
      // left, and those on which nothing was ever asked.
      const sweep = setInterval(() => {
        if (underWay === 0) server.closeAllConnections()
        else server.closeIdleConnections()
      }, 50)
      await closed
      clearInterval(sweep)
    },
  }
}
