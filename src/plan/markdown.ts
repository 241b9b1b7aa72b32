import { fewSources } from './explained.ts'
import { planDocument } from './outline/document.ts'
import { headOf } from './outline/head.ts'
import { type Block, type Item, leadOf, type Node, type Section } from './outline/section.ts'
import type { Plan } from './plan.ts'

/** The plan as GitHub-flavored Markdown: the page to sign and its appendix. What people typed is escaped. */
export function planMarkdown(plan: Plan): string {
  const { page, appendix } = planDocument(plan)
  const { paragraph, facts } = headOf(plan)
  return document([
    `# ${plain(plan.title)}`,
    plain(paragraph),
    items(facts.map(({ lead, figure, text }) => ({ lead, text: figure === undefined ? text : `${figure} ${text}` }))),
    ...page.map((each) => section({ ...each, blocks: each.blocks.filter(({ kind }) => kind !== 'drawing') })),
    '# Appendix: for those who build and check it',
    ...appendix.map(section),
  ])
}

/** How the plan came about, as a document of its own: decisions with their reasons, every figure with its working, and in full what the plan cut short. */
export function planWorking(plan: Plan): string {
  const { page, working } = planDocument(plan)
  const drawings = page.flatMap(({ blocks }) => blocks.filter(({ kind }) => kind === 'drawing'))
  return document([`# Working: ${plain(plan.title)}`, ...drawings.map(block), ...working.map(section)])
}

const document = (parts: readonly string[]): string => `${parts.filter((part) => part !== '').join('\n\n')}\n`

function section({ title, blocks }: Section): string {
  return [`## ${plain(title)}`, ...blocks.map(block)].join('\n\n')
}

function block(given: Block): string {
  switch (given.kind) {
    case 'text':
      return plain(given.text)
    case 'list':
      return items(given.items, given.ordered)
    case 'table':
      return given.sources === undefined
        ? table(given.head, given.rows)
        : table(
            [...given.head, 'Sources'],
            given.rows.map((row, at) => [...row, fewText(given.sources?.[at] ?? [])]),
          )
    case 'fold':
      return `<details><summary>${plain(given.title)}</summary>\n\n${given.blocks.map(block).join('\n\n')}\n\n</details>`
    case 'drawing':
      return drawing(given.nodes)
    case 'bars':
      return `${plain(given.title)}:\n\n${items(given.bars.map(({ label, reading }) => ({ lead: label, text: reading })))}`
  }
}

function items(given: readonly Item[], ordered = false): string {
  return given
    .map((item, at) => {
      const { text, sources } = item
      const before = item.lead === undefined ? '' : `**${plain(leadOf(item))}** `
      const cited = sources === undefined ? '' : ` [${sources.join(', ')}]`
      return `${ordered ? `${at + 1}.` : '-'} ${before}${plain(text)}${cited}`
    })
    .join('\n')
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(plain).join(' | ')} |`
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n')
}

/** The first sources beside a figure or a cost. */
function fewText(ids: readonly string[]): string {
  const { shown, more } = fewSources(ids)
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}

/** A flow drawing that GitHub and many editors show; what no case runs through is tied on with dots. */
function drawing(nodes: readonly Node[]): string {
  const name = (words: string) => words.replace(/["\\`<>|[\]{}]/gu, '')
  const boxes = nodes.map(({ label, by }, at) => `  p${at}["${name(label)}<br/>(${name(by)})"]`)
  const way = nodes.flatMap(({ aside }, at) => (aside === true ? [] : [at]))
  const arrows = way.slice(1).map((at, i) => `  p${way[i]} --> p${at}`)
  const dots = nodes.flatMap(({ aside }, at) =>
    aside === true ? [`  p${at} -.- p${way.find((each) => each > at) ?? way.at(-1)}`] : [],
  )
  return ['```mermaid', 'flowchart LR', ...boxes, ...arrows, ...dots, '```'].join('\n')
}

/** One line in which nothing that was typed acts as Markdown or HTML. */
function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>|]/g, '\\$&')
    .replace(/^(#|[-+] |\d+[.)] )/, '\\$1')
}
