import type { OwnPlan } from '../../contract/own-plan.ts'
import { type Html, html } from '../../html.ts'
import { composer } from './composer.ts'
import { frame, messageList } from './frame.ts'
import { pageOf } from './place.ts'

export type HomeParts = {
  /** What this browser has begun, the last changed first. */
  readonly plans: readonly OwnPlan[]
  readonly nonce: string
  readonly notice?: Html
  readonly draft?: string
}

/** The list of this browser's plans, each with a page of its own, and the way to begin one. */
export function homePage({ plans, nonce, notice, draft }: HomeParts): string {
  return frame({
    title: 'llm-plan',
    menu: html``,
    progress: html``,
    last: 0,
    conversation: undefined,
    content: html`${plans.length > 0 && list(plans)}${welcome(nonce, plans.length > 0)}${messageList([])}`,
    notice,
    composer: composer({
      label: plans.length > 0 ? 'Or describe the next problem' : 'Or describe the problem',
      nonce,
      draft,
    }),
  })
}

function list(plans: readonly OwnPlan[]): Html {
  return html`<section class="plans"><h1 class="plans-title">Your plans</h1><ul class="plans-list">${plans.map(
    ({ id, title, made, answered, updatedAt }) =>
      html`<li><a class="plans-link" href="${pageOf(id)}"><span class="plans-name" dir="auto">${clip(title)}</span><span class="note">${made ? 'The plan is ready' : `In progress, ${answered} answered`} · ${new Date(updatedAt).toISOString().slice(0, 10)}</span></a></li>`,
  )}</ul></section>`
}

const MAX_TITLE = 140

/** A title is what the person wrote about the problem, and may be a whole page. */
export function clip(title: string): string {
  const line = title.replace(/\s+/gu, ' ')
  return line.length <= MAX_TITLE ? line : `${line.slice(0, MAX_TITLE - 1).replace(/[\uD800-\uDBFF]$/u, '')}…`
}

function welcome(nonce: string, again: boolean): Html {
  const head = again
    ? html`<h2 id="new" class="plans-title">A new plan</h2>`
    : html`<h1 class="welcome-title">Plan your AI project before you pay for it</h1>
<p class="welcome-text">A short interview, then a plan: whether AI is the right path, which model and how to run it, who you need, what it costs and how long it takes. Every reason and every number shows where it comes from.</p>`
  return html`<section id="welcome" class="${again ? 'plans' : 'welcome'}">${head}
<form method="post" action="/web/turn" class="welcome-start"><input type="hidden" name="id" value="${nonce}">
<button name="start" value="normal" class="primary">Start the interview</button><button name="start" value="quick" class="plain">Only the questions that decide</button></form>
<p class="note">No account, and no language model needed. You can change any answer later.</p></section>`
}
