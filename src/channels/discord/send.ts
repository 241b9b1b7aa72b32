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
import type { Channel } from '../../contract/channel.ts'
import type { Delivery, Receipt } from '../../contract/delivery.ts'
import { SendError } from '../../contract/send-error.ts'
import type { View } from '../../contract/view.ts'
import { LIMITS } from './limits.ts'
import { dmUser } from './place.ts'
import type { Prefill } from './prefill.ts'
import type { Rooms } from './render/action-rows.ts'
import { cleanLine } from './render/clean-text.ts'
import { type Rendered, render } from './render.ts'
import type { SharedRooms } from './rooms/shared-rooms.ts'
import { fileBody, messageBody, nonceOf, type Outbound, tagOf } from './send/message-body.ts'
import { postedId, readPosted } from './send/posted.ts'
import { toSendError } from './send/to-send-error.ts'

export type SendOptions = {
  readonly rest: REST
  readonly rooms: SharedRooms
  /** Whether the bot may read what people type in a thread without mentioning it. */
  readonly readsThreads: boolean
  readonly prefill: Prefill
  readonly now: () => number
}

/** Returns the sending half of the front: deliveries to messages, and looking for those that an earlier try left. */
export function createSend({
  rest,
  rooms,
  readsThreads,
  prefill,
  now,
}: SendOptions): Required<Pick<Channel, 'send' | 'findSent'>> {
  return {
    send: (delivery) => dispatch(delivery).catch((error: unknown) => Promise.reject(toSendError(error))),
    findSent: (delivery) => findSent(delivery).catch((error: unknown) => Promise.reject(toSendError(error))),
  }

  async function dispatch(delivery: Delivery): Promise<Receipt> {
    switch (delivery.kind) {
      case 'open':
        return open(delivery)
      case 'update':
        return update(delivery, delivery.message)
      case 'publish':
        return publish(delivery)
      default:
        return post(delivery, await whereTo(delivery))
    }
  }

  async function whereTo(delivery: Delivery): Promise<string> {
    if (delivery.kind === 'publish') return delivery.room
    return delivery.kind === 'tell' ? earOf(delivery) : target(delivery)
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
    const messages = await postAll(delivery, place.room)
    const thread = await openThread(place.room, messages[0] ?? '', threadName(delivery.view))
    return { message: postedId({ channel: place.room, messages }), ...(thread !== undefined && { thread }) }
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
    if (delivery.message !== undefined) return update(delivery, delivery.message)
    return post(delivery, delivery.room)
  }

  async function post(delivery: Delivery, channel: string): Promise<Receipt> {
    return { message: postedId({ channel, messages: await postAll(delivery, channel) }) }
  }

  async function postAll(delivery: Delivery, channel: string): Promise<readonly string[]> {
    const messages: string[] = []
    for (const [part, request] of (await outbound(delivery)).entries()) {
      messages.push(await postOne(delivery, channel, part, request))
    }
    return messages
  }

  async function postOne(
    delivery: Delivery,
    channel: string,
    part: number,
    { body, files }: Outbound,
  ): Promise<string> {
    const nonce = { nonce: nonceOf(delivery.id, part), enforce_nonce: true }
    const answer = await rest.post(Routes.channelMessages(channel), { body: { ...body, ...nonce }, files })
    return (answer as APIMessage).id
  }

  /** Edits the messages in place; a view that grew gets further messages, one that shrank loses its last ones. */
  async function update(delivery: Delivery & { kind: 'update' | 'publish' }, message: string): Promise<Receipt> {
    const posted = readPosted(message)
    if (posted === undefined) throw new SendError('gone', 'The message to change is not known.')
    const { channel, messages: old } = posted
    const messages: string[] = []
    for (const [part, request] of (await outbound(delivery)).entries()) {
      const id = old[part]
      if (id === undefined) messages.push(await postOne(delivery, channel, part, request))
      else {
        await rest.patch(Routes.channelMessage(channel, id), request)
        messages.push(id)
      }
    }
    for (const id of old.slice(messages.length)) {
      await rest.delete(Routes.channelMessage(channel, id)).catch(ignoreGone)
    }
    return { message: postedId({ channel, messages }) }
  }

  async function outbound(delivery: Delivery): Promise<readonly Outbound[]> {
    if (delivery.kind === 'file') return [fileBody(delivery, tagOf(delivery.id, 0))]
    const hint = delivery.kind === 'open' && !delivery.place.direct && !readsThreads
    const view = hint ? withHint(delivery.view) : delivery.view
    prefill.note(view, delivery.conversation, now())
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
    const channel = await whereTo(delivery)
    const query = new URLSearchParams({ limit: '50' })
    const recent = (await rest.get(Routes.channelMessages(channel), { query })) as APIMessage[]
    const found = Array.from({ length: parts }, (_, part) =>
      recent.find((message) => isTagged(message, delivery.id, part)),
    )
    if (found.some((message) => message === undefined)) return undefined
    const thread = delivery.kind === 'open' ? (delivery.place.thread ?? found[0]?.thread?.id) : undefined
    // A root whose thread is missing is not done: posting again finds the root by its nonce and opens the thread.
    if (delivery.kind === 'open' && !delivery.place.direct && thread === undefined) return undefined
    const messages = found.flatMap((message) => message?.id ?? [])
    return { message: postedId({ channel, messages }), ...(thread !== undefined && { thread }) }
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
