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

/** How long pictures may wait for Slack: the outbox gives a whole delivery twenty seconds. */
const PATIENCE_MS = 5_000

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
 * Uploads the pictures of a message into its thread. The words already stand: a picture that Slack refuses twice is left
 * out and logged, and never makes the message go twice. Never throws.
 */
export async function uploadPictures(
  client: WebClient,
  { channel, thread }: Target,
  images: readonly Extract<Part, { kind: 'image' }>[],
  log: Log,
): Promise<void> {
  if (images.length === 0) return
  const upload = () =>
    client.filesUploadV2({
      channel_id: channel,
      thread_ts: thread,
      file_uploads: images.map(({ png, name, alt }) => ({
        file: Buffer.from(png, 'base64'),
        filename: name,
        title: alt,
        alt_text: alt,
      })),
    } as UploadArguments)
  try {
    await upload()
  } catch (first) {
    const { kind, retryAfterMs = 500 } = toSendError(first)
    try {
      if (kind !== 'retry' || retryAfterMs > PATIENCE_MS) throw first
      await sleep(retryAfterMs)
      await upload()
    } catch (error) {
      log.warn({ reason: toSendError(error).message, pictures: images.length }, 'slack did not take pictures')
    }
  }
}
