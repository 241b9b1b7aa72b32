import type { pino } from 'pino'
import type { HandleTurn } from '../../../src/channels/channel.ts'
import { createDiscordChannel, type DiscordChannel } from '../../../src/channels/discord/discord-channel.ts'
import type { DiscordSettings } from '../../../src/channels/discord/settings.ts'
import { loadKnowledge } from '../../../src/knowledge/load.ts'
import { loadConcepts } from '../../../src/knowledge/load-concepts.ts'
import { createLog, type Log } from '../../../src/log.ts'
import { loadRuleBook } from '../../../src/rules/load.ts'
import { openStore } from '../../../src/store/open-store.ts'
import type { Store } from '../../../src/store/store.ts'
import { createDeliver, type Deliver } from '../../../src/turn/deliver.ts'
import { createHandle } from '../../../src/turn/handle.ts'
import { type Front, startFront } from './front.ts'
import { type Endpoint, Person } from './person.ts'

/** Everything real but Discord: rules, knowledge, store (SQLite in memory), the turn, the outbox, discord.js. */
export type World = {
  readonly front: Front
  readonly store: Store
  readonly channel: DiscordChannel
  readonly deliver: Deliver
  /** All that was logged, at debug level. */
  readonly logged: () => string
  readonly guild: string
  readonly general: string
  readonly news: string
  readonly users: readonly [string, string]
  inServer(user?: string, endpoint?: Endpoint): Person
  inDm(user?: string): Promise<Person>
  stop(): Promise<void>
}

export type WorldOptions = {
  readonly settings?: Partial<DiscordSettings>
  readonly watchMs?: number
  readonly silentMs?: number
  readonly connect?: boolean
  /** Wraps the use case, to slow it down or to take the store away. */
  readonly around?: (handle: HandleTurn) => HandleTurn
}

const USERS = ['1070349326884290602', '1070349326884290603'] as const
const GENERAL = '1070755073866616865'
const NEWS = '1070755073866616866'

export async function startWorld(options: WorldOptions = {}): Promise<World> {
  const front = await startFront({
    guild: { name: 'Team' },
    channels: [
      { id: GENERAL, name: 'general', type: 0 },
      { id: NEWS, name: 'news', type: 0 },
    ],
    users: USERS.map((id, n) => ({ id, username: `person${n}` })),
  })
  const lines: string[] = []
  const log: Log = createLog('debug', { write: (line: string) => void lines.push(line) } as pino.DestinationStream)
  const store = await openStore({ url: ':memory:' })
  const [book, knowledge, concepts] = await Promise.all([
    loadRuleBook('rules'),
    loadKnowledge('knowledge'),
    loadConcepts('knowledge/concepts'),
  ])
  const kick = { now: () => {} }
  const handle = createHandle({ store, book, knowledge, concepts, log, kick: () => kick.now() })
  const channel = createDiscordChannel({
    config: {
      token: front.twin.botToken,
      applicationId: front.twin.botUserId,
      apiUrl: front.apiUrl,
      messageContent: true,
      ...options.settings,
    },
    handle: options.around?.(handle) ?? handle,
    log,
    ...(options.watchMs !== undefined && { watchMs: options.watchMs }),
    ...(options.silentMs !== undefined && { silentMs: options.silentMs }),
  })
  const deliver = createDeliver({ store, channels: [channel], log, pollMs: 50 })
  kick.now = deliver.kick
  deliver.start()
  if (options.connect !== false) await channel.start()
  const guild = front.twin.guildId
  return {
    front,
    store,
    channel,
    deliver,
    logged: () => lines.join(''),
    guild,
    general: GENERAL,
    news: NEWS,
    users: USERS,
    inServer: (user = USERS[0], endpoint) => new Person(front, user, { channel: GENERAL, guild }, endpoint),
    async inDm(user = USERS[0]) {
      return new Person(front, user, { channel: await front.openDm(user), guild: undefined })
    },
    async stop() {
      await channel.stop()
      await deliver.stop()
      await store.close()
      await front.stop()
    },
  }
}
