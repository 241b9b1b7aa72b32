import { type Html, html } from '../../html.ts'
import type { Part } from '../channel.ts'

/** A message's part as HTML. `image` makes the address of the message's n-th picture. `dir="auto"` keeps foreign scripts apart. */
export function renderPart(part: Part, imageUrl: string): Html {
  switch (part.kind) {
    case 'heading':
      return html`<h2 dir="auto">${part.text}</h2>`
    case 'text':
      return html`<p dir="auto">${part.text}</p>`
    case 'note':
      return html`<p class="note" dir="auto">${part.text}</p>`
    case 'person':
      return html`<p class="note" dir="auto">You ${part.text}</p>`
    case 'list': {
      const items = part.items.map((item) => html`<li dir="auto">${item}</li>`)
      return part.ordered ? html`<ol>${items}</ol>` : html`<ul>${items}</ul>`
    }
    case 'fields':
      return html`<dl>${part.rows.map((row) => html`<div><dt>${row.label}</dt><dd dir="auto">${row.value}</dd></div>`)}</dl>`
    case 'table':
      return table(part.header, part.rows)
    case 'link':
      return /^https?:\/\//.test(part.url)
        ? html`<p><a href="${part.url}" target="_blank" rel="noopener noreferrer">${part.label}</a></p>`
        : html`<p>${part.label}</p>`
    case 'image':
      return html`<img src="${imageUrl}" alt="${part.alt}" loading="lazy">`
  }
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): Html {
  return html`<table><thead><tr>${header.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead>
<tbody>${rows.map(
    (row) =>
      html`<tr>${row.map((cell, index) => html`<td data-label="${header[index] ?? ''}" dir="auto">${cell}</td>`)}</tr>`,
  )}</tbody></table>`
}
