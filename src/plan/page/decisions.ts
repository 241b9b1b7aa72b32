import { type Html, html } from '../../html.ts'
import { firmness, ruledOut } from '../explained.ts'
import type { Decision, Plan } from '../plan.ts'

type Cite = (source: string) => Html

/** Every decision with one outcome: what, why, what was ruled out, and what would change it. */
export function decisionCards(plan: Plan, cite: Cite): Html {
  const decisions = Object.values(plan.decisions).flatMap((each) => ('option' in each ? [each] : []))
  return html`${decisions.map((decision) => card(decision, cite))}`
}

function card(decision: Decision, cite: Cite): Html {
  return html`<article class="card"><p class="label">${decision.title}</p>
<h3 class="big">${decision.outcome}</h3>
<p>${decision.description}</p>
${reasons(decision, cite)}
${
  decision.ruledOut.length > 0 &&
  html`<details><summary>What was ruled out</summary><ul>${ruledOut(decision).map(
    ({ options, because, source }) => html`<li><strong>${options.join(', ')}</strong>: ${because}${cite(source)}</li>`,
  )}</ul></details>`
}
${
  decision.wouldChange.length > 0 &&
  html`<details><summary>What would change it</summary><ul>${decision.wouldChange.map(
    (change) => html`<li>${change.text}</li>`,
  )}</ul></details>`
}
${restsOn(decision)}<p class="muted">${firmness(decision)}</p></article>`
}

function restsOn({ restsOn }: Decision): Html {
  if (restsOn.length === 0) return html``
  const items = restsOn.map(({ name, text }) => html`<li>${name} <em>${text}</em></li>`)
  return html`<details><summary>What it rests on</summary><ul>${items}</ul></details>`
}

function reasons(decision: Decision, cite: Cite): Html {
  if (decision.because.length === 0) return html``
  return html`<ul>${decision.because.map((reason) => html`<li>${reason.because}${cite(reason.source)}</li>`)}</ul>`
}
