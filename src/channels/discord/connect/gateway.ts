import {
  type APIInteraction,
  Client,
  Events,
  GatewayDispatchEvents,
  type GatewayMessageCreateDispatchData,
  Status,
} from 'discord.js'
import { UserError } from '../../../errors.ts'
import type { Log } from '../../../log.ts'
import { readRemoved } from '../payload.ts'
import { describeError } from '../send/describe-error.ts'
import type { DiscordSettings } from '../settings.ts'
import { clientOptions } from './client-options.ts'
import { containFaults } from './contain-faults.ts'

export type GatewayOptions = {
  readonly settings: DiscordSettings
  readonly log: Log
  readonly onInteraction: (interaction: APIInteraction) => Promise<void>
  readonly onMessage: (message: GatewayMessageCreateDispatchData, self: string) => Promise<void>
  /** The bot was removed from a server, or the server was deleted. */
  readonly onRemoved: (guild: string) => Promise<void>
  /** How often the connection is looked at, and how long it may be silent. */
  readonly watchMs?: number
  readonly silentMs?: number
}

export type Gateway = {
  /** Connects. Throws UserError where the token or an intent is refused; a Discord that is away is tried again later. */
  start(): Promise<void>
  /** Takes nothing more, waits for what is in flight, then disconnects. May be started again. */
  stop(): Promise<void>
}

/**
 * The gateway connection. discord.js resumes and reconnects by itself, but waits without end for a resume that Discord
 * never answers: a watchdog replaces a client that has not been ready, or not heard a heartbeat, for too long.
 */
export function createGateway(options: GatewayOptions): Gateway {
  const { settings, log, watchMs = 15_000, silentMs = 100_000 } = options
  const inFlight = new Set<Promise<void>>()
  let client: Client | undefined
  let watch: NodeJS.Timeout | undefined
  let lastWell = 0
  let busy = false

  return {
    async start() {
      lastWell = Date.now()
      await connect()
      watch = setInterval(() => void look(), watchMs)
      watch.unref()
    },
    async stop() {
      clearInterval(watch)
      const leaving = client
      client = undefined
      while (inFlight.size > 0) await Promise.all(inFlight)
      await leaving?.destroy()
    },
  }

  async function connect(): Promise<void> {
    const next = new Client(clientOptions(settings))
    client = next
    listen(next)
    try {
      const ready = new Promise((resolve) => next.once(Events.ClientReady, resolve))
      await next.login(settings.token)
      await ready
      lastWell = Date.now()
      log.info({ shards: next.ws.shards.size }, 'connected to Discord')
    } catch (error) {
      const fault = faultOf(error)
      if (fault !== undefined) throw fault
      log.warn({ fault: describeError(error) }, 'Discord is not reachable; trying again')
    }
  }

  function listen(next: Client): void {
    containFaults(next, log)
    next.ws.on(GatewayDispatchEvents.InteractionCreate, (interaction: APIInteraction) =>
      track(next, () => options.onInteraction(interaction)),
    )
    next.ws.on(GatewayDispatchEvents.MessageCreate, (message: GatewayMessageCreateDispatchData) =>
      track(next, () => options.onMessage(message, next.user?.id ?? settings.applicationId)),
    )
    next.ws.on(GatewayDispatchEvents.GuildDelete, (given: unknown) => {
      const guild = readRemoved(given)
      if (guild !== undefined) track(next, () => options.onRemoved(guild))
    })
    next.on(Events.Error, (error) => log.warn({ fault: describeError(error) }, 'Discord client error'))
    next.on(Events.ShardError, (error) => log.warn({ fault: describeError(error) }, 'Discord connection error'))
    next.on(Events.ShardReconnecting, (shard) => log.info({ shard }, 'reconnecting to Discord'))
    next.on(Events.ShardResume, (shard, missed) => log.info({ shard, missed }, 'resumed the Discord connection'))
  }

  /** A client that was replaced or stopped takes nothing more. */
  function track(from: Client, work: () => Promise<void>): void {
    if (from !== client) return
    const done = Promise.resolve()
      .then(work)
      .catch((error: unknown) => log.error({ fault: describeError(error) }, 'a Discord event was not handled'))
      .finally(() => inFlight.delete(done))
    inFlight.add(done)
  }

  async function look(): Promise<void> {
    if (busy || client === undefined) return
    if (isWell(client)) {
      lastWell = Date.now()
      return
    }
    if (Date.now() - lastWell < silentMs) return
    busy = true
    try {
      log.warn({ silentMs: Date.now() - lastWell }, 'the Discord connection went silent; connecting anew')
      const silent = client
      lastWell = Date.now()
      await silent.destroy().catch(() => undefined)
      if (client === silent) await connect()
    } catch (error) {
      log.error({ fault: describeError(error) }, 'Discord refuses the connection')
    } finally {
      busy = false
    }
  }

  /** Ready, and a heartbeat answered lately (they come about every 41 seconds; the first after up to that). */
  function isWell(current: Client): boolean {
    if (!current.isReady()) return false
    const now = Date.now()
    const readyAt = current.readyTimestamp
    return current.ws.shards.every(
      (shard) =>
        shard.status === Status.Ready && now - Math.max(shard.lastPingTimestamp, readyAt) < Math.max(silentMs, 100_000),
    )
  }
}

/** What the operator has to mend, if that is what is wrong. */
function faultOf(error: unknown): UserError | undefined {
  const { message = '', status, code } = (error ?? {}) as { message?: string; status?: number; code?: unknown }
  if (/disallowed intents/i.test(message))
    return new UserError(
      'discord-intents',
      'Discord refuses the Message Content intent. Switch it on for the application (Developer Portal, Bot, Privileged ' +
        'Gateway Intents), or unset DISCORD_MESSAGE_CONTENT.',
      { field: 'DISCORD_MESSAGE_CONTENT' },
    )
  if (status === 401 || code === 'TokenInvalid' || /authentication failed/i.test(message))
    return new UserError('discord-token', 'Discord refuses DISCORD_TOKEN. Reset it on the Bot page and set it anew.', {
      field: 'DISCORD_TOKEN',
    })
  return undefined
}
