import { contentWords } from '../said-twice.ts'
import { type Block, itemLine, type Section } from './section.ts'

/** Of so many words that carry a line, this share stands in one piece of the page: the line says nothing more. (Judged on the plans of 26 briefs of ours.) */
const ENOUGH = 5
const SHARE = 0.8

/** The sections without those lines of the appendix that a sentence, an item or a cell of the page says already; the working has them in full. */
export function withoutToldAbove(sections: readonly Section[]): readonly Section[] {
  const page = sections
    .filter(({ part }) => part === 'page')
    .flatMap(({ blocks }) => blocks.flatMap(piecesOf))
    .map(contentWords)
  const isTold = (line: string) => {
    const mine = [...contentWords(line)]
    return (
      mine.length >= ENOUGH && page.some((said) => mine.filter((word) => said.has(word)).length >= mine.length * SHARE)
    )
  }
  const shorter = (block: Block): readonly Block[] => {
    if (block.kind === 'fold') return [{ ...block, blocks: block.blocks.flatMap(shorter) }].filter(isFull)
    if (block.kind !== 'list') return [block]
    return [{ ...block, items: block.items.filter((item) => !isTold(itemLine(item))) }].filter(isFull)
  }
  return sections.flatMap((section) => {
    const blocks = section.blocks.flatMap((block) =>
      section.part === 'appendix' || (block.kind === 'fold' && block.to === 'appendix') ? shorter(block) : [block],
    )
    return blocks.length === 0 ? [] : [{ ...section, blocks }]
  })
}

const isFull = (block: Block): boolean =>
  block.kind === 'list' ? block.items.length > 0 : block.kind !== 'fold' || block.blocks.length > 0

/** What stands open in a block, piece by piece. */
function piecesOf(block: Block): readonly string[] {
  if (block.kind === 'text') return [block.text]
  if (block.kind === 'list') return block.items.map(itemLine)
  return block.kind === 'table' ? block.rows.flat() : []
}
