import type { Store } from '../contract/store/store.ts'
import { type Trouble, troubleOf } from '../contract/store/trouble.ts'
import { inTime } from '../in-time.ts'
import type { Log } from '../log.ts'

/** A load balancer asks every few seconds and should hear "not ready" sooner than it gives up asking. */
const PING_TIMEOUT_MS = 1_000
/** A ping writes and waits for the disk: however many ask, it is done once a second. */
const FRESH_MS = 1_000

/**
 * Returns a question: whether the store keeps what it is given. Why it does not is logged once, when that changes, with the
 * database's own code, and so is that it does again.
 */
export function createReadiness(store: Pick<Store, 'ping'>, log: Log, freshMs = FRESH_MS): () => Promise<boolean> {
  let known: Trouble | undefined
  let last: { readonly at: number; readonly ready: Promise<boolean> } | undefined

  async function look(): Promise<boolean> {
    const trouble = await inTime(
      store.ping().then(() => undefined, troubleOf),
      PING_TIMEOUT_MS,
      () => troubleOf(undefined),
    )
    if (trouble?.code !== known?.code) {
      if (trouble === undefined) log.info('The database is working again')
      else log.error({ code: trouble.code }, `Not ready: ${trouble.cause}`)
    }
    known = trouble
    return trouble === undefined
  }

  return async () => {
    if (last === undefined || performance.now() - last.at >= freshMs) last = { at: performance.now(), ready: look() }
    return await last.ready
  }
}
