import { factLine, headOf } from '../../plan/outline/head.ts'
import { wholeOutline } from '../../plan/outline/outline.ts'
import { type Block, itemLine, type Section } from '../../plan/outline/section.ts'
import type { Plan } from '../../plan/plan.ts'

/** One line of the plan's outline: what it is called, what it says, and what it rests on. */
export type Entry = {
  readonly section: string
  readonly title: string
  readonly name: string
  readonly line: string
  readonly sources: readonly string[]
  /** The cells of a row after its first, each with its head. */
  readonly cells?: readonly (readonly [head: string, cell: string])[]
  /** The title of the fold that it stands in, and whether that one stands in another. */
  readonly within?: string
  readonly deep?: true
}

const kept = new WeakMap<Plan, readonly Entry[]>()

/** Every line of the plan in order, the head first; made once for a plan. */
export function entriesOf(plan: Plan): readonly Entry[] {
  const known = kept.get(plan)
  if (known !== undefined) return known
  const { paragraph, facts } = headOf(plan)
  const head = { section: 'head', title: plan.title, sources: [] }
  const made = [
    { ...head, name: 'Recommendation', line: paragraph },
    ...facts.map((fact) => ({ ...head, name: fact.lead, line: factLine(fact) })),
    ...wholeOutline(plan).flatMap((section) => section.blocks.flatMap((block) => inBlock(section, block))),
  ].filter(({ line }) => line !== '')
  kept.set(plan, made)
  return made
}

function inBlock(section: Section, block: Block, folds: readonly string[] = []): readonly Entry[] {
  const within = folds.at(-1)
  const base = {
    section: section.id,
    title: within ?? section.title,
    ...(within !== undefined && { within }),
    ...(folds.length > 1 && { deep: true as const }),
  }
  switch (block.kind) {
    case 'text':
      return [{ ...base, name: '', line: block.text, sources: [] }]
    case 'list':
      return block.items.map((item) => ({
        ...base,
        name: item.lead ?? '',
        line: itemLine(item).replace(SOURCE_ID, ''),
        sources: item.sources ?? [],
      }))
    case 'table':
      return block.rows.map((row, at) => ({
        ...base,
        name: row[0] ?? '',
        line: rowLine(block.head, row),
        cells: row.slice(1).map((cell, i) => [block.head[i + 1] ?? '', cell] as const),
        sources: block.sources?.[at] ?? [],
      }))
    case 'bars': {
      const bars = block.bars.map(({ label, reading }) => `${label} ${reading}`).join('; ')
      return [{ ...base, name: block.title, line: `${block.title}: ${bars}.`, sources: [] }]
    }
    case 'fold':
      return block.blocks.flatMap((inner) => inBlock(section, inner, [...folds, block.title]))
    case 'drawing':
      return []
  }
}

/** What a source is cited by in a document stands before its title; people know the title. */
const SOURCE_ID = /^\[[\w.-]+\] /u

/** A row in one line: its first cell, then each other one under its head; a table of two columns needs no heads. */
function rowLine(head: readonly string[], row: readonly string[]): string {
  const [first = '', ...rest] = row
  if (row.length === 2) return `${first}: ${rest[0]}`
  const cells = rest.flatMap((cell, at) => (cell === '' ? [] : [`${head[at + 1]}: ${cell.replace(/\.$/u, '')}.`]))
  return `${first.replace(/\.$/u, '')}. ${cells.join(' ')}`.trim()
}

/**
 * The lines of one place: `section`, `section/Words` (lines or folds that begin so) or `section~words` (lines that hold
 * them). What the document folds is found by the title of its own fold, and a line in it by its own name where no other has it.
 */
export function linesAt(plan: Plan, place: string): readonly Entry[] {
  const [, section = '', how, words = ''] = /^([\w-]+)(?:([/~])(.+))?$/u.exec(place) ?? []
  const wanted = words.toLowerCase()
  const all = entriesOf(plan).filter((entry) => entry.section === section)
  const open = all.filter(({ within }) => within === undefined)
  if (how === undefined) return open
  if (how === '~') return open.filter(({ line }) => line.toLowerCase().includes(wanted))
  const begins = (name: string) => name.toLowerCase().startsWith(wanted)
  const folded = all.filter(({ within, deep }) => within !== undefined && deep !== true)
  const found = [...open.filter(({ name }) => begins(name)), ...folded.filter(({ within = '' }) => begins(within))]
  return found.length > 0 ? found : folded.filter(({ name }) => begins(name))
}
