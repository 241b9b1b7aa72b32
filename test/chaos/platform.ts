import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Delivery } from '../../src/contract/delivery.ts'

/** What the platform does with one call: answer with a status, cut the line (before or after taking it), or take and be silent. */
export type Misbehaviour =
  | { readonly status: number; readonly retryAfter?: number }
  | 'reset'
  | 'take-and-reset'
  | 'hang'

export type Posted = { readonly message: string; delivery: Delivery; readonly edits: Delivery[] }
type Call = { readonly delivery: Delivery; readonly at: number; readonly did: string }

/**
 * A chat platform on 127.0.0.1: keeps what is posted, edits by message id, finds by delivery id, and misbehaves by script.
 * It lives in the test's process, so it outlives the replicas that are killed.
 */
export async function startPlatform() {
  const posted: Posted[] = []
  const calls: Call[] = []
  const script: Misbehaviour[] = []

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://platform')
    if (url.pathname === '/find') {
      const found = posted.find(({ delivery }) => delivery.id === url.searchParams.get('id'))
      return json(response, found ? receipt(found) : {})
    }
    const delivery = JSON.parse(await read(request)) as Delivery
    const did = script.shift()
    calls.push({ delivery, at: performance.now(), did: JSON.stringify(did ?? 'ok') })
    if (did === 'reset') return void request.socket.destroy()
    if (typeof did === 'object') {
      if (did.retryAfter !== undefined) response.setHeader('retry-after', String(did.retryAfter))
      return void response.writeHead(did.status).end()
    }
    const taken = take(delivery)
    if (did === 'take-and-reset') return void request.socket.destroy()
    if (did === 'hang') return
    json(response, receipt(taken))
  })

  function take(delivery: Delivery): Posted {
    const message = 'message' in delivery ? delivery.message : undefined
    const known = posted.find((one) => one.message === message)
    if (known) {
      known.edits.push(delivery)
      known.delivery = delivery
      return known
    }
    const fresh = { message: `m${posted.length + 1}`, delivery, edits: [] }
    posted.push(fresh)
    return fresh
  }

  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    posted,
    calls,
    misbehave: (...more: Misbehaviour[]) => void script.push(...more),
    async stop() {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}

export type Platform = Awaited<ReturnType<typeof startPlatform>>

function receipt({ message, delivery }: Posted) {
  return delivery.kind === 'open' ? { message, thread: message } : { message }
}

function json(response: ServerResponse, body: object): void {
  response.setHeader('content-type', 'application/json').end(JSON.stringify(body))
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}
