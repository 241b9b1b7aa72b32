import {
  type APIGuild,
  type APIGuildChannel,
  type APIGuildMember,
  type APIOverwrite,
  type Client,
  type GuildChannelType,
  type REST,
  Routes,
} from 'discord.js'

/** A channel of a server, as far as it matters who may write there. */
export type ServerChannel = {
  readonly id: string
  readonly name: string
  readonly type: number
  readonly position?: number
  readonly permission_overwrites?: readonly APIOverwrite[]
}

/** What decides about writing in a server; `ownRoles` are the bot's. */
type Rights = {
  readonly id: string
  readonly owner_id: string
  readonly roles: readonly { readonly id: string; readonly permissions: string }[]
  readonly ownRoles: readonly string[]
}

/** A server that the bot is in. Its rights and channels are fetched only where they are wanted. */
export type Server = {
  readonly id: string
  readonly name: string
  rights(): Promise<Rights>
  channels(): Promise<readonly ServerChannel[]>
}

/** The servers as the gateway told them, which costs no request: Discord keeps it up to date. Empty before it is connected. */
export function knownServers(client: Client | undefined): readonly Server[] {
  if (client?.isReady() !== true) return []
  return client.guilds.cache.map((guild) => ({
    id: guild.id,
    name: guild.name,
    rights: async () => ({
      id: guild.id,
      owner_id: guild.ownerId,
      roles: guild.roles.cache.map(({ id, permissions }) => ({ id, permissions: String(permissions.bitfield) })),
      ownRoles: guild.members.me?.roles.cache.map(({ id }) => id) ?? [],
    }),
    channels: async () =>
      [...guild.channels.cache.values()].flatMap((channel) =>
        channel.isThread()
          ? []
          : {
              id: channel.id,
              name: channel.name,
              type: channel.type,
              position: channel.rawPosition,
              permission_overwrites: channel.permissionOverwrites.cache.map(({ id, type, allow, deny }) => ({
                id,
                type,
                allow: String(allow.bitfield),
                deny: String(deny.bitfield),
              })),
            },
      ),
  }))
}

/** A server asked for over REST, for a process that holds no connection. */
export function askedServer(rest: REST, self: () => Promise<string>, id: string, name: string): Server {
  return {
    id,
    name,
    async rights() {
      const [guild, me] = await Promise.all([
        rest.get(Routes.guild(id)) as Promise<APIGuild>,
        self().then((bot) => rest.get(Routes.guildMember(id, bot)) as Promise<APIGuildMember>),
      ])
      return { id, owner_id: guild.owner_id, roles: guild.roles, ownRoles: me.roles }
    },
    channels: async () => (await rest.get(Routes.guildChannels(id))) as APIGuildChannel<GuildChannelType>[],
  }
}
