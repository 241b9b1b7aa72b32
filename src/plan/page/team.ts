import { formatShare, formatUsdRange } from '../../amounts/print.ts'
import { type Html, html } from '../../html.ts'
import type { Plan } from '../plan.ts'

const HEADER = ['Role', 'Share of the project', 'When', 'Hire', 'Pay (US)', 'Cost in this project']

/** Who is needed, as a table that turns into cards on a phone. */
export function teamTable(plan: Plan): Html {
  const rows = plan.staffing.map((role) => [
    role.title,
    formatShare(role.share),
    role.phase,
    role.have ? 'on the team' : role.hire,
    `${formatUsdRange(role.annualUsd)} a year`,
    formatUsdRange(role.costUsd),
  ])
  return html`<div class="card"><table><thead><tr>${HEADER.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${rows.map((cells) => html`<tr>${cells.map((cell, index) => html`<td data-label="${HEADER[index] ?? ''}">${cell}</td>`)}</tr>`)}</tbody></table></div>`
}
