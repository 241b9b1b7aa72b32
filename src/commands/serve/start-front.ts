import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Leases } from '../../contract/store/leases.ts'
import { UserError } from '../../errors.ts'
import type { Log } from '../../log.ts'
import type { Metrics } from '../../metrics.ts'
import type { Front } from './fronts.ts'
import { createLeader } from './leader.ts'

const FIRST_PAUSE_MS = 1_000
const MAX_PAUSE_MS = 60_000
/** So long a start waits for a platform, so that the greeting can say whether it is there. */
const GREETING_MS = 3_000

export type StartFront = {
  readonly leases: Leases
  readonly log: Log
  readonly metrics: Metrics
  /** Called when a front can never work as configured, e.g. a token that the platform refuses. */
  readonly onRefused: (error: UserError) => void
}

/**
 * Starts one front: at once, or under its lease where only one replica may. A platform that is away is tried again for as
 * long as it takes, and the others work meanwhile. Returns a function that stops it and resolves when no turn is in flight.
 */
export async function startFront(
  front: Front,
  { leases, log, metrics, onRefused }: StartFront,
): Promise<() => Promise<void>> {
  const { channel, name } = front
  const tried = Promise.withResolvers<void>()
  const start = async (): Promise<void> => {
    try {
      await channel.start()
    } catch (error) {
      if (error instanceof UserError && error.code !== `${channel.platform}-unreachable`) onRefused(error)
      throw error
    } finally {
      tried.resolve()
    }
  }
  if (channel.exclusive !== undefined) {
    const stop = () => channel.stop()
    const leader = createLeader({ leases, name: channel.exclusive, holder: randomUUID(), start, stop, log, metrics })
    await leader.start()
    if (leader.holds()) await Promise.race([tried.promise, sleep(GREETING_MS, undefined, { ref: false })])
    return () => leader.stop()
  }
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  const attempt = async (pause: number): Promise<void> => {
    try {
      await start()
      if (stopped) await channel.stop()
    } catch (error) {
      if (stopped) return
      log.warn({ err: error, front: name, pauseMs: pause }, 'A platform could not be reached; trying again')
      timer = setTimeout(() => void attempt(Math.min(MAX_PAUSE_MS, pause * 2)), pause)
    }
  }
  await attempt(FIRST_PAUSE_MS)
  return async () => {
    stopped = true
    clearTimeout(timer)
    await channel.stop()
  }
}
