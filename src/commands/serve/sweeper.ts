import type { Privacy } from '../../contract/store/privacy.ts'
import type { Log } from '../../log.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** The platforms deliver again for at most a few hours; two days is well past that. */
const REMEMBER_DELIVERIES_MS = 2 * DAY_MS
const EVERY_MS = 6 * HOUR_MS

/**
 * Erases what is older than the retention time, shortly after the start and then every six hours. Several replicas may do it
 * at once: what one has swept the other does not find. Returns a function that stops it.
 */
export function startSweeper(store: Pick<Privacy, 'sweep'>, retentionDays: number, log: Log): () => void {
  async function sweep(): Promise<void> {
    const now = Date.now()
    try {
      const swept = await store.sweep(now - retentionDays * DAY_MS, now - REMEMBER_DELIVERIES_MS)
      if (swept.conversations + swept.deliveries > 0)
        log.info(swept, 'Deleted what was older than the retention period')
    } catch (error) {
      log.warn({ err: error }, 'The sweep failed; trying again in six hours')
    }
  }
  const first = setTimeout(sweep, 60_000).unref()
  const timer = setInterval(sweep, EVERY_MS).unref()
  return () => {
    clearTimeout(first)
    clearInterval(timer)
  }
}
