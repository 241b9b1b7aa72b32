import { factLine, type HeadFact } from './head.ts'
import { type Block, itemLine, type Section } from './section.ts'

const wordsIn = (text: string): number => text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length

/** Words of what stands open in these sections: what is told elsewhere does not count. */
export function wordsOf(sections: readonly Section[]): number {
  return sections.reduce((sum, { title, blocks }) => sum + wordsIn([title, ...blocks.map(openText)].join(' ')), 0)
}

/** Words of what stands in the appendix, its sections and what the page leaves to it. */
export const appendixWords = (sections: readonly Section[]): number =>
  wordsOf(sections.filter(({ part }) => part === 'appendix')) +
  wordsIn(sections.flatMap(({ blocks }) => blocks.map(laterText)).join(' '))

/** Words of the head. */
export const headWords = (paragraph: string, facts: readonly HeadFact[]): number =>
  wordsIn([paragraph, ...facts.map(factLine)].join(' '))

const laterText = (block: Block): string =>
  block.kind === 'fold' && block.to === 'appendix' ? [block.title, ...block.blocks.map(openText)].join(' ') : ''

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
