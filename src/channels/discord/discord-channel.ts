import { type APIUser, type REST, Routes } from 'discord.js'
import type { Router } from 'express'
import type { Channel } from '../../contract/channel.ts'
import type { DirectRooms } from '../../contract/direct-room.ts'
import type { EraseTenant, HandleTurn } from '../../contract/turn.ts'
import type { Log } from '../../log.ts'
import { createCatchUp } from './catch-up.ts'
import { createGateway, type Gateway } from './connect/gateway.ts'
import { interactionsRouter } from './connect/interactions-router.ts'
import { createInteractions } from './interactions.ts'
import type { ChannelFacts } from './message-to-turn.ts'
import { createMessages } from './messages.ts'
import { createOpenings } from './openings.ts'
import { createPrefill } from './prefill.ts'
import { createRemoved } from './removed.ts'
import { createRest } from './rest.ts'
import { createSharedRooms } from './rooms/shared-rooms.ts'
import { createSend } from './send.ts'
import type { DiscordSettings } from './settings.ts'
import { interactionPlace } from './to-turn.ts'

export type DiscordChannelOptions = {
  readonly config: DiscordSettings
  readonly handle: HandleTurn
  /** For a server that removes the bot. */
  readonly eraseTenant: EraseTenant
  /** The direct talks in which to look for what came while nobody was connected. */
  readonly directRooms: DirectRooms
  readonly log: Log
  readonly now?: () => number
  /** For tests: how often the gateway is looked at, how long it may be silent, when a message is tried again. */
  readonly watchMs?: number
  readonly silentMs?: number
  readonly retryMs?: readonly number[]
  readonly againMs?: number
  readonly readyMs?: number
}

export type DiscordChannel = Channel & {
  /** To mount at `/discord/interactions`; undefined without a public key. */
  readonly router: Router | undefined
}

/**
 * Returns the Discord front: one gateway connection for commands, buttons and messages, an endpoint for interactions
 * over HTTP if a public key is set (messages still come over the gateway), and sending over REST.
 */
export function createDiscordChannel(options: DiscordChannelOptions): DiscordChannel {
  const {
    config,
    handle,
    eraseTenant,
    directRooms,
    log,
    now = Date.now,
    watchMs,
    silentMs,
    retryMs,
    againMs,
    readyMs,
  } = options
  const rest = createRest(config, log)
  const prefill = createPrefill()
  const openings = createOpenings(rest)
  const readsThreads = config.messageContent === true
  const known = new Map<string, Promise<ChannelFacts>>()
  const answer = createInteractions({ handle, rest, log, now, prefill, openings, readsThreads })
  const interactions: typeof answer = (interaction, respond) => {
    // A thread of others is ours to listen in once an interview begins there.
    known.delete(interactionPlace(interaction)?.thread ?? '')
    return answer(interaction, respond)
  }
  const rooms = createSharedRooms(rest, selfOf(rest), () => gateway.servers())
  const onMessage = createMessages({
    handle,
    rest,
    rooms,
    log,
    now,
    readsThreads,
    known,
    ...(retryMs !== undefined && { retryMs }),
  })
  const gateway: Gateway = createGateway({
    settings: config,
    log,
    onMessage,
    onNew: createCatchUp({ rest, directRooms, onMessage, log, now, ...(retryMs !== undefined && { retryMs }) }),
    onRemoved: createRemoved({ eraseTenant, log, ...(retryMs !== undefined && { retryMs }) }),
    onInteraction: (interaction) =>
      interactions(interaction, async (body) => {
        await rest.post(Routes.interactionCallback(interaction.id, interaction.token), { body, auth: false })
      }),
    ...(watchMs !== undefined && { watchMs }),
    ...(silentMs !== undefined && { silentMs }),
    ...(againMs !== undefined && { againMs }),
    ...(readyMs !== undefined && { readyMs }),
  })
  const { publicKey } = config
  return {
    platform: 'discord',
    exclusive: 'discord-gateway',
    router: publicKey === undefined ? undefined : interactionsRouter({ publicKey, onInteraction: interactions, now }),
    start: gateway.start,
    stop: gateway.stop,
    state: gateway.state,
    ...createSend({
      rest,
      rooms,
      readsThreads,
      prefill,
      openings,
      now,
    }),
  }
}

/** The bot's user id, asked for once. (For old applications it is not the application's id.) */
function selfOf(rest: REST): () => Promise<string> {
  let self: Promise<string> | undefined
  return () => {
    self ??= (rest.get(Routes.user('@me')) as Promise<APIUser>).then((user) => user.id)
    self.catch(() => {
      self = undefined
    })
    return self
  }
}
