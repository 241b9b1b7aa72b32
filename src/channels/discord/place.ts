import { ChannelType } from 'discord.js'
import type { Place } from '../../contract/place.ts'

/** A post in a forum is one too. */
export const THREADS = [ChannelType.AnnouncementThread, ChannelType.PublicThread, ChannelType.PrivateThread] as const

export const isThread = (type: number | undefined): boolean => THREADS.some((thread) => thread === type)

/** What is known of the channel that something came from. */
export type Origin = {
  readonly guild: string | undefined
  readonly channel: string
  readonly type: number | undefined
  /** The channel that a thread belongs to. */
  readonly parent: string | undefined
  readonly user: string
}

/** Returns the place of a conversation. A server is a tenant; so is a person's DM, because it belongs to no server. */
export function placeOf(origin: Origin): Place {
  const { guild, channel, type, parent, user } = origin
  if (guild === undefined) return { platform: 'discord', tenant: `discord:dm:${user}`, room: channel, direct: true }
  const tenant = guildTenant(guild)
  if (isThread(type) && parent !== undefined)
    return { platform: 'discord', tenant, room: parent, thread: channel, direct: false }
  return { platform: 'discord', tenant, room: channel, direct: false }
}

/** A server's tenant. */
export const guildTenant = (guild: string): string => `discord:${guild}`

/** Returns the person whose DM it is, or undefined in a server. */
export function dmUser(place: Place): string | undefined {
  return /^discord:dm:(\d+)$/.exec(place.tenant)?.[1]
}

/** Returns the server's id, or undefined in a DM. */
export function guildOf(place: Place): string | undefined {
  return /^discord:(\d+)$/.exec(place.tenant)?.[1]
}
