import { setTimeout as sleep } from 'node:timers/promises'
import type { WebClient } from '@slack/web-api'
import type { Delivery } from '../../../contract/delivery.ts'
import type { Part } from '../../../contract/view.ts'
import type { Log } from '../../../log.ts'
import { clip } from '../blocks/clip.ts'
import { LIMITS } from '../blocks/limits.ts'
import { fileBlockId } from './find-posted.ts'
import { toSendError } from './send-error.ts'

type Target = { readonly channel: string; readonly thread: string | undefined }
type UploadArguments = Parameters<WebClient['filesUploadV2']>[0]

type Image = Extract<Part, { kind: 'image' }>

/** How long a picture may wait for Slack: the outbox gives a whole delivery eight seconds. */
const PATIENCE_MS = 2_000

/** Uploads a text file with its comment into a channel or a thread. Throws the SDK's errors. */
export async function uploadFile(
  client: WebClient,
  { channel, thread }: Target,
  { id, name, content, comment }: Extract<Delivery, { kind: 'file' }>,
): Promise<void> {
  await client.filesUploadV2({
    channel_id: channel,
    ...(thread && { thread_ts: thread }),
    filename: name,
    title: name,
    file: Buffer.from(content, 'utf8'),
    blocks: [
      {
        type: 'rich_text',
        block_id: fileBlockId(id),
        elements: [
          { type: 'rich_text_section', elements: [{ type: 'text', text: clip(comment, LIMITS.sectionText) }] },
        ],
      },
    ],
  } as UploadArguments)
}

/**
 * Uploads pictures to no channel, so that a message can show them in itself and is replaced together with them. Returns each
 * picture's file. One that Slack refuses twice is missing and logged: the words go without it. Never throws.
 */
export async function uploadPictures(
  client: WebClient,
  images: readonly Image[],
  log: Log,
): Promise<ReadonlyMap<Part, string>> {
  const files = await Promise.all(images.map((image) => uploadPicture(client, image, log)))
  return new Map(images.flatMap((image, at) => (files[at] === undefined ? [] : [[image, files[at]] as const])))
}

async function uploadPicture(client: WebClient, image: Image, log: Log): Promise<string | undefined> {
  const { png, name, alt } = image
  const upload = async () => {
    const file = Buffer.from(png, 'base64')
    const { files } = await client.filesUploadV2({ file, filename: name, title: alt, alt_text: alt })
    return (files as readonly { readonly files?: readonly { readonly id?: string }[] }[])[0]?.files?.[0]?.id
  }
  try {
    return await upload()
  } catch (first) {
    const { kind, retryAfterMs = 500 } = toSendError(first)
    try {
      if (kind !== 'retry' || retryAfterMs > PATIENCE_MS) throw first
      await sleep(retryAfterMs)
      return await upload()
    } catch (error) {
      log.warn({ reason: toSendError(error).message }, 'slack did not take a picture')
      return undefined
    }
  }
}
