import { formatUsdRange, formatWeeks } from '../../amounts/print.ts'
import { formatFigure } from '../../amounts/print-figure.ts'
import { type Html, html } from '../../html.ts'
import { inFirstYear } from '../../solution/money/first-year.ts'
import { totalWeeks } from '../../solution/timeline.ts'
import { calculations, fewSources } from '../explained.ts'
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
    ) => html`<div class="row"><span>${each.label}</span><span class="reading">${formatFigure(each)}${citeFew(each.sources, cite)}</span>
${bar('range', place(each.low / each.value), place(each.high / each.value), 0.5)}</div>`,
  )}${working(plan, cite)}</div>`
}

/** The steps of each calculation, what it assumed, and all its sources. */
function working(plan: Plan, cite: Cite): Html {
  const blocks = calculations(plan).map(
    ({ labels, working, assumptions, sources }) => html`<p>${labels.join('; ')}${sources.map(cite)}</p>
<ul class="working">${working.map((step) => html`<li>${step}</li>`)}${assumptions.map((text) => html`<li>assumed: ${text}</li>`)}</ul>`,
  )
  return blocks.length === 0 ? html`` : html`<details><summary>How these were worked out</summary>${blocks}</details>`
}

/** The first sources of a figure; all of them stand with its calculation. */
function citeFew(sources: readonly string[], cite: Cite): Html {
  const { shown, more } = fewSources(sources)
  return html`${shown.map(cite)}${more > 0 && html`<sup class="muted">+${more}</sup>`}`
}

/** Each line of the budget over its first year, then the sums and the verdict. */
export function budgetRows(plan: Plan, cite: Cite): Html {
  const { lines, once, monthly, firstYear, verdict } = plan.budget
  const weeks = totalWeeks(plan.timeline)
  const rows = lines.map((line) => ({ line, year: inFirstYear([line], weeks) }))
  const dearest = Math.max(1, ...rows.map(({ year }) => year.high))
  return html`<div class="card">${rows.map(
    ({
      line,
      year,
    }) => html`<div class="row"><span>${line.label}</span><span class="reading">${formatUsdRange(line)}${line.per === 'month' && ' a month'}</span>
${bar('range', year.low / dearest, year.high / dearest)}<small>${line.note}${citeFew(line.source.split(', '), cite)}</small></div>`,
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
