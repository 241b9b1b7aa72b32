import type { KnownBlock } from '@slack/types'
import type { Part, View } from '../../contract/view.ts'
import { actionBlocks } from './blocks/action-blocks.ts'
import { clip } from './blocks/clip.ts'
import { escapeMrkdwn } from './blocks/escape.ts'
import { LIMITS } from './blocks/limits.ts'
import { type Drawn, type DrawOptions, partBlocks, plain } from './blocks/part-blocks.ts'
import { NO_CONVERSATION } from './control.ts'

/** A message for Slack. */
export type SlackMessage = { readonly text: string; readonly blocks: KnownBlock[] }

export type RenderOptions = {
  /** The conversation that the buttons act on; empty if there is none yet. */
  readonly conversation: string
  readonly names?: ReadonlyMap<string, string>
  /** False draws tables as monospaced text. */
  readonly tables?: boolean
  /** The pictures that are files at Slack already; any other is drawn as its description. */
  readonly pictures?: ReadonlyMap<Part, string>
}

const LEFT_OUT = 'The rest does not fit into one Slack message. Type “export” to get all of it.'

/** Returns any View as a message that Slack takes: every limit held, a note where words had to be left out. Pure. */
export function render(
  view: View,
  { conversation, names = new Map(), tables = true, pictures = new Map() }: RenderOptions,
): SlackMessage {
  const actions = actionBlocks(view.actions, conversation || NO_CONVERSATION, askOf(view))
  const room = LIMITS.blocksInMessage - actions.length - 1
  const said = within(view.parts, room, { names, tables, pictures })
  const blocks = [...said, ...actions]
  return {
    text: escapeMrkdwn(clip(view.fallback, LIMITS.fallbackText)),
    blocks: blocks.length > 0 ? blocks : [{ type: 'section', text: plain(clip(view.fallback, LIMITS.sectionText)) }],
  }
}

/** As many blocks of `parts` as `room` and the message's length allow, and the note if some are missing. */
function within(parts: readonly Part[], room: number, options: DrawOptions) {
  const kept: KnownBlock[] = []
  let words = 0
  let tables = options.tables
  for (const part of parts) {
    for (const drawn of partBlocks(part, { ...options, tables })) {
      const block = words + drawn.words <= LIMITS.messageText ? drawn.block : shorter(drawn, LIMITS.messageText - words)
      if (kept.length === room || block === undefined) return [...kept, note(LEFT_OUT)]
      kept.push(block)
      if (block !== drawn.block) return [...kept, note(LEFT_OUT)]
      words += drawn.words
      // Slack takes one table a message (`only_one_table_allowed`).
      if (block.type === 'table') tables = false
    }
  }
  return kept
}

/** The beginning of a block that is too long as a whole; undefined if too little of it would be left. */
function shorter({ block }: Drawn, words: number): KnownBlock | undefined {
  if (words < 100) return undefined
  if (block.type === 'section' && block.text) return { ...block, text: plain(clip(block.text.text, words)) }
  if (block.type !== 'rich_text') return undefined
  const [first] = block.elements
  if (first?.type !== 'rich_text_list') return undefined
  const items: typeof first.elements = []
  let left = words
  for (const item of first.elements) {
    left -= JSON.stringify(item).length
    if (left < 0) break
    items.push(item)
  }
  return items.length === 0 ? undefined : { ...block, elements: [{ ...first, elements: items }] }
}

/** What the dialog of a typed answer asks: the heading, else the first words said, else the fallback. */
function askOf(view: View): string {
  const said = view.parts.find((part) => part.kind === 'heading') ?? view.parts.find((part) => part.kind === 'text')
  return said === undefined ? view.fallback : said.text
}

const note = (text: string): KnownBlock => ({ type: 'context', elements: [plain(text)] })
