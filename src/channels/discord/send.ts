import { type APIChannel, type APIMessage, ComponentType, type REST, Routes } from 'discord.js'
import type { Channel } from '../../contract/channel.ts'
import type { Delivery, Receipt } from '../../contract/delivery.ts'
import { SendError } from '../../contract/send-error.ts'
import type { View } from '../../contract/view.ts'
import { LIMITS } from './limits.ts'
import type { Openings } from './openings.ts'
import { neededTo } from './permissions.ts'
import { dmUser } from './place.ts'
import type { Prefill } from './prefill.ts'
import type { Rooms } from './render/action-rows.ts'
import { cleanLine } from './render/clean-text.ts'
import { type Rendered, render } from './render.ts'
import type { SharedRooms } from './rooms/shared-rooms.ts'
import { findForumPost, forumPost } from './send/forum-post.ts'
import { fileBody, messageBody, nonceOf, type Outbound, tagOf } from './send/message-body.ts'
import { openThread } from './send/open-thread.ts'
import { postedId, readPosted } from './send/posted.ts'
import { createReach, isDenied } from './send/reach.ts'
import { toSendError } from './send/to-send-error.ts'
import { withoutPictures } from './send/without-pictures.ts'

export type SendOptions = {
  readonly rest: REST
  readonly rooms: SharedRooms
  /** Whether the bot may read what people type in a thread without mentioning it. */
  readonly readsThreads: boolean
  readonly prefill: Prefill
  readonly openings: Openings
  readonly now: () => number
}

/** One message; `plain` is the same without its pictures, if it has any. */
type Message = { readonly full: Outbound; readonly plain?: Outbound }

/** Returns the sending half of the front: deliveries to messages, and looking for those that an earlier try left. */
export function createSend({
  rest,
  rooms,
  readsThreads,
  prefill,
  openings,
  now,
}: SendOptions): Required<Pick<Channel, 'send' | 'findSent'>> {
  const reach = createReach(rest, rooms.lacking)
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
      case 'tell':
        return tell(delivery)
      default:
        return post(delivery, await whereTo(delivery))
    }
  }

  async function whereTo(delivery: Delivery): Promise<string> {
    if (delivery.kind === 'publish') return delivery.room
    return delivery.kind === 'tell' ? roomToTell(delivery) : target(delivery)
  }

  /** Where the conversation could not be opened, its owner reads so where the command was given, while that can be changed. */
  async function tell(delivery: Delivery & { kind: 'tell' }): Promise<Receipt> {
    if (!isHomeless(delivery)) return await post(delivery, target(delivery))
    const [first] = await outbound(delivery)
    if (first !== undefined && (await openings.tell(delivery.conversation, first.full.body, now()))) return {}
    return await post(delivery, await roomToTell(delivery))
  }

  /**
   * Without a fresh interaction nothing can be shown to one person only, so a notice goes where the conversation is.
   * Where none could be opened, the channel itself is out of reach: then it goes to the person directly.
   */
  async function roomToTell(delivery: Delivery & { kind: 'tell' }): Promise<string> {
    if (!isHomeless(delivery)) return target(delivery)
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
    const thread = await reach(place.room, neededTo('opening'), () =>
      openThread(rest, place.room, messages[0] ?? '', threadName(delivery.view)),
    )
    return { message: postedId({ channel: place.room, messages }), thread }
  }

  async function publish(delivery: Delivery & { kind: 'publish' }): Promise<Receipt> {
    const target = await rooms.target(delivery.place, delivery.room)
    if (target.refusal !== undefined) throw new SendError('refused', target.refusal)
    if (delivery.message !== undefined) return update(delivery, delivery.message)
    return await (target.forum ? postInForum(delivery) : post(delivery, delivery.room))
  }

  /** A forum holds posts, not messages: the summary becomes a new one. */
  async function postInForum(delivery: Delivery & { kind: 'publish' }): Promise<Receipt> {
    const [first, ...further] = await outbound(delivery)
    if (first === undefined) throw new SendError('refused', 'There is nothing to post.')
    const channel = await put(delivery, delivery.room, first, (request) =>
      forumPost(rest, delivery.room, threadName(delivery.view), request),
    )
    const messages = [channel]
    for (const [n, message] of further.entries()) messages.push(await postOne(delivery, channel, n + 1, message))
    return { message: postedId({ channel, messages }) }
  }

  async function post(delivery: Delivery, channel: string): Promise<Receipt> {
    return { message: postedId({ channel, messages: await postAll(delivery, channel) }) }
  }

  async function postAll(delivery: Delivery, channel: string): Promise<readonly string[]> {
    const messages: string[] = []
    for (const [part, message] of (await outbound(delivery)).entries()) {
      messages.push(await postOne(delivery, channel, part, message))
    }
    return messages
  }

  async function postOne(delivery: Delivery, channel: string, part: number, message: Message): Promise<string> {
    const nonce = { nonce: nonceOf(delivery.id, part), enforce_nonce: true }
    const answer = await put(delivery, channel, message, ({ body, files }) =>
      rest.post(Routes.channelMessages(channel), { body: { ...body, ...nonce }, files }),
    )
    return (answer as APIMessage).id
  }

  /** Edits the messages in place; a view that grew gets further messages, one that shrank loses its last ones. */
  async function update(delivery: Delivery & { kind: 'update' | 'publish' }, message: string): Promise<Receipt> {
    const posted = readPosted(message)
    if (posted === undefined) throw new SendError('gone', 'The message to change is not known.')
    const { channel, messages: old } = posted
    const messages: string[] = []
    for (const [part, each] of (await outbound(delivery)).entries()) {
      const id = old[part]
      if (id === undefined) messages.push(await postOne(delivery, channel, part, each))
      else {
        await put(delivery, channel, each, (request) => rest.patch(Routes.channelMessage(channel, id), request))
        messages.push(id)
      }
    }
    for (const id of old.slice(messages.length)) {
      await rest.delete(Routes.channelMessage(channel, id)).catch(ignoreGone)
    }
    return { message: postedId({ channel, messages }) }
  }

  /** Puts one message into a channel; where that is denied and pictures go along, once more with their words instead. */
  async function put<T>(
    delivery: Delivery,
    channel: string,
    { full, plain }: Message,
    work: (request: Outbound) => Promise<T>,
  ): Promise<T> {
    const inThread = !delivery.place.direct && channel === delivery.place.thread
    const wanted = neededTo(inThread ? 'thread' : 'channel', full.files.length > 0)
    return await reach(channel, wanted, async () => {
      try {
        return await work(full)
      } catch (error) {
        if (plain === undefined || !isDenied(error)) throw error
        return await work(plain)
      }
    })
  }

  async function outbound(delivery: Delivery): Promise<readonly Message[]> {
    if (delivery.kind === 'file') return [{ full: fileBody(delivery, tagOf(delivery.id, 0)) }]
    const { view } = delivery
    prefill.note(view, delivery.conversation, now())
    const rendered: readonly Rendered[] = render(view, {
      conversation: delivery.conversation,
      rooms: await roomsFor(delivery, view),
      unheard: !delivery.place.direct && !readsThreads,
    })
    return rendered.map((message, part) => {
      const tag = tagOf(delivery.id, part)
      const full = messageBody(message, tag)
      return message.files.length === 0 ? { full } : { full, plain: messageBody(withoutPictures(message), tag) }
    })
  }

  async function roomsFor(delivery: Delivery, view: View): Promise<Rooms> {
    const person = dmUser(delivery.place)
    if (person === undefined || !view.actions.some((action) => action.kind === 'room')) return 'server'
    return rooms.sharedWith(person)
  }

  /** Where to look for what was sent: for a summary in a forum the post that it began, if it did. */
  async function whereFound(delivery: Delivery): Promise<string | undefined> {
    if (delivery.kind !== 'publish') return await whereTo(delivery)
    const target = await rooms.target(delivery.place, delivery.room)
    if (target.refusal !== undefined || !target.forum) return delivery.room
    const forum = { id: delivery.room, guild: target.guild }
    return await findForumPost(rest, forum, (message) => isTagged(message, delivery.id, 0))
  }

  async function findSent(delivery: Delivery): Promise<Receipt | undefined> {
    const parts = (await outbound(delivery)).length
    const channel = await whereFound(delivery)
    if (channel === undefined) return undefined
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

function isHomeless({ place }: Delivery): boolean {
  return !place.direct && place.thread === undefined
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

function threadName(view: View): string {
  const heading = view.parts.find((part) => part.kind === 'heading')
  return cleanLine(heading?.text ?? view.fallback, LIMITS.threadName) || 'llm-plan'
}
