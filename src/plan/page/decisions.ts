import { type Html, html } from '../../html.ts'
import type { Decision, Plan } from '../plan.ts'

type Cite = (source: string) => Html

/** Every decision with one outcome: what, why, what was ruled out, and what would change it. */
export function decisionCards(plan: Plan, cite: Cite): Html {
  const decisions = Object.values(plan.decisions).flatMap((each) => ('option' in each ? [each] : []))
  return html`${decisions.map((decision) => card(decision, cite))}`
}

function card(decision: Decision, cite: Cite): Html {
  return html`<article class="card"><p class="label">${decision.title}</p>
<h3 class="big">${decision.label}${decision.secondary.length > 0 && html`, with ${decision.secondary.join(' and ')}`}</h3>
<p>${decision.description}</p>
${reasons(decision, cite)}
${
  decision.ruledOut.length > 0 &&
  html`<details><summary>What was ruled out</summary><ul>${decision.ruledOut.map(
    (reason) => html`<li><strong>${reason.option}</strong>: ${reason.because}${cite(reason.source)}</li>`,
  )}</ul></details>`
}
${
  decision.wouldChange.length > 0 &&
  html`<details><summary>What would change it</summary><ul>${decision.wouldChange.map(
    (change) => html`<li>${change.text}</li>`,
  )}</ul></details>`
}</article>`
}

function reasons(decision: Decision, cite: Cite): Html {
  if (decision.because.length === 0) return html``
  return html`<ul>${decision.because.map((reason) => html`<li>${reason.because}${cite(reason.source)}</li>`)}</ul>`
}
