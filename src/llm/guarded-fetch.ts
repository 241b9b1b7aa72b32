import { lookup } from 'node:dns'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { ModelError } from './model-error.ts'
import { isPrivateAddress } from './private-address.ts'

export type Guard = {
  /** The only origin that may be called. */
  readonly origin: string
  /** Servers on this machine or network (vLLM, Ollama) are allowed only when the operator says so. */
  readonly allowPrivate: boolean
  readonly mostBytes: number
}

/**
 * A `fetch` for the openai client that calls one origin only, follows no redirect, checks the address that is really
 * connected to (so a name cannot turn private after a check), and stops reading at `mostBytes`. Throws ModelError.
 */
export function guardedFetch(guard: Guard): typeof fetch {
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : String(input))
    if (url.origin !== guard.origin) throw new ModelError('address')
    if (!guard.allowPrivate && !isPublicUrl(url)) throw new ModelError('address')
    const response = await send(url, init ?? {}, guard)
    const status = response.statusCode ?? 500
    if (status >= 300 && status < 400) {
      response.destroy()
      throw new ModelError('redirect')
    }
    const body = await readBody(response, guard.mostBytes)
    return new Response(body.length === 0 ? null : new Uint8Array(body), { status, headers: headersOf(response) })
  }
}

/** Whether an address is https and does not itself say that it is of this machine or network; a name is looked up when it is called. */
export function isPublicUrl(url: URL): boolean {
  const host = url.hostname.replace(/^\[|\]$/gu, '')
  const local = /(?:^|\.)(?:localhost|local|internal)\.?$/u.test(host)
  return url.protocol === 'https:' && !local && !(isIP(host) !== 0 && isPrivateAddress(host))
}

function send(url: URL, init: RequestInit, guard: Guard): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, {
      method: init.method ?? 'GET',
      headers: Object.fromEntries(new Headers(init.headers)),
      lookup: guard.allowPrivate ? undefined : publicLookup,
      ...(init.signal ? { signal: init.signal } : {}),
    })
    request.on('response', resolve)
    request.on('error', (error: NodeJS.ErrnoException) => {
      if (error instanceof ModelError) reject(error)
      else if (error.name === 'AbortError') reject(error)
      else reject(new ModelError('unreachable'))
    })
    request.end(typeof init.body === 'string' ? init.body : undefined)
  })
}

/** Resolves a name and refuses it when any of its addresses is not public. */
const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, '', 0)
    if (addresses.length === 0 || addresses.some(({ address }) => isPrivateAddress(address)))
      return callback(new ModelError('address'), '', 0)
    if (options.all === true) return callback(null, addresses)
    const [first] = addresses
    return callback(null, first?.address ?? '', first?.family ?? 4)
  })
}

async function readBody(response: IncomingMessage, mostBytes: number): Promise<Buffer> {
  if (Number(response.headers['content-length'] ?? 0) > mostBytes) {
    response.destroy()
    throw new ModelError('too-large')
  }
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of response) {
    size += (chunk as Buffer).length
    if (size > mostBytes) {
      response.destroy()
      throw new ModelError('too-large')
    }
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks)
}

function headersOf(response: IncomingMessage): Headers {
  const headers = new Headers()
  const type = response.headers['content-type']
  if (type !== undefined) headers.set('content-type', type)
  return headers
}
