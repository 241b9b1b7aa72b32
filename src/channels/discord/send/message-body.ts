import { createHash } from 'node:crypto'
import {
  type APIContainerComponent,
  ComponentType,
  MessageFlags,
  type RawFile,
  type RESTPostAPIChannelMessageJSONBody,
} from 'discord.js'
import { LIMITS } from '../limits.ts'
import { cleanLine } from '../render/clean-text.ts'
import { escapeText } from '../render/escape-text.ts'
import { splitText } from '../render/split-text.ts'
import type { Rendered } from '../render.ts'

/** A request as discord.js' REST takes it. */
export type Outbound = { readonly body: RESTPostAPIChannelMessageJSONBody; readonly files: RawFile[] }

/** Nobody is ever pinged: what people and models write passes through here. */
const NO_MENTIONS = { parse: [] }

/** Returns the request that posts or edits one rendered message. `tag` marks the container, see `tagOf`. */
export function messageBody(rendered: Rendered, tag?: number): Outbound {
  const files = rendered.files.map(({ name, png }) => ({
    name,
    data: Buffer.from(png, 'base64'),
    contentType: 'image/png',
  }))
  const attachments = rendered.files.map(({ name, alt }, id) => ({
    id: String(id),
    filename: name,
    ...(alt !== '' && { description: alt }),
  }))
  return outbound(rendered.container, files, attachments, tag)
}

/** Returns the request that posts a file with a comment above it. */
export function fileBody(
  file: { readonly name: string; readonly mime: string; readonly content: string; readonly comment: string },
  tag?: number,
): Outbound {
  const name = cleanLine(file.name, 80).replace(/[^A-Za-z0-9._-]+/g, '-') || 'file'
  const comment = splitText(escapeText(file.comment), LIMITS.content)[0]
  const container: APIContainerComponent = {
    type: ComponentType.Container,
    components: [
      ...(comment === undefined ? [] : [{ type: ComponentType.TextDisplay as const, content: comment }]),
      { type: ComponentType.File, file: { url: `attachment://${name}` } },
    ],
  }
  const data = Buffer.from(file.content.toWellFormed(), 'utf8')
  return outbound(container, [{ name, data, contentType: file.mime }], [{ id: '0', filename: name }], tag)
}

function outbound(
  container: APIContainerComponent,
  files: RawFile[],
  attachments: NonNullable<RESTPostAPIChannelMessageJSONBody['attachments']>,
  tag: number | undefined,
): Outbound {
  const body: RESTPostAPIChannelMessageJSONBody = {
    flags: MessageFlags.IsComponentsV2,
    components: [tag === undefined ? container : { ...container, id: tag }],
    attachments,
    allowed_mentions: NO_MENTIONS,
  }
  return { body, files }
}

/**
 * The nonce of the `part`-th message of a delivery. With `enforce_nonce` Discord answers a repeated post of the next few
 * minutes with the message that is already there.
 */
export function nonceOf(delivery: string, part: number): string {
  return createHash('sha256').update(`${delivery}:${part}`).digest('base64url').slice(0, LIMITS.nonce)
}

/** The same as a component id (31 bits, above the small ids that Discord gives out): it stays on the message for good. */
export function tagOf(delivery: string, part: number): number {
  const hash = createHash('sha256').update(`${delivery}:${part}`).digest().readUInt32BE(0)
  return (hash & 0x3fffffff) | 0x40000000
}
