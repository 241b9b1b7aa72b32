import { setTimeout as sleep } from 'node:timers/promises'
import {
  type APIInteraction,
  Client,
  Events,
  GatewayDispatchEvents,
  type GatewayMessageCreateDispatchData,
  Status,
} from 'discord.js'
import type { ConnectionState } from '../../../contract/channel.ts'
import type { Log } from '../../../log.ts'
import { readRemoved } from '../payload.ts'
import { knownServers, type Server } from '../rooms/servers.ts'
import { describeError } from '../send/describe-error.ts'
import type { DiscordSettings } from '../settings.ts'
import { clientOptions } from './client-options.ts'
import { containFaults } from './contain-faults.ts'
import { faultOf, whyClosed, whyOffline } from './why-offline.ts'

export type GatewayOptions = {
  readonly settings: DiscordSettings
  readonly log: Log
  readonly onInteraction: (interaction: APIInteraction) => Promise<void>
  readonly onMessage: (message: GatewayMessageCreateDispatchData, self: string) => Promise<void>
  /** A new session: what happened before it Discord does not tell. */
  readonly onNew: (self: string) => Promise<void>
  /** The bot was removed from a server, or the server was deleted. */
  readonly onRemoved: (guild: string) => Promise<void>
  /** How often the connection is looked at, and how long it may be silent. */
  readonly watchMs?: number
  readonly silentMs?: number
  /** How long to wait before the second try to connect; each further wait is twice as long, up to a minute. */
  readonly againMs?: number
  /** A connection that is not ready so long after it was opened counts as failed. */
  readonly readyMs?: number
}

export type Gateway = {
  /** Connects. Throws UserError where the token or an intent is refused; a Discord that is away is tried again later. */
  start(): Promise<void>
  /** Takes nothing more, waits for what is in flight, then disconnects. May be started again. */
  stop(): Promise<void>
  state(): ConnectionState
  /** The servers that the bot is in, as far as the connection told; empty without one. */
  servers(): readonly Server[]
}

const MAX_AGAIN_MS = 60_000
/** discord.js may wait without end for the closing of a line that was never right. */
const DESTROY_MS = 5_000

/**
 * The gateway connection. discord.js resumes and reconnects by itself, but waits without end for a resume that Discord
 * never answers: a watchdog replaces a client that has not been ready, or not heard a heartbeat, for too long.
 */
export function createGateway(options: GatewayOptions): Gateway {
  const { settings, log, watchMs = 15_000, silentMs = 100_000, againMs = 1_000, readyMs = 60_000 } = options
  const inFlight = new Set<Promise<void>>()
  let client: Client | undefined
  let watch: NodeJS.Timeout | undefined
  let again: NodeJS.Timeout | undefined
  let pause = againMs
  let lastWell = 0
  let busy = false
  let state: ConnectionState = { online: 'elsewhere' }

  return {
    async start() {
      lastWell = performance.now()
      pause = againMs
      await connect()
      watch = setInterval(() => void look(), watchMs)
      watch.unref()
    },
    async stop() {
      clearInterval(watch)
      clearTimeout(again)
      const leaving = client
      client = undefined
      while (inFlight.size > 0) await Promise.all(inFlight)
      if (leaving !== undefined) await inTime(leaving.destroy(), DESTROY_MS)
      state = { online: 'elsewhere' }
    },
    state: () => (state.online === 'yes' && !hasLines() ? { online: 'no', why: LOST } : state),
    servers: () => knownServers(client),
  }

  function hasLines(): boolean {
    return client?.ws.shards.every((shard) => shard.status === Status.Ready) === true
  }

  async function connect(): Promise<void> {
    const next = new Client(clientOptions(settings))
    client = next
    state = { online: 'no', why: 'connecting to Discord' }
    listen(next)
    try {
      await ready(next)
      if (client !== next) return
      lastWell = performance.now()
      pause = againMs
      state = { online: 'yes' }
      log.info({ shards: next.ws.shards.size }, 'connected to Discord')
    } catch (error) {
      const fault = faultOf(error)
      if (fault !== undefined) {
        state = { online: 'no', why: fault.message }
        throw fault
      }
      comeBack(next, whyOffline(error))
    }
  }

  /** discord.js sees by itself to a login that hangs; a client given up in the middle of one would connect later, unheard. */
  async function ready(next: Client): Promise<void> {
    const first = new Promise<true>((resolve) => next.once(Events.ClientReady, () => resolve(true)))
    await next.login(settings.token)
    if ((await inTime(first, readyMs)) !== true) throw new Error('Discord did not get ready')
  }

  /** Connects anew after a while: at first soon, for most of what goes wrong passes in a second. */
  function comeBack(from: Client, why: string): void {
    if (from !== client) return
    state = { online: 'no', why }
    log.warn({ why, againInMs: pause }, 'offline on Discord; trying again')
    clearTimeout(again)
    again = setTimeout(() => void replace(from), pause)
    again.unref()
    pause = Math.min(MAX_AGAIN_MS, pause * 2)
  }

  async function replace(old: Client): Promise<void> {
    if (busy || client !== old) return
    busy = true
    try {
      lastWell = performance.now()
      await inTime(
        old.destroy().catch(() => undefined),
        DESTROY_MS,
      )
      if (client === old) await connect()
    } catch (error) {
      log.error({ fault: describeError(error) }, 'Discord refuses the connection')
      if (client !== undefined) comeBack(client, describeRefusal(error))
    } finally {
      busy = false
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
    // Direct messages come over the first shard alone.
    next.on(Events.ShardReady, (shard) => {
      if (shard === 0) track(next, () => options.onNew(next.user?.id ?? settings.applicationId))
    })
    next.on(Events.Error, (error) => log.warn({ fault: describeError(error) }, 'Discord client error'))
    next.on(Events.ShardError, (error) => log.warn({ fault: describeError(error) }, 'Discord connection error'))
    next.on(Events.ShardDisconnect, ({ code }) => {
      // While it connects for the first time, that fails by itself.
      if (next.isReady()) comeBack(next, whyClosed(code))
    })
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
      lastWell = performance.now()
      return
    }
    if (performance.now() - lastWell < silentMs) return
    log.warn({ silentMs: Math.round(performance.now() - lastWell) }, 'the Discord connection went silent; reconnecting')
    await replace(client)
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

const LOST = 'the connection to Discord was lost; reconnecting'

const describeRefusal = (error: unknown): string => faultOf(error)?.message ?? whyOffline(error)

/** Resolves with the work's result, or with undefined if it takes longer. */
async function inTime<T>(work: Promise<T>, ms: number): Promise<T | undefined> {
  const stop = new AbortController()
  const late = sleep(ms, undefined, { signal: stop.signal, ref: false }).catch(() => undefined)
  return await Promise.race([work, late]).finally(() => stop.abort())
}
