import { formatUsdRange, formatWeeks } from '../amounts/print.ts'
import { type Html, html, raw } from '../html.ts'
import { lowerFirst } from '../sentence.ts'
import { totalWeeks } from '../solution/timeline.ts'
import { notAskedText } from './explained.ts'
import { otherLists } from './other-lists.ts'
import { citing, sourceList } from './page/cite.ts'
import { decisionCards } from './page/decisions.ts'
import { budgetRows, sizingRows, timelineRows } from './page/figures.ts'
import { PLAN_STYLE } from './page/style.ts'
import { teamTable } from './page/team.ts'
import type { ManyDecision, Plan, Step } from './plan.ts'

/** The only script of the page: it shows the print button, which is of no use without it. */
export const PLAN_SCRIPT =
  "for(const b of document.querySelectorAll('[data-print]')){b.hidden=false;b.addEventListener('click',()=>print())}"

/**
 * The plan as one HTML page that needs nothing else: readable on a phone and in the dark, printable. `links` are
 * offered at the top (downloads, for a page that is served). What people typed is escaped.
 */
export function planHtml(plan: Plan, links: readonly { readonly label: string; readonly url: string }[] = []): string {
  const cite = citing(plan)
  const page = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${plan.title}</title><style>${raw(PLAN_STYLE)}</style></head>
<body><header><p class="brand">llm-plan</p><h1>${plan.title}</h1>
<nav class="bar" aria-label="This plan">${links.map((link) => html`<a href="${link.url}">${link.label}</a>`)}<button type="button" data-print hidden>Print</button></nav>
${glance(plan)}</header><main>
${section('The problem', problem(plan))}
${section('Answers that do not fit together', contradictions(plan))}
${section('Decisions', decisionCards(plan, cite))}
${section('Sizing', plan.estimates.length > 0 ? sizingRows(plan, cite) : html``)}
${section('Team', plan.staffing.length > 0 ? teamTable(plan) : html``)}
${section('Budget', plan.budget.lines.length > 0 ? budgetRows(plan, cite) : html``)}
${section('Timeline', plan.timeline.length > 0 ? timelineRows(plan) : html``)}
${section('Data work', steps(plan.data, cite))}
${section('Evaluation', steps(plan.evaluation, cite))}
${otherLists(plan).map(listed)}
${section('Risks', risks(plan, cite))}
${section('Next steps', steps(plan.nextSteps, cite))}
${section('What we assumed', assumptions(plan))}
${section('Sources', plan.sources.length > 0 ? sourceList(plan) : html``)}
</main><footer class="muted">Made by llm-plan from your answers with rules version ${plan.rulesHash.slice(0, 12)}. The same answers always give the same plan.</footer>
<script>${raw(PLAN_SCRIPT)}</script></body></html>`
  return `${page}\n`
}

const GLANCE = ['ai-fit', 'training-option', 'model-family', 'model-size', 'serving']

function glance(plan: Plan): Html {
  const cards = GLANCE.flatMap((id) => {
    const decision = plan.decisions[id]
    if (decision === undefined || !('option' in decision) || decision.option === 'none') return []
    return [fact(decision.title, decision.label, decision.description)]
  })
  const { firstYear, verdict } = plan.budget
  cards.push(fact('Cost in the first year', formatUsdRange(firstYear), verdict))
  if (plan.timeline.length > 0) {
    cards.push(fact('Time', formatWeeks(totalWeeks(plan.timeline)), plan.deadline || 'From the start to the roll-out.'))
  }
  if (plan.staffing.length > 0) {
    const missing = plan.staffing.filter((role) => !role.have).map((role) => lowerFirst(role.title))
    const need = missing.length > 0 ? `Still needed: ${missing.join(', ')}.` : 'Everyone needed is on the team.'
    cards.push(fact('Team', plan.staffing.length === 1 ? 'One role' : `${plan.staffing.length} roles`, need))
  }
  const risk = plan.risks.find((each) => each.level === 'high') ?? plan.risks[0]
  if (risk) cards.push(fact('Biggest risk', risk.title, risk.mitigation))
  return html`<div class="grid">${cards}</div>`
}

function fact(label: string, value: string, text: string): Html {
  return html`<div class="card"><p class="label">${label}</p><p class="big">${value}</p><p class="muted">${text}</p></div>`
}

function problem(plan: Plan): Html {
  if (plan.problem.length === 0) return html``
  return html`<div class="card"><dl>${plan.problem.map(({ label, text }) => html`<dt>${label}</dt><dd>${text}</dd>`)}</dl></div>`
}

function contradictions(plan: Plan): Html {
  if (plan.contradictions.length === 0) return html``
  return html`<div class="card callout"><ul>${plan.contradictions.map((each) => html`<li>${each.text}</li>`)}</ul></div>`
}

function steps(items: readonly Step[], cite: (id: string) => Html): Html {
  if (items.length === 0) return html``
  return html`<div class="card"><ul>${items.map(
    (item) => html`<li><strong>${item.title}.</strong> ${item.text}${cite(item.source)}</li>`,
  )}</ul></div>`
}

function listed({ title, options }: ManyDecision): Html {
  const items = options.map((each) => html`<li><strong>${each.label}.</strong> ${each.description}</li>`)
  return section(title, html`<div class="card"><ul>${items}</ul></div>`)
}

function risks(plan: Plan, cite: (id: string) => Html): Html {
  return html`${plan.risks.map(
    (risk) => html`<article class="card"><h3>${risk.title} <span class="level ${risk.level}">${risk.level}</span></h3>
<p>${risk.text}${cite(risk.source)}</p><p><strong>What to do:</strong> ${risk.mitigation}</p></article>`,
  )}`
}

function assumptions(plan: Plan): Html {
  const items = plan.assumptions.map((each) => html`<li>${each.text}</li>`)
  if (plan.notAsked.length > 0) items.push(html`<li>${notAskedText(plan.notAsked)}</li>`)
  return items.length === 0 ? html`` : html`<div class="card"><ul>${items}</ul></div>`
}

/** Nothing at all where there is nothing to say. */
function section(title: string, body: Html): Html {
  return body.text === '' ? html`` : html`<section><h2>${title}</h2>${body}</section>`
}
