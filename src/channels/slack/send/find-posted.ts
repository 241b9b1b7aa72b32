import { WebAPIPlatformError, type WebClient } from '@slack/web-api'

/** The tag on every message we post: which delivery it is. */
const TAG = 'llm_plan_delivery'

export const tag = (delivery: string) => ({ event_type: TAG, event_payload: { delivery } })

/** Messages with a file take no metadata; the id of their block does the same. */
export const fileBlockId = (delivery: string) => `${TAG}:${delivery}`

/** How far back a lost post is looked for: newest first, it was sent moments ago. */
const LOOK_AT = 50

/** Errors that mean "we may not read here": then it cannot be known, and a second post is better than none. */
const UNREADABLE = new Set([
  'not_in_channel',
  'channel_not_found',
  'missing_scope',
  'thread_not_found',
  'no_permission',
])

/**
 * Returns the `ts` of the message that an earlier try of this delivery posted in a channel, or in a thread of it;
 * undefined if there is none, or if the app may not read there. Throws the SDK's errors for everything else.
 */
export async function findPosted(
  client: WebClient,
  delivery: string,
  channel: string,
  thread: string | undefined,
): Promise<string | undefined> {
  try {
    const messages = thread === undefined ? await newest(client, channel) : await replies(client, channel, thread)
    return messages.find((message) => isOf(delivery, message))?.ts
  } catch (error) {
    if (error instanceof WebAPIPlatformError && UNREADABLE.has(error.data.error)) return undefined
    throw error
  }
}

type Message = {
  readonly ts?: string
  readonly metadata?: { readonly event_type?: string; readonly event_payload?: unknown }
  readonly blocks?: readonly { readonly block_id?: string }[]
}

function isOf(delivery: string, { metadata, blocks = [] }: Message): boolean {
  const payload = metadata?.event_payload as { delivery?: string } | undefined
  if (metadata?.event_type === TAG && payload?.delivery === delivery) return true
  return blocks.some((block) => block.block_id === fileBlockId(delivery))
}

async function newest(client: WebClient, channel: string): Promise<readonly Message[]> {
  const page = await client.conversations.history({ channel, limit: LOOK_AT, include_all_metadata: true })
  return (page.messages ?? []) as readonly Message[]
}

/** Slack lists the replies of a thread oldest first; what we look for is on the last page. */
async function replies(client: WebClient, channel: string, ts: string): Promise<readonly Message[]> {
  const messages: Message[] = []
  let cursor: string | undefined
  do {
    const page = await client.conversations.replies({
      channel,
      ts,
      limit: 200,
      include_all_metadata: true,
      ...(cursor && { cursor }),
    })
    messages.push(...((page.messages ?? []) as readonly Message[]))
    cursor = page.has_more === true ? page.response_metadata?.next_cursor : undefined
  } while (cursor)
  return messages
}
