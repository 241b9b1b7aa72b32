import { type Html, html } from '../../html.ts'
import type { Plan } from '../plan.ts'

/** Writes the mark of a source. */
export type Cite = (id: string) => Html

/** Makes the function that writes a source's little mark: a link to the list at the end, or nothing for a source not in it. */
export function citing(plan: Plan): Cite {
  const numbers = new Map(plan.sources.map((source, index) => [source.id, index + 1]))
  return (id) => {
    const number = numbers.get(id)
    return number === undefined ? html`` : html`<sup><a href="#source-${number}" title="${id}">[${number}]</a></sup>`
  }
}

/** The list that `citing` points to. Only web addresses become links. */
export function sourceList(plan: Plan): Html {
  return html`<ol class="muted">${plan.sources.map(
    (source, index) =>
      html`<li id="source-${index + 1}">${
        source.url !== undefined && /^https?:\/\//.test(source.url)
          ? html`<a href="${source.url}" rel="noopener noreferrer">${source.title}</a>`
          : source.title
      } (${source.date})</li>`,
  )}</ol>`
}
