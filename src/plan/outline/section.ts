/** A part of a document, without a platform's marks: every way of showing a plan draws these. Text is always plain. */
export type Section = {
  readonly id: string
  readonly title: string
  /** `page`: what one reads to sign; `appendix`: what those need who build and check it; `working`: how it came about. */
  readonly part: 'page' | 'appendix' | 'working'
  readonly blocks: readonly Block[]
}

export type Block =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly Item[]; readonly ordered?: boolean }
  | {
      readonly kind: 'table'
      readonly head: readonly string[]
      readonly rows: readonly (readonly string[])[]
      /** For each row the ids of what it rests on. */
      readonly sources?: readonly (readonly string[])[]
    }
  | {
      readonly kind: 'fold'
      readonly title: string
      readonly blocks: readonly Block[]
      /** Where a document tells it in place of folding it; the working where nothing is said. */
      readonly to?: 'appendix'
    }
  | { readonly kind: 'drawing'; readonly nodes: readonly Node[] }
  | { readonly kind: 'bars'; readonly title: string; readonly mark: number; readonly bars: readonly Bar[] }

/** A line of a list: a few words that stand out, the text, and the ids of its sources. */
export type Item = { readonly lead?: string; readonly text: string; readonly sources?: readonly string[] }

/** A part of the problem in a drawing: what it is called, who or what does it; `aside`: no case runs through it. */
export type Node = { readonly label: string; readonly by: string; readonly aside?: boolean }

/** A range drawn against the others around the block's mark; `reading` is the same in words. */
export type Bar = { readonly label: string; readonly low: number; readonly high: number; readonly reading: string }

/** The words that stand out before an item's text, with the stop that leads over to it. */
export const leadOf = ({ lead }: Item): string =>
  lead === undefined || /[?:.]$/u.test(lead) ? (lead ?? '') : `${lead}:`

/** An item in one plain line, without its sources. */
export const itemLine = (item: Item): string => `${leadOf(item)} ${item.text}`.trim()

/** A section; undefined where it would be empty, so that nothing empty is shown. */
export function sectionOf(
  id: string,
  title: string,
  part: Section['part'],
  blocks: readonly (Block | undefined)[],
): Section | undefined {
  const shown = blocks.filter((block): block is Block => block !== undefined && !isEmpty(block))
  return shown.length === 0 ? undefined : { id, title, part, blocks: shown }
}

export const text = (words: string): Block => ({ kind: 'text', text: words })
export const list = (items: readonly Item[]): Block => ({ kind: 'list', items })
export const lines = (items: readonly string[]): Block => ({
  kind: 'list',
  items: items.map((each) => ({ text: each })),
})
export const table = (
  head: readonly string[],
  rows: readonly (readonly string[])[],
  sources?: readonly (readonly string[])[],
): Block => ({ kind: 'table', head, rows, ...(sources && { sources }) })
export const fold = (title: string, blocks: readonly Block[]): Block => ({
  kind: 'fold',
  title,
  blocks: blocks.filter((block) => !isEmpty(block)),
})
/** What the page has no room for, told in the appendix under its title. */
export const later = (title: string, blocks: readonly Block[]): Block =>
  ({ ...fold(title, blocks), to: 'appendix' }) as Block

/** A list or a table that is folded under its title. */
export const group = (title: string, block: Block): Block => fold(title, [block])

function isEmpty(block: Block): boolean {
  if (block.kind === 'text') return block.text === ''
  if (block.kind === 'list') return block.items.length === 0
  if (block.kind === 'table') return block.rows.length === 0
  if (block.kind === 'bars') return block.bars.length === 0
  return block.kind === 'fold' ? block.blocks.length === 0 : block.nodes.length === 0
}
