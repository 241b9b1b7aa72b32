import { setTimeout as sleep } from 'node:timers/promises'
import {
  type APIGuildChannel,
  type APIGuildMember,
  ChannelType,
  DiscordAPIError,
  type GuildChannelType,
  type REST,
  type RESTGetAPICurrentUserGuildsResult,
  Routes,
} from 'discord.js'
import type { Place } from '../../../contract/place.ts'
import { LIMITS } from '../limits.ts'
import { missing } from '../permissions.ts'
import { dmUser, guildOf, isThread } from '../place.ts'
import { isDenied, type Lacking } from '../send/reach.ts'
import { permissionsIn } from './permissions-in.ts'
import { askedServer, type Server, type ServerChannel } from './servers.ts'

/** A channel, with its server's name for a reader: `#general · Team`. */
export type Room = { readonly id: string; readonly name: string }

/** Whether a summary may be posted in a room, and whether it then becomes a new post of a forum. */
type Target =
  | { readonly refusal: string }
  | { readonly refusal?: undefined; readonly guild: string; readonly forum: boolean }

export type SharedRooms = {
  /** The channels in which both this person and the bot may write, for the menu in a DM: at most 25. */
  sharedWith(user: string): Promise<readonly Room[]>
  /** Those of that name, in all servers or in one. */
  named(user: string, name: string, guild: string | undefined): Promise<readonly Room[]>
  /** Whether a summary may be posted in `room`: the menu is not the only way to name one. `user` has to be allowed too. */
  target(place: Place, room: string, user?: string): Promise<Target>
  /** Which of the wanted permissions the bot lacks in a channel or thread of a server. */
  lacking: Lacking
}

/** So many servers at most are asked whether a person is there: that costs a request each, and no event tells it. */
const MAX_SERVERS = 25
/** The menu is part of a message that has eight seconds in all: what has not answered by then is left out. */
const MENU_MS = 3_000

type Channel = APIGuildChannel<GuildChannelType> & { readonly parent_id?: string | null }
type MayWrite = (channel: ServerChannel) => boolean

/**
 * `known` gives the servers as the gateway told them. Where this process holds no connection it is empty, and REST is asked
 * instead, so that any replica can answer. `self` gives the bot's user id.
 */
export function createSharedRooms(
  rest: REST,
  self: () => Promise<string>,
  known: () => readonly Server[] = () => [],
): SharedRooms {
  return {
    async sharedWith(user) {
      return (await roomsIn((await servers()).slice(0, MAX_SERVERS), user)).slice(0, LIMITS.selectOptions)
    },

    async named(user, name, guild) {
      const wanted = (channel: ServerChannel) => channel.name.toLowerCase() === name.toLowerCase()
      const all = (await servers()).filter(({ id }) => guild === undefined || id === guild)
      // From the gateway's memory it costs nothing to see first which servers have such a channel at all.
      const having = known().length === 0 ? all : await serversWith(all, wanted)
      return await roomsIn(having.slice(0, MAX_SERVERS), user, wanted)
    },

    async target(place, room, user = dmUser(place)) {
      if (!/^\d{5,20}$/.test(room)) return { refusal: 'I do not know that channel. Choose it from the menu.' }
      const channel = (await rest.get(Routes.channel(room))) as Channel
      const guild = channel.guild_id
      if (guild === undefined) return { refusal: 'I can post the summary only in a channel of a server.' }
      if (!place.direct && guild !== guildOf(place)) return { refusal: 'That channel is in another server.' }
      if (user !== undefined && !(await mayWrite(guild, user, channel)))
        return { refusal: 'You cannot post in that channel yourself, so I do not post there for you.' }
      return { guild, forum: channel.type === ChannelType.GuildForum }
    },

    async lacking(id, wanted) {
      const channel = await visible(id)
      if (channel === undefined) return ['View Channels']
      if (channel.guild_id === undefined) return []
      const ruled = isThread(channel.type) && channel.parent_id ? await visible(channel.parent_id) : channel
      if (ruled === undefined) return ['View Channels']
      const rights = await serverOf(channel.guild_id).rights()
      const me = { user: await self(), roles: rights.ownRoles }
      return missing(String(permissionsIn(rights, me, ruled.permission_overwrites ?? [])), wanted)
    },
  }

  async function servers(): Promise<readonly Server[]> {
    const told = known()
    if (told.length > 0) return told
    const query = new URLSearchParams({ limit: String(MAX_SERVERS) })
    const guilds = (await rest.get(Routes.userGuilds(), { query })) as RESTGetAPICurrentUserGuildsResult
    return guilds.map(({ id, name }) => askedServer(rest, self, id, name))
  }

  /** What is to be decided, and not only offered, is asked for anew. */
  function serverOf(id: string): Server {
    return askedServer(rest, self, id, '')
  }

  async function serversWith(all: readonly Server[], wanted: (channel: ServerChannel) => boolean) {
    const has = await Promise.all(all.map(async (server) => (await server.channels()).some(wanted)))
    return all.filter((_, nth) => has[nth])
  }

  /** In the order of the servers and of their channels. A server that refuses or does not answer only leaves itself out. */
  async function roomsIn(
    all: readonly Server[],
    user: string,
    wanted: (channel: ServerChannel) => boolean = () => true,
  ): Promise<readonly Room[]> {
    const found = all.map((): readonly Room[] => [])
    const work = all.map(async (server, nth) => {
      found[nth] = await roomsOf(server, user, wanted).catch(() => [])
    })
    const late = new AbortController()
    const inTime = sleep(MENU_MS, undefined, { signal: late.signal, ref: false }).catch(() => undefined)
    await Promise.race([Promise.all(work), inTime]).finally(() => late.abort())
    return found.flat()
  }

  async function roomsOf(server: Server, user: string, wanted: (channel: ServerChannel) => boolean): Promise<Room[]> {
    const may = await writers(server, user)
    if (may === undefined) return []
    const open = (await server.channels()).filter((one) => isText(one.type) && wanted(one) && may(one))
    open.sort((a, b) => (a.position ?? 0) - (b.position ?? 0))
    return open.map(({ id, name }) => ({ id, name: `#${name} · ${server.name}` }))
  }

  /** Returns whether both may write in a channel of the server; undefined if the person is not a member there. */
  async function writers(server: Server, user: string): Promise<MayWrite | undefined> {
    const person = await memberOf(server.id, user)
    if (person === undefined) return undefined
    const [rights, bot] = await Promise.all([server.rights(), self()])
    const both = [
      { user, roles: person.roles },
      { user: bot, roles: rights.ownRoles },
    ]
    return (channel) =>
      both.every((member) => {
        const held = permissionsIn(rights, member, channel.permission_overwrites ?? [])
        return missing(String(held), ['View Channels', 'Send Messages']).length === 0
      })
  }

  async function mayWrite(guild: string, user: string, channel: Channel): Promise<boolean> {
    const may = await writers(serverOf(guild), user)
    const ruled =
      isThread(channel.type) && channel.parent_id ? await rest.get(Routes.channel(channel.parent_id)) : channel
    return may?.(ruled as Channel) === true
  }

  async function visible(id: string): Promise<Channel | undefined> {
    try {
      return (await rest.get(Routes.channel(id))) as Channel
    } catch (error) {
      if (isDenied(error)) return undefined
      throw error
    }
  }

  async function memberOf(guild: string, user: string): Promise<APIGuildMember | undefined> {
    try {
      return (await rest.get(Routes.guildMember(guild, user))) as APIGuildMember
    } catch (error) {
      if (error instanceof DiscordAPIError && error.status === 404) return undefined
      throw error
    }
  }
}

/** In a forum a summary is a post of its own. */
const TEXT: readonly number[] = [ChannelType.GuildText, ChannelType.GuildAnnouncement, ChannelType.GuildForum]

const isText = (type: number): boolean => TEXT.includes(type)
