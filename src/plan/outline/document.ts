import type { Plan } from '../plan.ts'
import { planOutline, wholeOutline } from './outline.ts'
import type { Block, Section } from './section.ts'

/** A plan as one reads it: a page to sign, an appendix for those who build and check it, and the working as a document of its own. */
export type PlanDocument = {
  readonly page: readonly Section[]
  readonly appendix: readonly Section[]
  readonly working: readonly Section[]
}

/** Nothing on the page or in the appendix is folded; what was cut there stands in full in the working. Every list is in the plan as JSON, too. */
export function planDocument(plan: Plan): PlanDocument {
  const outline = planOutline(plan)
  const shown = outline.filter(({ part }) => part !== 'working')
  const page = shown.filter(({ part }) => part === 'page').flatMap(open)
  const appendix = shown.flatMap((section) => [
    ...(section.part === 'appendix' ? open(section) : []),
    ...moved(section),
  ])
  const told = new Set([...page, ...appendix].flatMap(({ blocks }) => blocks.flatMap(linesOf)))
  const whole = wholeOutline(plan)
  const cut = whole.filter(
    ({ part, blocks }) => part !== 'working' && blocks.flatMap(linesOf).some((line) => !told.has(line)),
  )
  return { page, appendix, working: [...whole.filter(({ part }) => part === 'working'), ...cut.map(inFull)] }
}

function open(section: Section): readonly Section[] {
  const blocks = section.blocks.filter(({ kind }) => kind !== 'fold')
  return blocks.length === 0 ? [] : [{ ...section, blocks }]
}

const moved = (section: Section): readonly Section[] =>
  section.blocks.flatMap((block) =>
    block.kind === 'fold' && block.to === 'appendix'
      ? [{ id: idOf(block.title), title: block.title, part: 'appendix' as const, blocks: block.blocks }]
      : [],
  )

const inFull = (section: Section): Section => {
  const title = `${section.title}, in full`
  return { ...section, id: idOf(title), title }
}

/** Of a title, so that no two sections of a page have the same. */
const idOf = (title: string): string => title.toLowerCase().replace(/[^a-z0-9]+/gu, '-')

/** What a block says, a line each, so that it can be found again elsewhere. */
function linesOf(block: Block): readonly string[] {
  switch (block.kind) {
    case 'text':
      return [block.text]
    case 'list':
      return block.items.map(({ text }) => text)
    case 'table':
      return block.rows.map((row) => row.join('|'))
    case 'fold':
      return block.blocks.flatMap(linesOf)
    case 'drawing':
      return block.nodes.map(({ label }) => label)
    case 'bars':
      return [block.title]
  }
}
