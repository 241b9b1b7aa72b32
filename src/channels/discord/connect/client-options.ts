import { type ClientOptions, GatewayIntentBits, Options, Partials } from 'discord.js'
import { restOptions } from '../rest.ts'
import type { DiscordSettings } from '../settings.ts'

const HOUR_S = 3600

/**
 * Options of the gateway client. Direct messages need the Channel partial. The caches are kept small: we read what the
 * gateway sends, not what discord.js remembers, and its caches of users and members have no limit by default.
 */
export function clientOptions(settings: DiscordSettings): ClientOptions {
  return {
    // As many as Discord recommends, asked for at each connection: one up to some two thousand servers.
    shards: 'auto',
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.DirectMessages,
      ...(settings.messageContent === true ? [GatewayIntentBits.MessageContent] : []),
    ],
    partials: [Partials.Channel],
    allowedMentions: { parse: [] },
    rest: restOptions(settings),
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      ReactionManager: 0,
      PresenceManager: 0,
      VoiceStateManager: 0,
      GuildEmojiManager: 0,
      GuildStickerManager: 0,
      GuildScheduledEventManager: 0,
      AutoModerationRuleManager: 0,
      ThreadMemberManager: 0,
      GuildMemberManager: { maxSize: 10, keepOverLimit: (member) => member.id === member.client.user.id },
      UserManager: { maxSize: 100, keepOverLimit: (user) => user.id === user.client.user.id },
    }),
    sweepers: {
      threads: { interval: HOUR_S, lifetime: HOUR_S },
      users: { interval: HOUR_S, filter: () => (user) => user.id !== user.client.user.id },
      guildMembers: { interval: HOUR_S, filter: () => (member) => member.id !== member.client.user.id },
    },
  }
}
