import { RESTJSONErrorCodes as Code, DiscordAPIError, type REST, Routes } from 'discord.js'
import { SendError } from '../../../contract/send-error.ts'
import { askFor, type PermissionName } from '../permissions.ts'

/** Returns which of the wanted permissions the bot lacks in a channel. */
export type Lacking = (channel: string, wanted: readonly PermissionName[]) => Promise<readonly PermissionName[]>

/** Does `work` in a channel. `wanted` is what it needs there, for the sentence should it be denied. */
export type Reach = <T>(channel: string, wanted: readonly PermissionName[], work: () => Promise<T>) => Promise<T>

/**
 * Returns how to do something in a channel where it may not work at once: a thread that went to sleep is opened again, and
 * what Discord denies is explained by the permission that is missing. Discord itself says only that one is.
 */
export function createReach(rest: REST, lacking: Lacking): Reach {
  return async (channel, wanted, work) => {
    try {
      return await awake(channel, work)
    } catch (error) {
      if (!isDenied(error)) throw error
      const names = await lacking(channel, wanted).catch(() => [])
      throw names.length === 0 ? error : new SendError('refused', askFor(names))
    }
  }

  /** A post opens a sleeping thread by itself; an edit does not. */
  async function awake<T>(channel: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      if (codeOf(error) !== Code.InvalidActionOnArchivedThread) throw error
      await rest.patch(Routes.channel(channel), { body: { archived: false } }).catch((refusal: unknown) => {
        const forGood = refusal instanceof DiscordAPIError && refusal.status < 500 && refusal.status !== 429
        throw forGood ? new SendError('refused', LOCKED) : refusal
      })
      return await work()
    }
  }
}

export const LOCKED = 'The thread is locked. Someone who manages threads can unlock it; then try again.'

/** Whether Discord refused for want of a permission. */
export function isDenied(error: unknown): boolean {
  const code = codeOf(error)
  return code === Code.MissingPermissions || code === Code.MissingAccess
}

function codeOf(error: unknown): unknown {
  return error instanceof DiscordAPIError ? error.code : undefined
}
