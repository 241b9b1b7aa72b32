import { type Html, html } from '../../html.ts'
import type { ToWrite } from './to-write.ts'

/** The longest free text, as for a typed answer. */
const MAX_TEXT = 4000

export type ComposerParts = {
  readonly label: string
  readonly nonce: string
  /** The written answer that is asked for. */
  readonly write?: ToWrite | undefined
  /** The conversation that the words belong to; without one they begin a plan. */
  readonly conversation?: string
  /** What was typed and not taken: it stays in the box. */
  readonly draft?: string | undefined
}

/** The box at the foot of the page, for an answer, a question, or the problem that a plan begins with. */
export function composer({ label, nonce, write, conversation, draft = '' }: ComposerParts): Html {
  const belongs =
    conversation === undefined
      ? html`<input type="hidden" name="start" value="normal">`
      : html`<input type="hidden" name="conversation" value="${conversation}">`
  return html`<form id="composer" class="composer" method="post" action="/web/turn" data-label="${label}"><div class="composer-row"><input type="hidden" name="id" value="${nonce}">
${belongs}<input type="hidden" name="action" value="${write?.code}"${!write && html` disabled`}>
<label for="text" class="unseen">${write?.label ?? label}</label>
<textarea id="text" class="box" name="text" rows="1" maxlength="${write?.maxLength ?? MAX_TEXT}" placeholder="${write?.label ?? label}" autocomplete="off" dir="auto">${draft || write?.initial}</textarea>
<button id="send" class="send" aria-label="Send"><svg class="send-icon" viewBox="0 0 20 20" aria-hidden="true"><path d="M10 16V4m0 0L5 9m5-5 5 5"/></svg></button>
<button id="ask" class="ask" name="say" value="1"${!write && html` hidden`}>Ask a question instead</button></div></form>`
}
