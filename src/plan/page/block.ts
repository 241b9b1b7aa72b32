import { type Html, html } from '../../html.ts'
import { fewSources } from '../explained.ts'
import { type Block, type Item, leadOf } from '../outline/section.ts'
import { barRows } from './bar.ts'
import type { Cite } from './cite.ts'
import { partsDrawing } from './drawing.ts'

/** A block of the outline as HTML. */
export function blockHtml(block: Block, cite: Cite): Html {
  switch (block.kind) {
    case 'text':
      return html`<p>${block.text}</p>`
    case 'list':
      return listHtml(block.items, block.ordered === true, cite)
    case 'table':
      return tableHtml(block.head, block.rows, block.sources ?? [], cite)
    case 'fold':
      // A drawing tells at a glance what its table tells in words; in a page nobody should have to ask for it.
      return html`<details${block.blocks.some(({ kind }) => kind === 'drawing') && html` open`}><summary>${block.title}</summary>${block.blocks.map((each) => blockHtml(each, cite))}</details>`
    case 'drawing':
      return partsDrawing(block.nodes)
    case 'bars':
      return barRows(block.title, block.mark, block.bars)
  }
}

function listHtml(items: readonly Item[], ordered: boolean, cite: Cite): Html {
  const rows = items.map(
    (item) =>
      html`<li>${item.lead !== undefined && html`<strong>${leadOf(item)}</strong> `}${item.text}${(item.sources ?? []).map(cite)}</li>`,
  )
  return ordered ? html`<ol>${rows}</ol>` : html`<ul>${rows}</ul>`
}

/** A table that turns into cards on a phone: each cell then says what it is. A row's sources stand behind its last cell. */
function tableHtml(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  sources: readonly (readonly string[])[],
  cite: Cite,
): Html {
  const cell = (text: string, index: number, marks: Html | undefined) =>
    text === ''
      ? html`<td class="none"></td>`
      : html`<td data-label="${head[index] ?? ''}">${text}${index === head.length - 1 && marks}</td>`
  const row = (cells: readonly string[], at: number) =>
    html`<tr>${cells.map((text, index) => cell(text, index, citeFew(sources[at] ?? [], cite)))}</tr>`
  return html`<table><thead><tr>${head.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${rows.map(row)}</tbody></table>`
}

/** The first sources of a row; all of them stand with its calculation. */
function citeFew(ids: readonly string[], cite: Cite): Html {
  const { shown, more } = fewSources(ids)
  return html`${shown.map(cite)}${more > 0 && html`<sup class="muted">+${more}</sup>`}`
}
