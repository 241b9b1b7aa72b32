import type { Part } from '../../contract/view.ts'
import { type Html, html } from '../../html.ts'

/** A message's part as HTML; `imageUrl` is where a picture of it is served. `dir="auto"` keeps foreign scripts apart. */
export function renderPart(part: Part, imageUrl: string): Html {
  switch (part.kind) {
    case 'heading':
      return html`<h2 class="title" dir="auto">${part.text}</h2>`
    case 'text':
      return html`<p dir="auto">${part.text}</p>`
    case 'note':
      return html`<p class="note" dir="auto">${part.text}</p>`
    case 'person':
      return html`<p class="note" dir="auto">You ${part.text}</p>`
    case 'room':
      return html`<p dir="auto">${part.before} that room${part.text}</p>`
    case 'list': {
      const items = part.items.map((item) => html`<li class="list-item" dir="auto">${item}</li>`)
      return part.ordered ? html`<ol class="list">${items}</ol>` : html`<ul class="list">${items}</ul>`
    }
    case 'fields':
      return html`<dl class="fields">${part.rows.map(
        ({ label, value }) =>
          html`<div class="field"><dt class="field-label">${label}</dt><dd class="field-value" dir="auto">${value}</dd></div>`,
      )}</dl>`
    case 'table':
      return table(part.header, part.rows)
    case 'link':
      return /^https?:\/\//.test(part.url)
        ? html`<p><a href="${part.url}" target="_blank" rel="noopener noreferrer">${part.label}</a></p>`
        : html`<p>${part.label}</p>`
    case 'image':
      return picture(part.png, part.alt, imageUrl)
  }
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): Html {
  const head = header.map((cell) => html`<th class="cell cell-head" scope="col">${cell}</th>`)
  const body = rows.map(
    (row) =>
      html`<tr class="row">${row.map((cell, index) => html`<td class="cell" data-label="${header[index] ?? ''}" dir="auto">${cell}</td>`)}</tr>`,
  )
  return html`<table class="table"><thead class="table-head"><tr>${head}</tr></thead><tbody class="table-body">${body}</tbody></table>`
}

/** With its size, so that the page keeps the room and nothing moves when it arrives. A PNG tells it in bytes 16 to 23. */
function picture(png: string, alt: string, url: string): Html {
  const head = Buffer.from(png.slice(0, 32), 'base64')
  const size = head.length === 24 && html` width="${head.readUInt32BE(16)}" height="${head.readUInt32BE(20)}"`
  return html`<img class="picture" src="${url}" alt="${alt}"${size} loading="lazy">`
}
