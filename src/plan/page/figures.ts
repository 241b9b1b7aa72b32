import { type Html, html } from '../../html.ts'
import { formatFigure, formatUsdRange, formatWeeks } from '../format.ts'
import type { Plan } from '../plan.ts'
import { bar } from './bar.ts'

type Cite = (source: string) => Html

/** A range wider than this many times its value, either way, fills its track. */
const WIDEST = 8

/** Each estimate with its range and, folded, how it was worked out. */
export function sizingRows(plan: Plan, cite: Cite): Html {
  const place = (factor: number) => (Math.log(Math.max(factor, 1e-9)) / Math.log(WIDEST) + 1) / 2
  return html`<div class="card">${plan.estimates.map(
    (
      each,
    ) => html`<div class="row"><span>${each.label}</span><span class="reading">${formatFigure(each)}${each.sources.map(cite)}</span>
${bar('range', place(each.low / each.value), place(each.high / each.value), 0.5)}</div>`,
  )}${working(plan)}</div>`
}

/** The steps of each calculation, once for all the figures that came out of it. */
function working(plan: Plan): Html {
  const groups = Map.groupBy(
    plan.estimates.filter((each) => each.working.length > 0),
    (each) => each.working.join('\n'),
  )
  if (groups.size === 0) return html``
  const blocks = [...groups.values()].map((group) => {
    const steps = (group[0]?.working ?? []).map((step) => html`<li>${step}</li>`)
    const assumed = (group[0]?.assumptions ?? []).map((text) => html`<li>assumed: ${text}</li>`)
    return html`<p>${group.map((each) => each.label).join('; ')}</p><ul class="working">${steps}${assumed}</ul>`
  })
  return html`<details><summary>How these were worked out</summary>${blocks}</details>`
}

/** Each line of the budget over its first year, then the sums and the verdict. */
export function budgetRows(plan: Plan, cite: Cite): Html {
  const { lines, once, monthly, firstYear, verdict } = plan.budget
  const year = (line: (typeof lines)[number]) => (line.per === 'month' ? 12 : 1)
  const dearest = Math.max(1, ...lines.map((line) => line.high * year(line)))
  return html`<div class="card">${lines.map(
    (
      line,
    ) => html`<div class="row"><span>${line.label}</span><span class="reading">${formatUsdRange(line)}${line.per === 'month' && ' a month'}</span>
${bar('range', (line.low * year(line)) / dearest, (line.high * year(line)) / dearest)}<small>${line.note}${cite(line.source)}</small></div>`,
  )}</div><div class="card"><dl><dt>Once</dt><dd>${formatUsdRange(once)}</dd><dt>Each month</dt><dd>${formatUsdRange(monthly)}</dd>
<dt>First year</dt><dd><strong>${formatUsdRange(firstYear)}</strong></dd></dl><p>${verdict}</p></div>`
}

/** The phases as bars over the weeks, each with what is done and the gate to the next. */
export function timelineRows(plan: Plan): Html {
  const end = Math.max(1, ...plan.timeline.map((phase) => phase.endWeek))
  return html`<div class="card">${plan.timeline.map(
    (
      phase,
    ) => html`<div class="row"><strong>${phase.title}</strong><span class="reading">${formatWeeks(phase.weeks)}, from week ${phase.startWeek + 1}</span>
${bar('span', phase.startWeek / end, phase.endWeek / end)}<small>${phase.does} Go on if: ${phase.gate}</small></div>`,
  )}</div>`
}
