import { styleText } from 'node:util'
import { fieldLabel } from '../../contract/field-label.ts'
import type { Part, View } from '../../contract/view.ts'
import { choices } from './choices.ts'
import { renderTable } from './render-table.ts'
import { columns, wrap } from './wrap.ts'

export type Look = {
  /** Columns of the terminal. */
  readonly width: number
  readonly colour: boolean
  /** Whether choices are printed with numbers. Without, something else offers them. */
  readonly choices: boolean
}

/**
 * A message as plain text: its parts, then what can be chosen, each with the number or letter to type, counted on from `after`.
 * Ends without a line end.
 */
export function render(view: View, look: Look, after = 0): string {
  const blocks = view.parts.map((part) => ({ kind: part.kind, text: renderPart(part, look) }))
  if (look.choices) blocks.push({ kind: 'list', text: renderChoices(view, look, after) })
  return blocks
    .filter(({ text }) => text !== '')
    .map(
      ({ kind, text }, index, all) =>
        `${index === 0 ? '' : isClose(all[index - 1]?.kind, kind) ? '\n' : '\n\n'}${text}`,
    )
    .join('')
}

/** A heading stands close to the small print around it, and so do two pieces of small print. */
function isClose(before: string | undefined, after: string): boolean {
  return (before === 'heading' || before === 'note') && (after === 'heading' || after === 'note')
}

function renderPart(part: Part, look: Look): string {
  switch (part.kind) {
    case 'heading':
      return style('bold', wrap(clean(part.text), look.width).join('\n'), look)
    case 'text':
      return wrap(clean(part.text), look.width).join('\n')
    case 'note':
      return style('dim', wrap(clean(part.text), look.width).join('\n'), look)
    case 'person':
      return style('dim', wrap(`You ${clean(part.text)}`, look.width).join('\n'), look)
    case 'room':
      return wrap(clean(`${part.before} that room${part.text}`), look.width).join('\n')
    case 'list':
      return part.items.map((item, index) => hang(part.ordered ? `${index + 1}.` : '-', clean(item), look)).join('\n')
    case 'fields':
      return part.rows.map((row) => hang('-', `${fieldLabel(clean(row.label))} ${clean(row.value)}`, look)).join('\n')
    case 'table':
      return renderTable(
        part.header.map(clean),
        part.rows.map((row) => row.map(clean)),
        look.width,
      )
    case 'link':
      return `${clean(part.label)}: ${clean(part.url)}`
    case 'image':
      return ''
  }
}

function renderChoices(view: View, look: Look, after: number): string {
  return choices(view, after)
    .map(({ mark, label, description, ticked }) => {
      const box = ticked === undefined ? '' : ticked ? '[x] ' : '[ ] '
      const text = `${box}${clean(label)}${description === undefined ? '' : ` (${clean(description)})`}`
      return hang(`${mark.padStart(2)})`, text, look)
    })
    .join('\n')
}

/** Text beside a mark, its later lines indented to stand under the first. */
function hang(mark: string, text: string, { width }: Look): string {
  const indent = columns(mark) + 1
  const [first = '', ...rest] = wrap(text, width - indent)
  return [`${mark} ${first}`, ...rest.map((line) => ' '.repeat(indent) + line)].join('\n')
}

function style(format: 'bold' | 'dim', text: string, { colour }: Look): string {
  return colour ? styleText(format, text, { validateStream: false }) : text
}

/** Control characters could move the cursor or change the colours: only line ends and tabs pass. */
function clean(text: string): string {
  return text.replace(/(?!\n|\t)\p{Cc}/gu, '')
}
