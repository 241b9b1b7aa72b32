import { setTimeout as sleep } from 'node:timers/promises'
import type { Store } from '../../contract/store/store.ts'
import { UserError } from '../../errors.ts'
import type { Log } from '../../log.ts'

const PATIENCE_MS = 30_000

/**
 * Opens the store; a database that is still starting (as it does beside us in a fresh deployment) is waited for half a minute.
 * Throws UserError `store-unusable` after that.
 */
export async function openPatiently(open: () => Promise<Store>, log: Log, patienceMs = PATIENCE_MS): Promise<Store> {
  const deadline = performance.now() + patienceMs
  for (let pause = 250; ; pause = Math.min(2_000, pause * 2)) {
    try {
      return await open()
    } catch (error) {
      if (error instanceof UserError) throw error
      if (performance.now() + pause > deadline) {
        const code = (error as { code?: unknown }).code
        const why = typeof code === 'string' ? code : 'no answer'
        const message = `The database does not answer (${why}). Check DATABASE_URL and that the server is running.`
        throw new UserError('store-unusable', message, { field: 'DATABASE_URL', cause: error })
      }
      log.warn({ err: error }, 'The database does not answer yet; trying again')
      await sleep(pause)
    }
  }
}
