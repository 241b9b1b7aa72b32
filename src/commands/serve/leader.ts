import type { Held, Leases } from '../../contract/store/leases.ts'
import { troubleOf } from '../../contract/store/trouble.ts'
import type { Log } from '../../log.ts'
import type { Metrics } from '../../metrics.ts'

/** The holder beats this often ... */
const BEAT_MS = 3_000
/** ... stops by itself when it could not beat for this long ... */
const GIVE_UP_MS = 9_000
/** ... and is replaced when its beat stood still for this long: later than it gave up, and well below half a minute. */
const TAKE_OVER_MS = 15_000

export type LeaderParts = {
  readonly leases: Leases
  /** What only one replica may run at a time, e.g. `discord-gateway`. */
  readonly name: string
  readonly holder: string
  /** Called when this replica becomes the one. If it fails, the lease is given back and tried for again. */
  readonly start: () => Promise<void>
  readonly stop: () => Promise<void>
  readonly log: Log
  readonly metrics?: Metrics
  /** Divides all times; tests only. */
  readonly speed?: number
}

export type Leader = {
  /** Resolves after the first try for the lease; what it runs may still be starting. */
  start(): Promise<void>
  /** Stops what it runs and gives the lease back, so that another replica takes over at once. */
  stop(): Promise<void>
  holds(): boolean
}

/**
 * Keeps one thing running on exactly one replica by a heartbeat in the database. Waiting is measured on each replica's own
 * steady clock and compared only with the beat's number, so replicas whose clocks differ cannot both hold it.
 */
export function createLeader(parts: LeaderParts): Leader {
  const { leases, name, holder, log, metrics, speed = 1 } = parts
  let mine: Held | undefined
  let seen: { readonly held: Held; readonly since: number } | undefined
  let timer: NodeJS.Timeout | undefined
  let watchdog: NodeJS.Timeout | undefined
  let stepping: Promise<void> = Promise.resolve()
  /** Starts and stops of the thing itself follow each other, however fast the lease comes and goes. */
  let work: Promise<void> = Promise.resolve()
  let stopped = false

  async function step(): Promise<void> {
    try {
      if (mine === undefined) await tryToTake()
      else await renew(mine)
    } catch (error) {
      log.warn({ err: error, lease: name }, `${troubleOf(error).cause}; the lease is not renewed`)
    }
  }

  async function tryToTake(): Promise<void> {
    const held = await leases.look(name)
    if (held !== undefined) {
      if (seen?.held.beat !== held.beat || seen.held.holder !== held.holder) seen = { held, since: performance.now() }
      if (performance.now() - seen.since < TAKE_OVER_MS / speed) return
    }
    const asked = performance.now()
    const taken = await leases.take(name, holder, held)
    if (taken === undefined) return
    hold(taken, asked)
    log.info({ lease: name }, 'This replica holds the lease now')
    work = work.then(parts.start).catch(async (error: unknown) => {
      log.error({ err: error, lease: name }, 'Could not start what the lease is for')
      lose('it could not be started')
      await leases.release(name, holder).catch(() => {})
    })
  }

  async function renew(from: Held): Promise<void> {
    const asked = performance.now()
    const next = await leases.take(name, holder, from)
    // Given up while the database was slow: what came late is given back.
    if (mine === undefined) return await leases.release(name, holder)
    if (next === undefined) return lose('another replica took it')
    hold(next, asked)
  }

  /** A hold counts from the moment it was asked for, and ends by itself when no further one follows. */
  function hold(held: Held, asked: number): void {
    mine = held
    metrics?.holds(name, true)
    clearTimeout(watchdog)
    watchdog = setTimeout(
      () => lose('it could not be renewed in time'),
      GIVE_UP_MS / speed - (performance.now() - asked),
    ).unref()
  }

  function lose(why: string): void {
    if (mine === undefined) return
    mine = undefined
    seen = undefined
    clearTimeout(watchdog)
    metrics?.holds(name, false)
    log.warn({ lease: name, why }, 'This replica lost the lease')
    work = work
      .then(parts.stop)
      .catch((error: unknown) => log.error({ err: error, lease: name }, 'Could not stop cleanly'))
  }

  /** Steps follow each other, never overlap. */
  function loop(): void {
    timer = setTimeout(
      () => {
        stepping = step().finally(() => {
          if (!stopped) loop()
        })
      },
      (BEAT_MS / speed) * (0.9 + Math.random() / 5),
    )
  }

  return {
    async start() {
      await step()
      if (!stopped) loop()
    },
    async stop() {
      stopped = true
      clearTimeout(timer)
      await stepping
      clearTimeout(watchdog)
      const held = mine !== undefined
      mine = undefined
      await work
      if (!held) return
      await parts.stop()
      await leases.release(name, holder)
      metrics?.holds(name, false)
    },
    holds: () => mine !== undefined,
  }
}
