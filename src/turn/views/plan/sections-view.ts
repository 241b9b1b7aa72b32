import type { Part, View } from '../../../contract/view.ts'
import { type Block, itemLine, type Section } from '../../../plan/outline/section.ts'
import type { Plan } from '../../../plan/plan.ts'
import { sourcesNote } from '../sources-note.ts'

/** These sections of the plan's outline, in this order, as one message; undefined where the plan has none of them. */
export function sectionsView(
  plan: Pick<Plan, 'sources'>,
  outline: readonly Section[],
  ids: readonly string[],
): View | undefined {
  const found = ids.flatMap((id) => outline.filter((section) => section.id === id))
  if (found.length === 0) return undefined
  const cited = found.flatMap(({ blocks }) => blocks.flatMap(citedBy))
  return {
    parts: [...found.flatMap(sectionParts), ...sourcesNote(plan, cited)],
    actions: [],
    fallback: found.map(({ title }) => title).join('; '),
  }
}

const citedBy = (block: Block): readonly string[] => (block.kind === 'table' ? (block.sources ?? []).flat() : [])

function sectionParts({ title, blocks }: Section): Part[] {
  return [{ kind: 'heading', text: title }, ...blocks.flatMap(blockParts)]
}

/** What is folded in a document, and the drawing of what a table says, do not fit a chat; the page of the plan has them. */
function blockParts(block: Block): Part[] {
  switch (block.kind) {
    case 'text':
      return [{ kind: 'text', text: block.text }]
    case 'list':
      return [{ kind: 'list', items: block.items.map(itemLine), ...(block.ordered === true && { ordered: true }) }]
    case 'table':
      return [{ kind: 'table', header: block.head, rows: block.rows }]
    case 'bars':
      return [
        { kind: 'text', text: `${block.title}:` },
        { kind: 'list', items: block.bars.map(({ label, reading }) => `${label}: ${reading}`) },
      ]
    case 'fold':
    case 'drawing':
      return []
  }
}
