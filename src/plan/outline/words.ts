import { factLine, type HeadFact } from './head.ts'
import { type Block, itemLine, type Section } from './section.ts'

const wordsIn = (text: string): number => text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length

/** Words that a reader of these sections cannot skip: what is folded does not count. */
export function wordsOf(sections: readonly Section[]): number {
  return sections.reduce((sum, { title, blocks }) => sum + wordsIn([title, ...blocks.map(openText)].join(' ')), 0)
}

/** Words of the head. */
export const headWords = (paragraph: string, facts: readonly HeadFact[]): number =>
  wordsIn([paragraph, ...facts.map(factLine)].join(' '))

function openText(block: Block): string {
  switch (block.kind) {
    case 'text':
      return block.text
    case 'list':
      return block.items.map((item, at) => `${block.ordered === true ? `${at + 1}. ` : ''}${itemLine(item)}`).join(' ')
    case 'table':
      return [block.head, ...block.rows].flat().join(' ')
    case 'bars':
      return [block.title, ...block.bars.map(({ label, reading }) => `${label} ${reading}`)].join(' ')
    case 'fold':
    case 'drawing':
      return ''
  }
}
