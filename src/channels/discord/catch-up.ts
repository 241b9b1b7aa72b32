import { setTimeout as sleep } from 'node:timers/promises'
import { DiscordAPIError, type REST, Routes } from 'discord.js'
import type { DirectRooms } from '../../contract/direct-room.ts'
import type { Log } from '../../log.ts'
import { readMessage } from './payload.ts'
import { render } from './render.ts'
import { describeError } from './send/describe-error.ts'
import { messageBody } from './send/message-body.ts'
import { postNotice } from './send/post-notice.ts'

export type CatchUpOptions = {
  readonly rest: REST
  readonly directRooms: DirectRooms
  readonly onMessage: (message: unknown, self: string) => Promise<void>
  readonly log: Log
  readonly now: () => number
  /** Waits before the second, third, ... try. */
  readonly retryMs?: readonly number[]
}

/** What was typed before is old news: and ids of deliveries, by which nothing counts twice, are kept for two days. */
const LOOK_BACK_MS = 24 * 3600_000
/** A direct talk in which nothing was done for so long is not looked at. */
const ROOMS_MS = 7 * 24 * 3600_000
/** Our clock and Discord's may differ by so much. */
const CLOCKS_MS = 60_000
const MAX_MESSAGES = 50
/** The first millisecond of Discord's ids. */
const EPOCH = 1_420_070_400_000n

/**
 * Returns what takes up the direct messages that came while nobody was connected: after a new connection Discord repeats
 * none. They go the way of any message, so what was taken before has no second effect. Where they cannot be read, the
 * person is asked to send them again. Never rejects.
 */
export function createCatchUp({ rest, directRooms, onMessage, log, now, retryMs = [500, 2000, 8000] }: CatchUpOptions) {
  return async (self: string): Promise<void> => {
    try {
      for (const { room, updatedAt } of await patiently(() => directRooms(now() - ROOMS_MS)))
        await inRoom(room, Math.max(updatedAt - CLOCKS_MS, now() - LOOK_BACK_MS), self)
    } catch (error) {
      log.error({ fault: describeError(error) }, 'direct messages from the time offline could not be looked up')
    }
  }

  /** One that cannot be read leaves only itself out. */
  async function inRoom(room: string, since: number, self: string): Promise<void> {
    try {
      const after = (BigInt(Math.max(0, since)) - EPOCH) << 22n
      const query = new URLSearchParams({ after: String(after), limit: String(MAX_MESSAGES) })
      const found = (await patiently(() => rest.get(Routes.channelMessages(room), { query }))) as unknown[]
      const messages = found.flatMap((given) => readMessage(given) ?? []).filter(({ id }) => BigInt(id) > after)
      messages.sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1))
      for (const message of messages) await onMessage(message, self)
    } catch (error) {
      log.error({ fault: describeError(error) }, 'a direct conversation could not be looked up')
      // Who left, or blocked the bot, can be told nothing either.
      if (!isRefusal(error)) await askAgain(room)
    }
  }

  async function askAgain(room: string): Promise<void> {
    const [notice] = render(AGAIN, { conversation: '', rooms: 'none', pictures: false })
    if (notice === undefined) return
    await postNotice(rest, room, messageBody(notice)).catch((error: unknown) =>
      log.error({ fault: describeError(error) }, 'a notice could not be posted'),
    )
  }

  async function patiently<T>(work: () => Promise<T>): Promise<T> {
    for (const wait of retryMs) {
      try {
        return await work()
      } catch (error) {
        if (isRefusal(error)) throw error
        log.warn({ fault: describeError(error) }, 'direct messages from the time offline wait for another try')
        await sleep(wait)
      }
    }
    return await work()
  }
}

const isRefusal = (error: unknown): boolean => error instanceof DiscordAPIError && error.status < 500

const AGAIN_TEXT = 'I was away for a while and cannot see what came in. If you wrote to me, please send it again.'
const AGAIN = { parts: [{ kind: 'text', text: AGAIN_TEXT }], actions: [], fallback: AGAIN_TEXT } as const
