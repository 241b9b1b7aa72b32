import { setTimeout as sleep } from 'node:timers/promises'
import { type APIThreadChannel, DiscordAPIError, type REST, Routes } from 'discord.js'
import type { Handled, HandleTurn } from '../../contract/turn.ts'
import type { View } from '../../contract/view.ts'
import type { Log } from '../../log.ts'
import { type ChannelFacts, fromPerson, mentions, messageToTurn } from './message-to-turn.ts'
import { type Message, readMessage } from './payload.ts'
import { isThread } from './place.ts'
import { render } from './render.ts'
import { pointAt } from './rooms/point-at.ts'
import type { SharedRooms } from './rooms/shared-rooms.ts'
import { describeError } from './send/describe-error.ts'
import { messageBody } from './send/message-body.ts'
import { postNotice } from './send/post-notice.ts'

export type MessageOptions = {
  readonly handle: HandleTurn
  readonly rest: REST
  readonly rooms: SharedRooms
  readonly log: Log
  readonly now: () => number
  /** Whether the bot may read what people type in a thread without mentioning it. */
  readonly readsThreads: boolean
  /** What is known of channels, or just being asked; whoever learns that one has changed may take it out. */
  readonly known: Map<string, Promise<ChannelFacts>>
  /** Waits before the second, third, ... try when the store is away: Discord delivers a message only once. */
  readonly retryMs?: readonly number[]
}

/** So many channels are remembered; what is asked about a channel (its kind, its parent, who opened it) never changes. */
const REMEMBERED = 1000

/** Returns the function that takes a message from the gateway to a committed turn. Takes anything; never rejects. */
export function createMessages({
  handle,
  rest,
  rooms,
  log,
  now,
  readsThreads,
  known,
  retryMs = [500, 2000, 8000],
}: MessageOptions) {
  const queues = new Map<string, Promise<void>>()

  /** One at a time within a channel: what was typed first is taken first. */
  return (given: unknown, self: string): Promise<void> => {
    const message = readMessage(given)
    if (message === undefined || !fromPerson(message, self)) return Promise.resolve()
    const { channel_id: channel } = message
    const done = (queues.get(channel) ?? Promise.resolve())
      .then(() => one(message, self))
      .finally(() => {
        if (queues.get(channel) === done) queues.delete(channel)
      })
    queues.set(channel, done)
    return done
  }

  async function one(message: Message, self: string): Promise<void> {
    try {
      const facts = await patiently(message, () => factsOf(message, self))
      const read = messageToTurn(message, facts, self, now())
      if (read === undefined) return
      const pointed = await patiently(message, () => pointAt(rooms, read))
      if ('refusal' in pointed) return await answer(message, read.place.direct, sentence(pointed.refusal))
      const { turn } = pointed
      const { tell, conversation } = await patiently(message, () => handle(turn)).catch(() => AWAY)
      if (tell !== undefined) await answer(message, turn.place.direct, tell, conversation)
    } catch (error) {
      log.warn({ fault: describeError(error), deliveryId: message.id }, 'a Discord message was not answered')
    }
  }

  async function answer(message: Message, direct: boolean, tell: View, conversation = '') {
    const [rendered] = render(tell, {
      conversation,
      rooms: direct ? 'none' : 'server',
      pictures: false,
      unheard: !direct && !readsThreads,
    })
    if (rendered === undefined) return
    const { body, files } = messageBody(rendered)
    const message_reference = { message_id: message.id, fail_if_not_exists: false }
    await postNotice(rest, message.channel_id, { body: { ...body, message_reference }, files })
  }

  /** A turn is remembered by its delivery id, so a repeated try has no second effect. What Discord refuses stays refused. */
  async function patiently<T>(message: Message, work: () => Promise<T>): Promise<T> {
    for (const wait of retryMs) {
      try {
        return await work()
      } catch (error) {
        if (error instanceof DiscordAPIError && error.status < 500) throw error
        log.error({ fault: describeError(error), deliveryId: message.id }, 'a Discord message waits for another try')
        await sleep(wait)
      }
    }
    return work()
  }

  /** The gateway says which channel, not what it is: a thread's parent and owner cost one request, once. */
  async function factsOf(message: Message, self: string): Promise<ChannelFacts> {
    const direct = typeof message.guild_id !== 'string'
    // Since 2025 the gateway sends the type along; older proxies and test servers do not.
    const type = direct ? undefined : (message.channel_type ?? undefined)
    const plain = direct || (type !== undefined && !isThread(type))
    if (plain) return { type, parent: undefined, ours: false }
    const remembered = await known.get(message.channel_id)
    if (remembered !== undefined && (remembered.ours || !mentions(message, self))) return remembered
    // Kept while it is asked, not when it is answered: an answer from before a command would outlive what the command changed.
    const asked = ask(message, self)
    known.delete(message.channel_id)
    known.set(message.channel_id, asked)
    if (known.size > REMEMBERED) known.delete(known.keys().next().value ?? '')
    asked.catch(() => known.get(message.channel_id) === asked && known.delete(message.channel_id))
    return await asked
  }

  async function ask(message: Message, self: string): Promise<ChannelFacts> {
    const channel = (await rest.get(Routes.channel(message.channel_id))) as APIThreadChannel
    return {
      type: channel.type,
      parent: channel.parent_id ?? undefined,
      // A mention brings the bot into a thread of someone else; from then on it listens there.
      ours: channel.owner_id === self || channel.member !== undefined || mentions(message, self),
    }
  }
}

const sentence = (text: string): View => ({ parts: [{ kind: 'text', text }], actions: [], fallback: text })

const AWAY: Handled = {
  status: 'refused',
  tell: sentence('I could not save that message. Please send it again in a minute.'),
}
