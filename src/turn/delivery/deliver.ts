import { randomUUID } from 'node:crypto'
import { setTimeout as sleep, setImmediate as soon } from 'node:timers/promises'
import type { Channel } from '../../contract/channel.ts'
import type { Delivery, Receipt } from '../../contract/delivery.ts'
import { errorId } from '../../contract/error-id.ts'
import type { Platform } from '../../contract/place.ts'
import { SendError } from '../../contract/send-error.ts'
import type { Leased, Sent } from '../../contract/store/outbox.ts'
import type { Store } from '../../contract/store/store.ts'
import { troubleOf } from '../../contract/store/trouble.ts'
import { inTime } from '../../in-time.ts'
import type { Log } from '../../log.ts'
import type { Metrics } from '../../metrics.ts'
import { afterFailure, isRepeatable, MAX_ATTEMPTS } from './after-failure.ts'

/**
 * Longer than looking up and sending together may take, so that a live worker never loses a lease it works on; and
 * short, because a conversation whose worker died in the middle of a message is silent until the lease ends.
 */
const LEASE_MS = 20_000
const SEND_TIMEOUT_MS = 8_000
/** How often a worker looks by itself: for retries that fall due and for what a dead worker left. */
const POLL_MS = 500
/** A platform takes a tenth of a second or two for a message: so many under way keep hundreds a second going out. */
const AT_ONCE = 64
/** Leases do not wait for the disk. What is older than this may have been sent just before a power cut: look first. */
const OLD_MS = 120_000
/** A platform that took something this lately works. */
const LATELY_MS = 60_000

export type DeliverParts = {
  readonly store: Store
  readonly channels: readonly Channel[]
  readonly log: Log
  readonly metrics?: Metrics
  readonly now?: () => number
  readonly leaseMs?: number
  readonly pollMs?: number
  readonly sendTimeoutMs?: number
}

export type Deliver = {
  start(): void
  /** Something was put in the outbox: look now. Cheap, never throws. */
  kick(): void
  /** Sends what is due for up to `flushMs`, takes nothing new after that, and resolves when nothing is in flight. */
  stop(flushMs?: number): Promise<void>
}

/**
 * The outbox worker: takes what turns want said and sends it, in order within a conversation, many conversations at once.
 * Any number of replicas may run one. It survives the database going away, and gives up on nothing without a dead letter.
 */
export function createDeliver(parts: DeliverParts): Deliver {
  const { store, log, metrics, now = Date.now } = parts
  const { leaseMs = LEASE_MS, pollMs = POLL_MS, sendTimeoutMs = SEND_TIMEOUT_MS } = parts
  const channels = new Map<Platform, Channel>(parts.channels.map((channel) => [channel.platform, channel]))
  const platforms = [...channels.keys()]
  const worker = randomUUID()
  const inFlight = new Set<Promise<void>>()
  /** By platform, whose delivery it took last, and the one of another conversation before that. */
  const took = new Map<Platform, readonly { readonly conversation: string; readonly at: number }[]>()
  /** What the platform took and the store does not know yet, each until when it is worth trying. */
  let toNote: (Sent & { readonly until: number })[] = []
  let taking = false
  let pumping: Promise<void> | undefined
  let again = false
  let storeAway = false
  let timer: NodeJS.Timeout | undefined

  function kick(): void {
    if (!taking && toNote.length === 0) return
    if (pumping) {
      again = true
      return
    }
    // What else comes in at this moment goes along: the busier it is, the more share a transaction.
    pumping = soon()
      .then(pump)
      .finally(() => {
        pumping = undefined
        if (again) {
          again = false
          kick()
        }
      })
  }

  /** Notes what was sent and takes as much as there are free places, in one go. Every delivery that ends kicks again. */
  async function pump(): Promise<void> {
    const limit = taking ? AT_ONCE - inFlight.size : 0
    const sent = toNote
    if (limit < 1 && sent.length === 0) return
    toNote = []
    try {
      const leased = await store.exchange({ worker, now: now(), leaseMs, limit, platforms, sent })
      if (storeAway) log.info('The database is back; delivering again')
      storeAway = false
      for (const one of leased) {
        const work = deliverOne(one).finally(() => {
          inFlight.delete(work)
          kick()
        })
        inFlight.add(work)
      }
    } catch (error) {
      toNote = [...sent, ...toNote].filter(stillWorthNoting)
      // Said once, not at every poll; the poll itself is the retry.
      if (!storeAway) log.error({ err: error }, `${troubleOf(error).cause}; deliveries wait`)
      storeAway = true
      metrics?.fault('store')
    }
  }

  /** Trying until the lease ends keeps an outage from doubling a message; after it, somebody else has it. */
  function stillWorthNoting({ delivery, until }: (typeof toNote)[number]): boolean {
    if (performance.now() < until) return true
    log.error({ delivery: delivery.id }, 'Could not note a delivery; it may be sent once more')
    return false
  }

  async function deliverOne(leased: Leased): Promise<void> {
    const { delivery, attempts } = leased
    const channel = channels.get(delivery.place.platform)
    if (channel === undefined) return await record(() => store.release(delivery))
    const about = { delivery: delivery.id, conversation: delivery.conversation, kind: delivery.kind, attempts }
    try {
      // A message that ends the process each time is never seen to fail: it has had its chances too.
      if (attempts > MAX_ATTEMPTS) throw new SendError('retry', 'tried too often')
      const receipt = await send(channel, leased)
      noteTaken(delivery)
      metrics?.delivery(channel.platform, 'sent')
      log.debug(about, 'Delivered')
      toNote.push({ delivery, receipt, until: performance.now() + leaseMs })
    } catch (error) {
      const id = errorId()
      const canLookUp = channel.findSent !== undefined
      const known = { errorId: id, canLookUp, tookOthers: tookOthers(delivery) }
      const failure = afterFailure(leased, error, { now: now(), random: Math.random(), ...known })
      if ('dead' in failure)
        log.error({ ...about, errorId: id, err: error }, 'Could not deliver; it is a dead letter now')
      else log.warn({ ...about, retryInMs: failure.retryAt - now(), err: error }, 'Could not deliver; trying again')
      metrics?.delivery(channel.platform, 'dead' in failure ? 'dead' : 'retry')
      metrics?.fault(error instanceof SendError ? `send-${error.kind}` : 'send-unexpected')
      await record(() => store.failed(delivery, failure, now()))
    }
  }

  function noteTaken({ conversation, place: { platform } }: Delivery): void {
    const others = (took.get(platform) ?? []).filter((one) => one.conversation !== conversation)
    took.set(platform, [{ conversation, at: now() }, ...others].slice(0, 2))
  }

  function tookOthers({ conversation, place: { platform } }: Delivery): boolean {
    const lately = now() - LATELY_MS
    return (took.get(platform) ?? []).some((one) => one.conversation !== conversation && one.at >= lately)
  }

  /** Looks first, if an earlier attempt may have arrived and the channel can tell. */
  async function send(channel: Channel, { delivery, attempts, unknown, createdAt }: Leased): Promise<Receipt> {
    const maybeThere = unknown > 0 || (attempts === 1 && now() - createdAt > OLD_MS)
    if (maybeThere && channel.findSent && !isRepeatable(delivery)) {
      const found = await answered(channel.findSent(delivery), false)
      if (found !== undefined) return found
    }
    return await answered(channel.send(delivery), true)
  }

  function answered<T>(work: Promise<T>, maybeSent: boolean): Promise<T> {
    return inTime(work, sendTimeoutMs, () => {
      throw new SendError('retry', 'no response in time', { maybeSent })
    })
  }

  /** Trying until the lease ends keeps what the platform said from being lost in an outage. */
  async function record(note: () => Promise<void>): Promise<void> {
    const deadline = performance.now() + leaseMs
    for (let delay = 50; ; delay = Math.min(2_000, delay * 2)) {
      try {
        return await note()
      } catch (error) {
        metrics?.fault('store')
        if (performance.now() + delay > deadline) {
          log.error({ err: error }, 'Could not note a failure; it is tried again without it')
          return
        }
        await sleep(delay)
      }
    }
  }

  async function noteTheRest(): Promise<void> {
    do {
      kick()
      await pumping
    } while (pumping)
  }

  function poll(): void {
    kick()
    timer = setTimeout(poll, pollMs * (0.75 + Math.random() / 2))
  }

  return {
    start() {
      taking = true
      poll()
    },
    kick,
    async stop(flushMs = 3_000) {
      const deadline = performance.now() + flushMs
      while (taking && performance.now() < deadline) {
        kick()
        await pumping
        // Nothing in flight or unnoted after a fresh look: nothing is due.
        if (inFlight.size === 0 && toNote.length === 0 && !pumping) break
        await inTime(Promise.race(inFlight), 50, () => {})
      }
      taking = false
      clearTimeout(timer)
      await pumping
      const restMs = Math.max(0, deadline - performance.now()) + 1_000
      await inTime(Promise.all(inFlight).then(noteTheRest), restMs, () => {})
    },
  }
}
