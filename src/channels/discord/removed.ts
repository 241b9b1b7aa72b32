import { setTimeout as sleep } from 'node:timers/promises'
import type { EraseTenant } from '../../contract/turn.ts'
import type { Log } from '../../log.ts'
import { guildTenant } from './place.ts'
import { describeError } from './send/describe-error.ts'

export type RemovedOptions = {
  readonly eraseTenant: EraseTenant
  readonly log: Log
  /** Waits before the second, third, ... try when the store is away: Discord says it only once. */
  readonly retryMs?: readonly number[]
}

/**
 * Returns the function that erases what is held of a server which removed the bot. Never rejects: what could not be
 * erased is logged with the command that does it.
 */
export function createRemoved({ eraseTenant, log, retryMs = [500, 2000, 8000, 30_000] }: RemovedOptions) {
  return async (guild: string): Promise<void> => {
    const tenant = guildTenant(guild)
    for (const wait of [...retryMs, undefined]) {
      try {
        const conversations = await eraseTenant(tenant)
        log.info({ tenant, conversations }, 'the bot was removed from a Discord server, and its data is erased')
        return
      } catch (error) {
        if (wait === undefined) {
          const mend = `llm-plan data forget --tenant ${tenant} --yes`
          log.error({ fault: describeError(error), tenant, mend }, 'a Discord server that left could not be erased')
          return
        }
        await sleep(wait)
      }
    }
  }
}
