import { setTimeout as sleep } from 'node:timers/promises'
import {
  type APIGuild,
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

type Room = { readonly id: string; readonly name: string }

export type SharedRooms = {
  /** The channels in which both this person and the bot may write, for the menu in a DM: at most 25. */
  sharedWith(user: string): Promise<readonly Room[]>
  /** Why a summary may not be posted in `room`, or undefined if it may: the menu is not the only way to name a room. */
  refusal(place: Place, room: string): Promise<string | undefined>
  /** Which of the wanted permissions the bot lacks in a channel or thread of a server. */
  lacking: Lacking
}

/** A DM's menu is made from at most so many servers; each costs up to three requests. */
const MAX_SERVERS = 25
/** The menu is part of a message that has eight seconds in all: what has not answered by then is left out. */
const MENU_MS = 3_000

type Channel = APIGuildChannel<GuildChannelType> & { readonly position?: number }

/** Works over REST alone, so that any replica can answer. `self` gives the bot's user id. */
export function createSharedRooms(rest: REST, self: () => Promise<string>): SharedRooms {
  return {
    async sharedWith(user) {
      const query = new URLSearchParams({ limit: String(MAX_SERVERS) })
      const guilds = (await rest.get(Routes.userGuilds(), { query })) as RESTGetAPICurrentUserGuildsResult
      const found = guilds.map((): readonly Room[] => [])
      const all = guilds.map(async (guild, nth) => {
        // A server that refuses or does not answer only leaves itself out.
        found[nth] = await roomsIn(guild, user).catch(() => [])
      })
      const late = new AbortController()
      const inTime = sleep(MENU_MS, undefined, { signal: late.signal, ref: false }).catch(() => undefined)
      await Promise.race([Promise.all(all), inTime]).finally(() => late.abort())
      return found.flat().slice(0, LIMITS.selectOptions)
    },

    async refusal(place, room) {
      if (!/^\d{5,20}$/.test(room)) return 'I do not know that channel. Choose it from the menu.'
      const channel = (await rest.get(Routes.channel(room))) as Channel & { parent_id?: string | null }
      const guild = channel.guild_id
      const person = dmUser(place)
      if (person === undefined) return guild === guildOf(place) ? undefined : 'That channel is in another server.'
      if (guild === undefined) return 'I can post the summary only in a channel of a server.'
      const may = await writers(guild, person)
      const ruled =
        isThread(channel.type) && channel.parent_id ? await rest.get(Routes.channel(channel.parent_id)) : channel
      if (may?.(ruled as Channel) === true) return undefined
      return 'You cannot write in that channel yourself, so I do not post there for you.'
    },

    async lacking(id, wanted) {
      const channel = await visible(id)
      if (channel === undefined) return ['View Channels']
      if (channel.guild_id === undefined) return []
      const ruled = isThread(channel.type) && channel.parent_id ? await visible(channel.parent_id) : channel
      if (ruled === undefined) return ['View Channels']
      const bot = await self()
      const [guild, me] = [
        (await rest.get(Routes.guild(channel.guild_id))) as APIGuild,
        await memberOf(channel.guild_id, bot),
      ]
      const held = permissionsIn(guild, { user: bot, roles: me?.roles ?? [] }, ruled.permission_overwrites ?? [])
      return missing(String(held), wanted)
    },
  }

  async function roomsIn(guild: { readonly id: string; readonly name: string }, user: string): Promise<Room[]> {
    const may = await writers(guild.id, user)
    if (may === undefined) return []
    const channels = (await rest.get(Routes.guildChannels(guild.id))) as Channel[]
    const open = channels.filter((channel) => isText(channel.type) && may(channel))
    open.sort((a, b) => (a.position ?? 0) - (b.position ?? 0))
    return open.map((channel) => ({ id: channel.id, name: `#${channel.name} · ${guild.name}` }))
  }

  /** Returns whether both may write in a channel of the server; undefined if the person is not a member there. */
  async function writers(guildId: string, user: string): Promise<((channel: Channel) => boolean) | undefined> {
    const person = await memberOf(guildId, user)
    if (person === undefined) return undefined
    const bot = await self()
    const [guild, me] = [(await rest.get(Routes.guild(guildId))) as APIGuild, await memberOf(guildId, bot)]
    const both = [
      { user, roles: person.roles },
      { user: bot, roles: me?.roles ?? [] },
    ]
    return (channel) =>
      both.every((member) => {
        const held = permissionsIn(guild, member, channel.permission_overwrites ?? [])
        return missing(String(held), ['View Channels', 'Send Messages']).length === 0
      })
  }

  async function visible(id: string): Promise<(Channel & { parent_id?: string | null }) | undefined> {
    try {
      return (await rest.get(Routes.channel(id))) as Channel & { parent_id?: string | null }
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

function isText(type: ChannelType): boolean {
  return type === ChannelType.GuildText || type === ChannelType.GuildAnnouncement
}
