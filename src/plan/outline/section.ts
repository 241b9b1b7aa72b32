/** A part of a document, without a platform's marks: every way of showing a plan draws these. Text is always plain. */
export type Section = {
  readonly id: string
  readonly title: string
  /** `page`: what one reads to approve; `working`: how it came about, after the page. */
  readonly part: 'page' | 'working'
  readonly blocks: readonly Block[]
}

export type Block =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly Item[]; readonly ordered?: boolean }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'fold'; readonly title: string; readonly blocks: readonly Block[] }
  | { readonly kind: 'drawing'; readonly nodes: readonly Node[] }

/** A line of a list: a few words that stand out, the text, and the ids of its sources. */
export type Item = { readonly lead?: string; readonly text: string; readonly sources?: readonly string[] }

/** A part of the problem in a drawing: what it is called, and who or what does it. */
type Node = { readonly label: string; readonly by: string }

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
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): Block => ({
  kind: 'table',
  head,
  rows,
})
export const fold = (title: string, blocks: readonly Block[]): Block => ({
  kind: 'fold',
  title,
  blocks: blocks.filter((block) => !isEmpty(block)),
})

function isEmpty(block: Block): boolean {
  if (block.kind === 'text') return block.text === ''
  if (block.kind === 'list') return block.items.length === 0
  if (block.kind === 'table') return block.rows.length === 0
  return block.kind === 'fold' ? block.blocks.length === 0 : block.nodes.length === 0
}
