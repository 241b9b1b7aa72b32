import {
  type APIChannel,
  type APIMessage,
  ComponentType,
  DiscordAPIError,
  type REST,
  RESTJSONErrorCodes,
  Routes,
  ThreadAutoArchiveDuration,
} from 'discord.js'
import type { Channel, Delivery, Receipt, View } from '../channel.ts'
import { SendError } from '../channel.ts'
import { LIMITS } from './limits.ts'
import { dmUser } from './place.ts'
import type { Rooms } from './render/action-rows.ts'
import { cleanLine } from './render/clean-text.ts'
import { type Rendered, render } from './render.ts'
import type { SharedRooms } from './rooms/shared-rooms.ts'
import { fileBody, messageBody, nonceOf, type Outbound, tagOf } from './send/message-body.ts'
import { toSendError } from './send/to-send-error.ts'

export type SendOptions = {
  readonly rest: REST
  readonly rooms: SharedRooms
  /** Whether the bot may read what people type in a thread without mentioning it. */
  readonly readsThreads: boolean
}

/** Returns the sending half of the front. The receipt of a view that took several messages names them all, with commas. */
export function createSend({ rest, rooms, readsThreads }: SendOptions): Required<Pick<Channel, 'send' | 'findSent'>> {
  return {
    send: (delivery) => dispatch(delivery).catch((error: unknown) => Promise.reject(toSendError(error))),
    findSent: (delivery) => findSent(delivery).catch((error: unknown) => Promise.reject(toSendError(error))),
  }

  async function dispatch(delivery: Delivery): Promise<Receipt> {
    switch (delivery.kind) {
      case 'open':
        return open(delivery)
      case 'update':
        return update(delivery, delivery.place.thread ?? delivery.place.room, delivery.message)
      case 'publish':
        return publish(delivery)
      case 'tell':
        return post(delivery, await earOf(delivery))
      default:
        return post(delivery, target(delivery))
    }
  }

  /**
   * Without a fresh interaction nothing can be shown to one person only, so a notice goes where the conversation is.
   * Where none could be opened, the channel itself is out of reach: then it goes to the person directly.
   */
  async function earOf(delivery: Delivery & { kind: 'tell' }): Promise<string> {
    if (delivery.place.direct || delivery.place.thread !== undefined) return target(delivery)
    const dm = await rest.post(Routes.userChannels(), { body: { recipient_id: delivery.user } })
    return (dm as APIChannel).id
  }

  /** The first message; in a channel of a server it opens the thread in which everything else happens. */
  async function open(delivery: Delivery & { kind: 'open' }): Promise<Receipt> {
    const { place } = delivery
    if (place.direct || place.thread !== undefined)
      return {
        ...(await post(delivery, target(delivery))),
        ...(place.thread !== undefined && { thread: place.thread }),
      }
    const receipt = await post(delivery, place.room)
    const message = receipt.message?.split(',')[0]
    const thread = message === undefined ? undefined : await openThread(place.room, message, threadName(delivery.view))
    return { ...receipt, ...(thread !== undefined && { thread }) }
  }

  async function openThread(room: string, message: string, name: string): Promise<string | undefined> {
    try {
      const body = { name, auto_archive_duration: ThreadAutoArchiveDuration.OneWeek }
      return ((await rest.post(Routes.threads(room, message), { body })) as APIChannel).id
    } catch (error) {
      const code = error instanceof DiscordAPIError ? error.code : undefined
      // The text chat of a voice channel has no threads: the conversation goes on in the channel, by its buttons.
      if (code === RESTJSONErrorCodes.CannotExecuteActionOnThisChannelType) return undefined
      if (code !== RESTJSONErrorCodes.ThreadAlreadyCreatedForMessage) throw error
      const root = (await rest.get(Routes.channelMessage(room, message))) as APIMessage
      return root.thread?.id ?? root.id
    }
  }

  async function publish(delivery: Delivery & { kind: 'publish' }): Promise<Receipt> {
    const refusal = await rooms.refusal(delivery.place, delivery.room)
    if (refusal !== undefined) throw new SendError('refused', refusal)
    if (delivery.message !== undefined) return update(delivery, delivery.room, delivery.message)
    return post(delivery, delivery.room)
  }

  async function post(delivery: Delivery, channel: string): Promise<Receipt> {
    const sent: string[] = []
    for (const [part, { body, files }] of (await outbound(delivery)).entries()) {
      const nonce = { nonce: nonceOf(delivery.id, part), enforce_nonce: true }
      const message = await rest.post(Routes.channelMessages(channel), { body: { ...body, ...nonce }, files })
      sent.push((message as APIMessage).id)
    }
    return { message: sent.join(',') }
  }

  /** Edits the messages in place; a view that grew gets further messages, one that shrank loses its last ones. */
  async function update(
    delivery: Delivery & { kind: 'update' | 'publish' },
    channel: string,
    message: string,
  ): Promise<Receipt> {
    const old = message.split(',')
    const now: string[] = []
    for (const [part, { body, files }] of (await outbound(delivery)).entries()) {
      const id = old[part]
      const nonce = { nonce: nonceOf(delivery.id, part), enforce_nonce: true }
      const answer =
        id === undefined
          ? await rest.post(Routes.channelMessages(channel), { body: { ...body, ...nonce }, files })
          : await rest.patch(Routes.channelMessage(channel, id), { body, files })
      now.push((answer as APIMessage).id)
    }
    for (const id of old.slice(now.length)) {
      await rest.delete(Routes.channelMessage(channel, id)).catch(ignoreGone)
    }
    return { message: now.join(',') }
  }

  async function outbound(delivery: Delivery): Promise<readonly Outbound[]> {
    if (delivery.kind === 'file') return [fileBody(delivery, tagOf(delivery.id, 0))]
    const hint = delivery.kind === 'open' && !delivery.place.direct && !readsThreads
    const view = hint ? withHint(delivery.view) : delivery.view
    const rendered: readonly Rendered[] = render(view, {
      conversation: delivery.conversation,
      rooms: await roomsFor(delivery, view),
    })
    return rendered.map((message, part) => messageBody(message, tagOf(delivery.id, part)))
  }

  async function roomsFor(delivery: Delivery, view: View): Promise<Rooms> {
    const person = dmUser(delivery.place)
    if (person === undefined || !view.actions.some((action) => action.kind === 'room')) return 'server'
    return rooms.sharedWith(person)
  }

  async function findSent(delivery: Delivery): Promise<Receipt | undefined> {
    const parts = (await outbound(delivery)).length
    const channel = delivery.kind === 'publish' ? delivery.room : target(delivery)
    const query = new URLSearchParams({ limit: '50' })
    const recent = (await rest.get(Routes.channelMessages(channel), { query })) as APIMessage[]
    const found = Array.from({ length: parts }, (_, part) =>
      recent.find((message) => isTagged(message, delivery.id, part)),
    )
    if (found.some((message) => message === undefined)) return undefined
    const thread = delivery.kind === 'open' ? (delivery.place.thread ?? found[0]?.thread?.id) : undefined
    // A root whose thread is missing is not done: posting again finds the root by its nonce and opens the thread.
    if (delivery.kind === 'open' && !delivery.place.direct && thread === undefined) return undefined
    return { message: found.map((message) => message?.id).join(','), ...(thread !== undefined && { thread }) }
  }
}

function target({ place }: Delivery): string {
  return place.thread ?? place.room
}

function isTagged(message: APIMessage, delivery: string, part: number): boolean {
  const container = message.components?.[0]
  return (
    message.author.bot === true && container?.type === ComponentType.Container && container.id === tagOf(delivery, part)
  )
}

function ignoreGone(error: unknown): void {
  if (toSendError(error).kind !== 'gone') throw error
}

const HINT =
  'To answer in your own words, press the button for it, or mention me at the start of your message: I cannot read other messages here.'

function withHint(view: View): View {
  return { ...view, parts: [...view.parts, { kind: 'note', text: HINT }] }
}

function threadName(view: View): string {
  const heading = view.parts.find((part) => part.kind === 'heading')
  return cleanLine(heading?.text ?? view.fallback, LIMITS.threadName) || 'llm-plan'
}
