import {
  type APIComponentInContainer,
  type APIContainerComponent,
  ComponentType,
  SeparatorSpacingSize,
} from 'discord.js'
import type { Part, View } from '../../contract/view.ts'
import { LIMITS } from './limits.ts'
import { actionRows, type Rooms } from './render/action-rows.ts'
import { cleanLine } from './render/clean-text.ts'
import { escapeText } from './render/escape-text.ts'
import { partText } from './render/part-text.ts'
import { splitText } from './render/split-text.ts'
import { unheardView } from './render/unheard-view.ts'

type Picture = { readonly name: string; readonly png: string /* base64 */; readonly alt: string }

/** One Discord message: a Components V2 container and the files that its gallery shows. */
export type Rendered = { readonly container: APIContainerComponent; readonly files: readonly Picture[] }

export type RenderContext = {
  readonly conversation: string
  readonly rooms: Rooms
  /** False where no file can go along (an ephemeral reply): pictures become their description. */
  readonly pictures?: boolean
  /** True where the bot does not see what people type, unless they mention it. */
  readonly unheard?: boolean
}

/**
 * Returns a view as one or more messages, each within Discord's limits (40 components, 4000 characters of text,
 * 10 files). Components V2 throughout: twice the text of a classic message, and no link previews or embeds.
 * Actions come last. Pure.
 */
export function render(given: View, context: RenderContext): readonly Rendered[] {
  const view = context.unheard === true ? unheardView(given) : given
  const blocks = [...partBlocks(view.parts, context.pictures !== false), ...actionBlocks(view, context)]
  const rendered = pack(blocks)
  if (rendered.length > 0) return rendered
  return pack([textBlock(splitText(escapeText(view.fallback), LIMITS.textPerMessage)[0] || '…')])
}

/** What goes into a container together, with what it costs. */
type Block = {
  readonly component: APIComponentInContainer
  readonly cost: number
  readonly text: number
  readonly file?: Picture
}

function partBlocks(parts: readonly Part[], pictures: boolean): Block[] {
  const blocks: Block[] = []
  let text = ''
  /** Headings wait for what they head, so that a message never ends with one. */
  let head = ''
  const flush = () => {
    if (text !== '') blocks.push(textBlock(text))
    text = ''
  }
  const add = (piece: string) => {
    if (text !== '' && text.length + 1 + piece.length > LIMITS.textPerMessage) flush()
    text = text === '' ? piece : `${text}\n${piece}`
  }
  for (const part of parts) {
    if (part.kind === 'image' && pictures) {
      for (const piece of splitText(head, LIMITS.textPerMessage)) add(piece)
      head = ''
      flush()
      blocks.push(imageBlock(part, blocks.length))
      continue
    }
    const own = partText(part)
    const whole = head === '' ? own : `${head}\n${own}`
    if (part.kind === 'heading') head = whole
    else {
      for (const piece of splitText(whole, LIMITS.textPerMessage)) add(piece)
      head = ''
    }
  }
  for (const piece of splitText(head, LIMITS.textPerMessage)) add(piece)
  flush()
  return blocks
}

function textBlock(content: string): Block {
  return { component: { type: ComponentType.TextDisplay, content }, cost: 1, text: content.length }
}

function imageBlock(part: Extract<Part, { kind: 'image' }>, at: number): Block {
  const name = `${at}-${part.name
    .replace(/\.png$/i, '')
    .replace(/[^A-Za-z0-9_-]+/g, '-')
    .slice(0, 60)}.png`
  const alt = cleanLine(part.alt, LIMITS.imageDescription)
  const item = { media: { url: `attachment://${name}` }, ...(alt !== '' && { description: alt }) }
  return {
    component: { type: ComponentType.MediaGallery, items: [item] },
    cost: 1,
    text: 0,
    file: { name, png: part.png, alt },
  }
}

const NO_ROOM =
  'I can post the summary in a server that we share and where you can post. I found none; ' +
  'if you know one, type “post it in #its-name”.'
/** The menu holds 25 channels; there may be more. */
const OTHER_ROOM = 'Another channel? Type “post it in #its-name”.'

function actionBlocks(view: View, context: RenderContext): Block[] {
  const rows = actionRows(view.actions, context.conversation, context.rooms).map((row) => ({
    component: row,
    cost: 1 + row.components.length,
    text: 0,
  }))
  const asksRoom = view.actions.some((action) => action.kind === 'room')
  const { rooms } = context
  // Messages that cannot make a menu say nothing of one.
  const offered = asksRoom && typeof rooms !== 'string' ? rooms : undefined
  const hint = offered === undefined ? [] : [textBlock(`-# ${offered.length === 0 ? NO_ROOM : OTHER_ROOM}`)]
  if (rows.length === 0) return hint
  const line: Block = {
    component: { type: ComponentType.Separator, divider: true, spacing: SeparatorSpacingSize.Small },
    cost: 1,
    text: 0,
  }
  return [...hint, line, ...rows]
}

function pack(blocks: readonly Block[]): readonly Rendered[] {
  const messages: Block[][] = []
  let room = { cost: 0, text: 0, files: 0 }
  for (const block of blocks) {
    room = { cost: room.cost - block.cost, text: room.text - block.text, files: room.files - (block.file ? 1 : 0) }
    if (messages.length === 0 || room.cost < 0 || room.text < 0 || room.files < 0) {
      if (block.component.type === ComponentType.Separator) continue
      messages.push([])
      // The container itself is one component.
      room = {
        cost: LIMITS.componentsPerMessage - 1 - block.cost,
        text: LIMITS.textPerMessage - block.text,
        files: LIMITS.filesPerMessage - (block.file ? 1 : 0),
      }
    }
    messages.at(-1)?.push(block)
  }
  return messages.map((group) => ({
    container: { type: ComponentType.Container, components: group.map((block) => block.component) },
    files: group.flatMap((block) => block.file ?? []),
  }))
}
