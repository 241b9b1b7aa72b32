import type { pino } from 'pino'
import { createDiscordChannel, type DiscordChannel } from '../../../src/channels/discord/discord-channel.ts'
import type { DiscordSettings } from '../../../src/channels/discord/settings.ts'
import type { DirectRooms } from '../../../src/contract/direct-room.ts'
import type { EraseTenant, HandleTurn, Turn } from '../../../src/contract/turn.ts'
import { createLog } from '../../../src/log.ts'
import { type Front, startFront } from './front.ts'
import { type Endpoint, Person } from './person.ts'

/** The Discord front alone, on the loopback Discord, with a handler that notes its turns: for what the wire does. */
export type Bot = {
  readonly front: Front
  readonly channel: DiscordChannel
  readonly turns: Turn[]
  readonly logged: () => string
  inServer(endpoint?: Endpoint): Person
  inDm(): Promise<Person>
  stop(): Promise<void>
}

export type BotOptions = {
  readonly settings?: Partial<DiscordSettings>
  readonly handle?: HandleTurn
  readonly eraseTenant?: EraseTenant
  readonly start?: boolean
  readonly directRooms?: DirectRooms
  readonly watchMs?: number
  readonly silentMs?: number
  readonly retryMs?: readonly number[]
  readonly againMs?: number
  readonly readyMs?: number
}

export const PERSON = '1070349326884290602'
export const OTHER = '1070349326884290603'
export const GENERAL = '1070755073866616865'
export const NEWS = '1070755073866616866'

export async function startBot(options: BotOptions = {}): Promise<Bot> {
  const front = await startFront({
    guild: { name: 'Team' },
    channels: [
      { id: GENERAL, name: 'general', type: 0 },
      { id: NEWS, name: 'news', type: 0 },
    ],
    users: [PERSON, OTHER].map((id, n) => ({ id, username: `person${n}` })),
    botToken: 'MTA5NDQ3NjM1NTY3ODI0NTAwNA.canary.canary-canary-canary-canary-canary',
  })
  const turns: Turn[] = []
  const lines: string[] = []
  const log = createLog('debug', { write: (line: string) => void lines.push(line) } as pino.DestinationStream)
  const channel = createDiscordChannel({
    config: {
      token: front.twin.botToken,
      applicationId: front.twin.botUserId,
      apiUrl: front.apiUrl,
      messageContent: true,
      ...options.settings,
    },
    handle: async (turn) => {
      turns.push(turn)
      return (await options.handle?.(turn)) ?? { status: 'done' }
    },
    eraseTenant: async (tenant) => (await options.eraseTenant?.(tenant)) ?? 0,
    directRooms: async (since) => (await options.directRooms?.(since)) ?? [],
    log,
    ...(options.watchMs !== undefined && { watchMs: options.watchMs }),
    ...(options.retryMs !== undefined && { retryMs: options.retryMs }),
    ...(options.againMs !== undefined && { againMs: options.againMs }),
    ...(options.readyMs !== undefined && { readyMs: options.readyMs }),
    ...(options.silentMs !== undefined && { silentMs: options.silentMs }),
  })
  if (options.start !== false) await channel.start()
  const guild = front.twin.guildId
  return {
    front,
    channel,
    turns,
    logged: () => lines.join(''),
    inServer: (endpoint) => new Person(front, PERSON, { channel: GENERAL, guild }, endpoint),
    inDm: async () => new Person(front, PERSON, { channel: await front.openDm(PERSON), guild: undefined }),
    async stop() {
      await channel.stop()
      await front.stop()
    },
  }
}

/** Waits until `holds`. */
export async function until(holds: () => boolean | Promise<boolean>, timeoutMs = 25_000): Promise<void> {
  const end = Date.now() + timeoutMs
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`not within ${timeoutMs} ms: ${holds.toString()}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
