import { type Html, html, raw } from '../html.ts'
import { planDocument } from './outline/document.ts'
import { type HeadFact, headOf } from './outline/head.ts'
import type { Section } from './outline/section.ts'
import { blockHtml } from './page/block.ts'
import { type Cite, citing, sourceList } from './page/cite.ts'
import { PLAN_STYLE } from './page/style.ts'
import type { Plan } from './plan.ts'

/** The only script of the page: it shows the print button, which is of no use without it. */
export const PLAN_SCRIPT =
  "for(const b of document.querySelectorAll('[data-print]')){b.hidden=false;b.addEventListener('click',()=>print())}"

/**
 * The plan as one HTML page that needs nothing else: the page to sign, its appendix, and the working behind one fold. Readable on a
 * phone and in the dark, printable. `links` are offered at the top (downloads, for a page that is served). What people typed
 * is escaped.
 */
export function planHtml(plan: Plan, links: readonly { readonly label: string; readonly url: string }[] = []): string {
  const cite = citing(plan)
  const { page: open, appendix, working } = planDocument(plan)
  const page = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${plan.title}</title><style>${raw(PLAN_STYLE)}</style></head>
<body><header><p class="brand">llm-plan</p><h1>${plan.title}</h1>
<nav class="bar" aria-label="This plan">${links.map((link) => html`<a href="${link.url}">${link.label}</a>`)}<button type="button" data-print hidden>Print</button></nav>
${head(plan)}</header><main>
${open.map((section) => shown(section, cite))}
<h2 class="appendix">For those who build and check it</h2>
${appendix.map((section) => folded(section, plan, cite))}
<details class="working"><summary>The working: every decision with its reasons, every figure with its sources</summary>
${working.map((section) => folded(section, plan, cite))}
</details>
</main><footer class="muted">Made by llm-plan from your answers with rules version ${plan.rulesHash.slice(0, 12)}. The same answers always give the same plan.</footer>
<script>${raw(PLAN_SCRIPT)}</script></body></html>`
  return `${page}\n`
}

function head(plan: Plan): Html {
  const { paragraph, facts } = headOf(plan)
  return html`<p class="lead">${paragraph}</p><div class="grid">${facts.map(fact)}</div>`
}

function fact({ lead, figure, text }: HeadFact): Html {
  return figure === undefined
    ? html`<div class="card"><p class="label">${lead}</p><p>${text}</p></div>`
    : html`<div class="card"><p class="label">${lead}</p><p class="big">${figure}</p><p class="muted">${text}</p></div>`
}

function shown({ id, title, blocks }: Section, cite: Cite): Html {
  return html`<section id="${id}"><h2>${title}</h2><div class="card">${blocks.map((block) => blockHtml(block, cite))}</div></section>`
}

function folded({ id, title, blocks }: Section, plan: Plan, cite: Cite): Html {
  // In the page the marks of the other sections lead to this list.
  const body = id === 'sources' ? sourceList(plan) : html`${blocks.map((block) => blockHtml(block, cite))}`
  return html`<details class="card" id="${id}"${id === 'sources' && html` open`}><summary><h3>${title}</h3></summary>${body}</details>`
}
