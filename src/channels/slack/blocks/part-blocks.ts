import type { KnownBlock, RichTextBlock, RichTextElement, RichTextSection, TableBlock } from '@slack/types'
import { fieldLabel } from '../../../contract/field-label.ts'
import type { Part } from '../../../contract/view.ts'
import { clip, pieces } from './clip.ts'
import { LIMITS } from './limits.ts'

/** A block and how many characters of words it shows. */
export type Drawn = { readonly block: KnownBlock; readonly words: number }

export type DrawOptions = {
  /** False after Slack refused a message's blocks: tables become monospaced text. Also false once a table stands already. */
  readonly tables: boolean
  /** Display names by user id. A mention would ping; a name does not. */
  readonly names: ReadonlyMap<string, string>
  /** The files of pictures. A block can only show a picture that is a file already. */
  readonly pictures: ReadonlyMap<Part, string>
}

/** Returns the blocks of one part. All text stands in `plain_text` or rich text elements, which Slack never parses. */
export function partBlocks(part: Part, options: DrawOptions): Drawn[] {
  switch (part.kind) {
    case 'heading':
      return heading(part.text)
    case 'text':
      return pieces(part.text, LIMITS.sectionText).map((text) =>
        drawn({ type: 'section', text: plain(text), expand: true }, text.length),
      )
    case 'note':
      return pieces(part.text, LIMITS.contextText).map((text) =>
        drawn({ type: 'context', elements: [plain(text)] }, text.length),
      )
    case 'person':
      return [rich([section([bold(options.names.get(part.user) ?? 'Someone'), words(` ${part.text}`)])])]
    case 'room':
      return [room(part)]
    case 'list':
      return list(part.items, part.ordered === true)
    case 'fields':
      return fields(part.rows)
    case 'table':
      return table([part.header, ...part.rows], options.tables)
    case 'link':
      return [link(part.label, part.url)]
    case 'image':
      return image(part, options.pictures.get(part))
  }
}

export const plain = (text: string) => ({ type: 'plain_text' as const, text, emoji: false })

function heading(text: string): Drawn[] {
  if (text.trim() === '') return []
  if (text.length <= LIMITS.headerText)
    return [drawn({ type: 'header', text: plain(clip(text, LIMITS.headerText)) }, text.length)]
  return [rich([section([bold(clip(text, LIMITS.sectionText))])])]
}

/** Slack draws the channel's name, as far as the reader may know it, and asks no permission of us for it. */
function room({ before, room: id, text }: Extract<Part, { kind: 'room' }>): Drawn {
  const name: RichTextElement = ROOM.test(id) ? { type: 'channel', channel_id: id } : words('that channel')
  return rich([section([words(`${before} `), name, words(text || ' ')])])
}

const ROOM = /^[CGD][A-Z0-9]{2,30}$/

function list(items: readonly string[], ordered: boolean): Drawn[] {
  if (items.length === 0) return []
  return [
    rich([
      {
        type: 'rich_text_list',
        style: ordered ? 'ordered' : 'bullet',
        elements: items.map((item) => section([words(item)])),
      },
    ]),
  ]
}

function fields(rows: readonly { readonly label: string; readonly value: string }[]): Drawn[] {
  if (rows.length === 0) return []
  const lines = rows.flatMap(({ label, value }, at) => [
    bold(`${at === 0 ? '' : '\n'}${fieldLabel(clip(label, LIMITS.contextText))} `),
    words(value),
  ])
  return [rich([section(lines)])]
}

function image(part: Extract<Part, { kind: 'image' }>, file: string | undefined): Drawn[] {
  const alt = clip(part.alt, LIMITS.contextText)
  if (alt.trim() === '' && file === undefined) return []
  if (file === undefined) return [drawn({ type: 'context', elements: [plain(alt)] }, alt.length)]
  return [drawn({ type: 'image', slack_file: { id: file }, alt_text: alt || part.name }, alt.length)]
}

function link(label: string, url: string): Drawn {
  const safe = /^https?:\/\//i.test(url) && url.length <= LIMITS.url && URL.canParse(url)
  const text = clip(label, LIMITS.contextText)
  return safe ? rich([section([{ type: 'link', url, text }])]) : rich([section([words(`${text}: ${url}`)])])
}

function table(rows: readonly (readonly string[])[], allowed: boolean): Drawn[] {
  const columns = Math.min(LIMITS.tableColumns, Math.max(...rows.map((row) => row.length)))
  if (columns <= 0) return []
  const cells = rows.map((row) => Array.from({ length: columns }, (_, at) => cell(row[at] ?? '')))
  const fits = rows.length <= LIMITS.tableRows && total(cells) <= LIMITS.tableText
  if (!allowed || !fits) return monospaced(cells)
  const block: TableBlock = {
    type: 'table',
    rows: cells.map((row) => row.map((text) => ({ type: 'raw_text', text }))),
    column_settings: cells[0]?.map(() => ({ is_wrapped: true })) ?? [],
  }
  return [drawn(block, total(cells))]
}

function monospaced(cells: readonly (readonly string[])[]): Drawn[] {
  const widths = (cells[0] ?? []).map((_, at) => Math.min(30, Math.max(...cells.map((row) => row[at]?.length ?? 0))))
  const lines = cells.map((row) =>
    row
      .map((text, at) => text.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  return pieces(lines.join('\n'), LIMITS.sectionText).map((text) =>
    rich([{ type: 'rich_text_preformatted', elements: [{ type: 'text', text }] }]),
  )
}

const cell = (text: string) => clip(text.replaceAll(/\s+/g, ' '), LIMITS.contextText)
const total = (cells: readonly (readonly string[])[]) => cells.flat().reduce((sum, text) => sum + text.length, 0)

const words = (text: string): RichTextElement => ({ type: 'text', text: clip(text, LIMITS.sectionText) })
const bold = (text: string): RichTextElement => ({ type: 'text', text, style: { bold: true } })
const section = (elements: RichTextElement[]): RichTextSection => ({ type: 'rich_text_section', elements })
const drawn = (block: KnownBlock, count: number): Drawn => ({ block, words: count })

function rich(elements: RichTextBlock['elements']): Drawn {
  return drawn({ type: 'rich_text', elements }, countText(elements))
}

/** All `text` inside a rich text tree. */
function countText(node: unknown): number {
  if (Array.isArray(node)) return node.reduce((sum: number, child) => sum + countText(child), 0)
  if (typeof node !== 'object' || node === null) return 0
  const { text, elements } = node as { text?: unknown; elements?: unknown }
  return (typeof text === 'string' ? text.length : 0) + countText(elements)
}
