import { setTimeout as sleep } from 'node:timers/promises'
import { WebAPIPlatformError, type WebClient } from '@slack/web-api'
import type { Delivery, Receipt } from '../../contract/delivery.ts'
import type { Place } from '../../contract/place.ts'
import type { Part, View } from '../../contract/view.ts'
import type { Log } from '../../log.ts'
import type { Clients } from './clients.ts'
import { render, type SlackMessage } from './render.ts'
import { findPosted, tag } from './send/find-posted.ts'
import type { Names } from './send/names.ts'
import { replyTo } from './send/reply-to.ts'
import { toSendError } from './send/send-error.ts'
import { uploadFile, uploadPictures } from './send/upload.ts'

export type SendParts = {
  readonly clients: Clients
  readonly names: Names
  readonly log: Log
  /** Another base address of the Web API: answers may go to that server too. */
  readonly apiUrl?: string | undefined
}

type Of<K extends Delivery['kind']> = Extract<Delivery, { kind: K }>
type WithView = Exclude<Delivery, Of<'file'>>

const PLAIN = { unfurl_links: false, unfurl_media: false } as const

/** Slack would not take these blocks. Nothing was posted, so the same words may go once more in a simpler dress. */
const BAD_BLOCKS = new Set(['invalid_blocks', 'invalid_blocks_format', 'only_one_table_allowed'])

/** Returns what makes a delivery by the Web API, each call once, and what looks for an earlier try. Both throw SendError. */
export function createSend({ clients, names, log, apiUrl }: SendParts) {
  return { send, findSent }

  async function send(delivery: Delivery): Promise<Receipt> {
    try {
      return await deliver(await clients(delivery.place.tenant), delivery)
    } catch (error) {
      throw toSendError(error)
    }
  }

  /** Every message carries its delivery's id, so that a lost response does not become a second message. */
  async function findSent(delivery: Delivery): Promise<Receipt | undefined> {
    if (delivery.kind === 'tell' || delivery.kind === 'update') return undefined
    try {
      const client = await clients(delivery.place.tenant)
      const { channel, thread } = target(delivery)
      const found = await findPosted(client, delivery.id, channel, thread)
      return found === undefined ? undefined : receipt(delivery, found)
    } catch (error) {
      throw toSendError(error)
    }
  }

  async function deliver(client: WebClient, delivery: Delivery): Promise<Receipt> {
    switch (delivery.kind) {
      case 'open':
        return receipt(delivery, await open(client, delivery))
      case 'post':
        return receipt(delivery, await post(client, delivery))
      case 'update':
        return receipt(delivery, await update(client, delivery, delivery.place.room, delivery.message))
      case 'publish':
        return receipt(
          delivery,
          delivery.message === undefined
            ? await post(client, delivery)
            : await update(client, delivery, delivery.room, delivery.message),
        )
      case 'tell':
        await tell(client, delivery)
        return {}
      case 'file':
        await uploadFile(client, target(delivery), delivery)
        return {}
    }
  }

  /** Typed answers only reach members of a channel: where the bot cannot be one, the person hears so at once. */
  async function open(client: WebClient, delivery: Of<'open'>): Promise<string> {
    const { place, conversation, view } = delivery
    if (await join(client, place)) return await post(client, delivery)
    const ts = await post(client, delivery)
    if (await replyTo(place.reply, render(noticeOf(UNHEARD), { conversation }), apiUrl)) return ts
    const noted = { ...view, parts: [...view.parts, { kind: 'note', text: UNHEARD } as const] }
    return await update(client, { ...delivery, view: noted }, place.room, ts)
  }

  async function post(client: WebClient, delivery: WithView): Promise<string> {
    const { channel, thread } = target(delivery)
    const thread_ts = thread && { thread_ts: thread }
    let ts = ''
    await withRendered(client, delivery, async ({ text, blocks }) => {
      const metadata = tag(delivery.id)
      const posted = await client.chat.postMessage({ channel, ...thread_ts, text, blocks, metadata, ...PLAIN })
      ts = posted.ts ?? ''
    })
    return ts
  }

  async function update(client: WebClient, delivery: WithView, channel: string, ts: string): Promise<string> {
    await withRendered(client, delivery, ({ text, blocks }) =>
      client.chat.update({ channel, ts, text, blocks, metadata: tag(delivery.id) }),
    )
    return ts
  }

  /** For one person's eyes in the thread; where Slack cannot (the bot is not there), in a direct message. */
  async function tell(client: WebClient, delivery: Of<'tell'>): Promise<void> {
    const { channel, thread } = target(delivery)
    const message = await draw(client, delivery, { tables: false })
    if (await replyTo(delivery.place.reply, message, apiUrl)) return
    const { text, blocks } = message
    try {
      const thread_ts = thread && { thread_ts: thread }
      await client.chat.postEphemeral({ channel, user: delivery.user, ...thread_ts, text, blocks })
    } catch (error) {
      if (toSendError(error).kind === 'retry') throw error
      const { channel: talk } = await client.conversations.open({ users: delivery.user })
      await client.chat.postMessage({ channel: talk?.id ?? delivery.user, text, blocks, ...PLAIN })
    }
  }

  async function draw(client: WebClient, { place, view, conversation }: WithView, dress: Dress): Promise<SlackMessage> {
    return render(view, { conversation, names: await names(client, place.tenant, view), ...dress })
  }

  /** Sends the message with its pictures in it; if Slack refuses its blocks, in a simpler dress each time. */
  async function withRendered(
    client: WebClient,
    delivery: WithView,
    go: (message: SlackMessage) => Promise<unknown>,
  ): Promise<void> {
    const images = delivery.view.parts.filter((part) => part.kind === 'image')
    const pictures = await uploadPictures(client, images, log)
    for (const { waitMs = 0, ...dress } of dresses(pictures)) {
      await sleep(waitMs)
      const message = await draw(client, delivery, dress)
      try {
        return void (await go(message))
      } catch (error) {
        const last = !dress.tables || !message.blocks.some(({ type }) => type === 'table' || type === 'image')
        if (!(error instanceof WebAPIPlatformError && BAD_BLOCKS.has(error.data.error)) || last) throw error
        log.warn({ conversation: delivery.conversation }, 'slack refused the blocks of a message')
      }
    }
  }
}

type Dress = { readonly tables: boolean; readonly pictures?: ReadonlyMap<Part, string> }

/** A picture that has just arrived cannot be shown at once: Slack refuses its block until it has looked at the file. */
const PROCESSING_MS = [300, 900] as const

/** In what dress a message is tried: as it is, again for the sake of its pictures, without them, without tables. */
function dresses(pictures: ReadonlyMap<Part, string>): readonly (Dress & { readonly waitMs?: number })[] {
  const full = { tables: true, pictures }
  const plainer = [{ tables: true }, { tables: false }]
  return pictures.size === 0 ? plainer : [full, ...PROCESSING_MS.map((waitMs) => ({ ...full, waitMs })), ...plainer]
}

const HOPELESS = new Set(['channel_not_found', 'is_archived'])

/** A private channel is joined by invitation alone; where the bot sees it, it is in it. */
const MEMBER_ALREADY = new Set(['method_not_supported_for_channel_type', 'already_in_channel'])

/** Joins a public channel. False if the bot may not be a member there, although it can post. */
async function join(client: WebClient, { room }: Place): Promise<boolean> {
  if (!room.startsWith('C')) return true
  try {
    await client.conversations.join({ channel: room })
    return true
  } catch (error) {
    // Where it cannot even see the channel, or nobody may post, the post would fail as well.
    if (!(error instanceof WebAPIPlatformError) || HOPELESS.has(error.data.error)) throw error
    return MEMBER_ALREADY.has(error.data.error)
  }
}

const UNHEARD =
  'I could not join this channel, so typed answers do not reach me: answer with the buttons, or invite me with /invite @LLM Plan.'

function noticeOf(text: string): View {
  return { parts: [{ kind: 'text', text }], actions: [], fallback: text }
}

/** Where a delivery goes. A direct talk has no threads for us. */
function target(delivery: Delivery): { readonly channel: string; readonly thread: string | undefined } {
  if (delivery.kind === 'publish') return { channel: delivery.room, thread: undefined }
  const { room, thread, direct } = delivery.place
  return { channel: room, thread: direct ? undefined : thread }
}

function receipt({ kind, place }: Delivery, message: string): Receipt {
  return kind === 'open' && !place.direct ? { message, thread: place.thread ?? message } : { message }
}
