import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'
import { blockSchema } from './slack-block-schema.ts'
import { type Arguments, METHODS } from './slack-methods.ts'
import { APP_TOKEN, BOT, BOT_TOKEN, type Json, Refusal, World } from './slack-world.ts'

/** What a call is to suffer instead of, or after, being done. */
type Fault =
  | { readonly status: number; readonly retryAfter?: number }
  | { readonly error: string }
  /** Done, and then the connection breaks: the caller never hears. */
  | 'lose-response'
  /** The connection breaks before anything is done. */
  | 'drop'
  /** No answer at all. */
  | 'hang'

type Call = { readonly method: string; readonly given: Arguments; readonly answer: Json; readonly at: number }

/** A Slack workspace on 127.0.0.1: the Web API with Slack's checks, Socket Mode, and any trouble on demand. */
export type SlackServer = {
  readonly world: World
  readonly apiUrl: string
  readonly calls: readonly Call[]
  /** The next calls of a method meet these faults, in order. */
  misbehave(method: string, ...faults: readonly Fault[]): void
  /** Sends an envelope over one open socket and resolves with the acknowledgement's payload; undefined after `waitMs`. */
  push(type: string, payload: Json, more?: Json, waitMs?: number): Promise<Json | undefined>
  /** Sends raw text to every open socket. */
  pushRaw(text: string): void
  readonly sockets: () => number
  /** What Slack does when it recycles a connection. */
  refreshSockets(): void
  close(): Promise<void>
}

export async function startSlackServer(): Promise<SlackServer> {
  const world = new World(await blockSchema())
  const calls: Call[] = []
  const faults = new Map<string, Fault[]>()
  const acks = new Map<string, (payload: Json) => void>()
  const sockets = new Set<WebSocket>()

  const server = createServer((request, response) => {
    answer(request, response).catch((error) => response.writeHead(500).end(String(error)))
  })
  const websockets = new WebSocketServer({ server, path: '/socket' })
  websockets.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('message', (data) => {
      const { envelope_id, payload } = JSON.parse(String(data))
      acks.get(envelope_id)?.(payload ?? {})
    })
    socket.send(JSON.stringify({ type: 'hello', num_connections: sockets.size, connection_info: { app_id: 'A0LOOP' } }))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request)
    const path = new URL(request.url ?? '/', base).pathname
    if (path.startsWith('/upload/')) {
      const file = world.files.get(path.slice('/upload/'.length))
      if (file) file.content = uploaded(body)
      response.end('OK')
      return
    }
    if (path.startsWith('/hooks/')) {
      const [channel = '', user = ''] = path.slice('/hooks/'.length).split('/')
      const fault = faults.get('response_url')?.shift()
      const given = JSON.parse(body.toString('utf8')) as Json
      record('response_url', given, { ok: fault === undefined })
      if (typeof fault === 'object' && 'status' in fault) return void response.writeHead(fault.status).end('used_url')
      // Shown to that one person, whoever is in the channel.
      world.add({ channel, user: BOT, only: user, text: String(given.text), blocks: world.blocks(given.blocks) })
      response.end('ok')
      return
    }
    const method = path.replace('/api/', '')
    const fault = faults.get(method)?.shift()
    if (fault === 'drop') return void request.socket.destroy()
    if (fault === 'hang') return
    if (typeof fault === 'object' && 'status' in fault) {
      const headers = fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) }
      record(method, {}, { status: fault.status })
      response.writeHead(fault.status, headers).end('trouble')
      return
    }
    const given = fields(body)
    const result = typeof fault === 'object' ? { ok: false, error: fault.error } : call(method, given, request)
    record(method, given, result)
    if (fault === 'lose-response') return void request.socket.destroy()
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(result))
  }

  function call(method: string, given: Arguments, request: IncomingMessage): Json {
    try {
      const token = request.headers.authorization?.replace('Bearer ', '')
      if (method === 'apps.connections.open') {
        if (token !== APP_TOKEN) throw new Refusal('invalid_auth')
        return { ok: true, url: `${base.replace('http', 'ws')}/socket?ticket=${world.id('t')}` }
      }
      if (token !== BOT_TOKEN && method !== 'oauth.v2.access') throw new Refusal('invalid_auth')
      const run = METHODS[method]
      if (run === undefined) throw new Refusal('unknown_method')
      return { ok: true, ...run(world, given, base) }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const { code, messages } = error
      return { ok: false, error: code, ...(messages.length > 0 && { response_metadata: { messages } }) }
    }
  }

  function record(method: string, given: Arguments, result: Json): void {
    calls.push({ method, given, answer: result, at: Date.now() })
  }

  return {
    world,
    apiUrl: `${base}/api/`,
    calls,
    misbehave(method, ...more) {
      faults.set(method, [...(faults.get(method) ?? []), ...more])
    },
    async push(type, payload, more = {}, waitMs = 3000) {
      const envelope_id = world.id('env-')
      const [socket] = sockets
      if (socket === undefined) return undefined
      const answered = new Promise<Json | undefined>((resolve) => {
        const timer = setTimeout(() => resolve(undefined), waitMs)
        acks.set(envelope_id, (given) => {
          clearTimeout(timer)
          resolve(given)
        })
      })
      socket.send(
        JSON.stringify({ type, envelope_id, payload, accepts_response_payload: type !== 'events_api', ...more }),
      )
      return answered
    },
    pushRaw(text) {
      for (const socket of sockets) socket.send(text)
    },
    sockets: () => sockets.size,
    refreshSockets() {
      for (const socket of sockets) socket.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }))
    },
    async close() {
      for (const socket of sockets) socket.terminate()
      websockets.close()
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

/** The Web API takes forms whose lists and objects are JSON. */
function fields(body: Buffer): Arguments {
  return Object.fromEntries(
    [...new URLSearchParams(body.toString('utf8'))].map(([name, value]) => [
      name,
      /^[[{]/.test(value) ? json(value) : value,
    ]),
  )
}

function json(value: string): unknown {
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}

/** The bytes of the one file in a multipart body, or the body itself. */
function uploaded(body: Buffer): Buffer {
  const start = body.indexOf('\r\n\r\n')
  const end = body.lastIndexOf('\r\n--')
  return body.subarray(0, 2).toString() === '--' && start > 0 && end > start ? body.subarray(start + 4, end) : body
}
