import { EventEmitter, once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Request, Response } from 'express'
import type { WebLog } from '../../contract/store/web-log.ts'
import { renderMessage } from './render.ts'
import { toMessage } from './transcript.ts'

/** How often an open page looks for what another replica added. What this process adds is shown at once. */
const LOOK_MS = 2_000
const BATCH = 20
/** A browser that has taken nothing for so long is asleep or gone. It comes back by itself and says where it was. */
const DRAIN_MS = 10_000
/** Open streams of one session (tabs) and of all: each looks into the database now and then (assumptions). */
const MAX_OF_SESSION = 10
const MAX_OF_ALL = 2_000
/** Below the idle limits of common proxies. */
const HEARTBEAT_MS = 15_000

/** What a page follows: one conversation, or all of the session; what comes after the entry `from`. */
export type Following = {
  readonly tenant: string
  readonly conversation: string | undefined
  readonly from: number
}

/**
 * Sends new messages to open pages as server-sent events. The event id is the log's number: a browser that reconnects
 * says the last one it has and misses nothing. `stop` ends every stream, so that the server can close.
 */
export function createFeed(log: WebLog, nonce: () => string, drainMs = DRAIN_MS) {
  const added = new EventEmitter().setMaxListeners(0)
  const stopped = new AbortController()
  const open = new Map<string, number>()
  let all = 0
  const count = (tenant: string, change: number) => {
    const left = (open.get(tenant) ?? 0) + change
    if (left === 0) open.delete(tenant)
    else open.set(tenant, left)
    all += change
  }

  async function follow(
    { tenant, conversation, from }: Following,
    request: Request,
    response: Response,
  ): Promise<void> {
    if (all >= MAX_OF_ALL || (open.get(tenant) ?? 0) >= MAX_OF_SESSION) {
      // A browser does not ask again after this; the page works by reloading.
      response.status(429).set({ 'cache-control': 'no-store', connection: 'close' }).end()
      return
    }
    count(tenant, 1)
    const gone = new AbortController()
    const ended = AbortSignal.any([gone.signal, stopped.signal])
    request.once('close', () => gone.abort())
    response.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      // Nothing follows on it; kept open, it would delay the end of the process.
      connection: 'close',
      'x-accel-buffering': 'no',
    })
    /** Holds at most one message for a reader that is slower than we are. */
    async function write(chunk: string): Promise<void> {
      if (response.write(chunk)) return
      const late = AbortSignal.timeout(drainMs)
      await once(response, 'drain', { signal: AbortSignal.any([late, ended]) }).catch(() => {
        if (late.aborted) response.destroy()
      })
    }
    let wake = new AbortController()
    const onAdded = () => wake.abort()
    added.on(tenant, onAdded)
    try {
      await write('retry: 2000\n\n')
      let [seq, spoke] = [from, performance.now()]
      while (!ended.aborted) {
        // Renewed before looking: what is added while looking wakes the next round.
        wake = new AbortController()
        const entries = await log.after(tenant, seq, BATCH, conversation)
        for (const entry of entries) {
          if (ended.aborted) break
          seq = entry.seq
          await write(`id: ${seq}\ndata: ${JSON.stringify(`${renderMessage(toMessage(entry), nonce())}`)}\n\n`)
        }
        if (entries.length > 0) spoke = performance.now()
        else if (performance.now() - spoke > HEARTBEAT_MS) {
          await write(': still here\n\n')
          spoke = performance.now()
        }
        if (entries.length < BATCH) {
          await sleep(LOOK_MS, undefined, { signal: AbortSignal.any([wake.signal, ended]) }).catch(() => {})
        }
      }
    } catch {
      // The database is away, or a row cannot be read: the browser comes back by itself and says where it was.
    } finally {
      count(tenant, -1)
      added.off(tenant, onAdded)
      response.end()
    }
  }

  return {
    follow,
    /** Tells this process's open pages of the tenant to look now. */
    wake: (tenant: string) => void added.emit(tenant),
    stop: () => stopped.abort(),
  }
}
