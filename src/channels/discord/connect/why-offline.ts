import { GatewayCloseCodes } from 'discord.js'
import { UserError } from '../../../errors.ts'
import { describeError } from '../send/describe-error.ts'

/** Close codes after which discord.js does not come back by itself, in words. Source: discord-api-docs, "Gateway Close Event Codes". */
const CLOSED: Readonly<Record<number, string>> = {
  [GatewayCloseCodes.AuthenticationFailed]: 'Discord refuses the token (4004)',
  [GatewayCloseCodes.InvalidShard]: 'Discord refuses the shard (4010)',
  [GatewayCloseCodes.ShardingRequired]: 'Discord asks for more shards (4011)',
  [GatewayCloseCodes.InvalidAPIVersion]: 'Discord no longer knows this version of its API (4012)',
  [GatewayCloseCodes.InvalidIntents]: 'Discord does not know an intent (4013)',
  [GatewayCloseCodes.DisallowedIntents]: 'Discord refuses an intent (4014)',
}

/** Returns why a line that Discord closed stays closed. */
export function whyClosed(code: number): string {
  return CLOSED[code] ?? `Discord closed the connection (${code})`
}

/** Returns why a connection did not come about, without anything secret. */
export function whyOffline(error: unknown): string {
  if (error instanceof Error && /sharding is required/i.test(error.message)) return whyClosed(4011)
  if (error instanceof Error && /invalid shard/i.test(error.message)) return whyClosed(4010)
  const { status, code, name } = describeError(error)
  return `Discord is not reachable (${status ?? code ?? name})`
}

/** Returns what the operator has to mend, if that is what is wrong. */
export function faultOf(error: unknown): UserError | undefined {
  const { message = '', status, code } = (error ?? {}) as { message?: string; status?: number; code?: unknown }
  if (/disallowed intents/i.test(message))
    return new UserError(
      'discord-intents',
      'Discord refuses the Message Content intent. Switch it on for the application (Developer Portal, Bot, Privileged ' +
        'Gateway Intents), or unset DISCORD_MESSAGE_CONTENT.',
      { field: 'DISCORD_MESSAGE_CONTENT' },
    )
  if (status === 401 || code === 'TokenInvalid' || /authentication failed/i.test(message))
    return new UserError(
      'discord-token',
      'Discord refuses DISCORD_TOKEN. Reset it on the Bot page and set the new one.',
      {
        field: 'DISCORD_TOKEN',
      },
    )
  return undefined
}
