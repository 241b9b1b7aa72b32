import { REST, RESTEvents } from 'discord.js'

import type { Log } from '../../log.ts'
import type { DiscordSettings } from './settings.ts'

/** Discord bans an address for ten minutes after 10,000 refused requests; we say so long before. */
const WARN_EVERY = 100

/** Options for discord.js' REST, here and inside its gateway client: the outbox retries and waits, so the SDK does neither. */
export function restOptions(settings: DiscordSettings) {
  return {
    version: '10',
    retries: 0,
    timeout: 10_000,
    rejectOnRateLimit: () => true,
    invalidRequestWarningInterval: WARN_EVERY,
    ...(settings.apiUrl !== undefined && { api: settings.apiUrl.replace(/\/+$/, '') }),
  }
}

/** discord.js drops the token at the first 401 and then fails every call until a restart, even if the 401 was a hiccup. */
class FaithfulRest extends REST {
  override setToken(token: string | null): this {
    return token === null ? this : super.setToken(token)
  }
}

/** Returns a REST client that works without the gateway, so that every replica can send. */
export function createRest(settings: DiscordSettings, log: Log): REST {
  const rest = new FaithfulRest(restOptions(settings)).setToken(settings.token)
  rest.on(RESTEvents.InvalidRequestWarning, ({ count, remainingTime }) => {
    log.warn({ count, remainingTime }, 'Discord refused many requests; at 10,000 in ten minutes it blocks this address')
  })
  return rest
}
