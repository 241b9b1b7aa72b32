import { type REST, Routes } from 'discord.js'
import type { DirectRooms } from '../../contract/direct-room.ts'
import type { Log } from '../../log.ts'
import { readMessage } from './payload.ts'
import { describeError } from './send/describe-error.ts'

export type CatchUpOptions = {
  readonly rest: REST
  readonly directRooms: DirectRooms
  readonly onMessage: (message: unknown, self: string) => Promise<void>
  readonly log: Log
  readonly now: () => number
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
 * none. They go the way of any message, so what was taken before has no second effect. Never rejects.
 */
export function createCatchUp({ rest, directRooms, onMessage, log, now }: CatchUpOptions) {
  return async (self: string): Promise<void> => {
    try {
      for (const { room, updatedAt } of await directRooms(now() - ROOMS_MS))
        await inRoom(room, Math.max(updatedAt - CLOCKS_MS, now() - LOOK_BACK_MS), self)
    } catch (error) {
      log.warn({ fault: describeError(error) }, 'direct messages of the time offline could not be looked up')
    }
  }

  /** One that cannot be read (somebody left, or blocked the bot) leaves only itself out. */
  async function inRoom(room: string, since: number, self: string): Promise<void> {
    try {
      const after = (BigInt(Math.max(0, since)) - EPOCH) << 22n
      const query = new URLSearchParams({ after: String(after), limit: String(MAX_MESSAGES) })
      const found = (await rest.get(Routes.channelMessages(room), { query })) as unknown[]
      const messages = found.flatMap((given) => readMessage(given) ?? []).filter(({ id }) => BigInt(id) > after)
      messages.sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1))
      for (const message of messages) await onMessage(message, self)
    } catch (error) {
      log.warn({ fault: describeError(error) }, 'a direct talk could not be looked up')
    }
  }
}
