import type { Router } from 'express'
import type { pino } from 'pino'
import { createDiscordChannel } from '../../../src/channels/discord/discord-channel.ts'
import type { DiscordSettings } from '../../../src/channels/discord/settings.ts'
import type { Store } from '../../../src/contract/store/store.ts'
import { createLog, type Log } from '../../../src/log.ts'
import { openStore } from '../../../src/store/open-store.ts'
import { createDeliver } from '../../../src/turn/delivery/deliver.ts'
import { createHandle } from '../../../src/turn/handle.ts'
import { shippedBook, shippedConcepts, shippedGuides, shippedKnowledge } from '../../shipped.ts'
import { type Front, startFront } from './front.ts'
import { type Endpoint, Person } from './person.ts'

/** Everything real but Discord: rules, knowledge, store (SQLite in memory), the turn, the outbox, discord.js. */
export type World = {
  readonly front: Front
  readonly store: Store
  /** All that was logged, at debug level. */
  readonly logged: () => string
  readonly guild: string
  readonly general: string
  readonly news: string
  readonly users: readonly [string, string]
  inServer(user?: string, endpoint?: Endpoint): Person
  inDm(user?: string): Promise<Person>
  /** The HTTP endpoint of the present process. */
  readonly router: () => Router | undefined
  /** A new process on the same store: a new front, a new outbox worker, nothing remembered. */
  restart(): Promise<void>
  stop(): Promise<void>
}

const USERS = ['1070349326884290602', '1070349326884290603'] as const
const GENERAL = '1070755073866616865'
const NEWS = '1070755073866616866'

export async function startWorld(settings: Partial<DiscordSettings> = {}): Promise<World> {
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
  const [book, knowledge, concepts] = await Promise.all([shippedBook(), shippedKnowledge(), shippedConcepts()])
  const begin = async () => {
    let kick = () => {}
    const handle = createHandle({
      store,
      book,
      knowledge,
      guides: await shippedGuides(),
      concepts,
      log,
      kick: () => kick(),
    })
    const channel = createDiscordChannel({
      config: {
        token: front.twin.botToken,
        applicationId: front.twin.botUserId,
        apiUrl: front.apiUrl,
        messageContent: true,
        ...settings,
      },
      handle,
      eraseTenant: (tenant) => store.eraseTenant(tenant),
      directRooms: (since) => store.directRooms('discord', since, 10),
      log,
    })
    const deliver = createDeliver({ store, channels: [channel], log, pollMs: 50 })
    kick = deliver.kick
    deliver.start()
    await channel.start()
    return {
      router: channel.router,
      async end() {
        await channel.stop()
        await deliver.stop()
      },
    }
  }
  let process = await begin()
  const guild = front.twin.guildId
  return {
    front,
    store,
    logged: () => lines.join(''),
    guild,
    general: GENERAL,
    news: NEWS,
    users: USERS,
    inServer: (user = USERS[0], endpoint) => new Person(front, user, { channel: GENERAL, guild }, endpoint),
    async inDm(user = USERS[0]) {
      return new Person(front, user, { channel: await front.openDm(user), guild: undefined })
    },
    router: () => process.router,
    async restart() {
      await process.end()
      process = await begin()
    },
    async stop() {
      await process.end()
      await store.close()
      await front.stop()
    },
  }
}
