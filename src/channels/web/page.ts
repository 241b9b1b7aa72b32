import { encodeAction } from '../../contract/action-code.ts'
import type { Input } from '../../contract/input.ts'
import { type Html, html } from '../../html.ts'
import { composer } from './composer.ts'
import { frame, messageList } from './frame.ts'
import { progress, renderMessage } from './render.ts'
import { isLive, toWrite } from './to-write.ts'
import type { Message } from './transcript.ts'

export type PageParts = {
  readonly conversation: string
  readonly title: string
  /** There is a plan to show. */
  readonly made: boolean
  readonly messages: readonly Message[]
  /** There are older messages than these. */
  readonly cut?: boolean
  /** Makes the forms of this page count once each, even without the script. */
  readonly nonce: string
  /** Something to say to the person at once, e.g. what was wrong with what was sent. */
  readonly notice?: Html
  /** What was typed and not taken: it stays in the box. */
  readonly draft?: string
}

/** A conversation's page: what was said so far, and the box to write in. It works without the script, which only makes it livelier. */
export function page({ conversation, title, made, messages, cut, nonce, notice, draft }: PageParts): string {
  const shown = messages.map((message) => renderMessage(message, nonce))
  return frame({
    title: `${title} - llm-plan`,
    menu: menu(conversation, made, nonce),
    progress: progressBar(messages),
    last: messages.reduce((last, { seq }) => Math.max(last, seq), 0),
    conversation,
    content: html`<h1 class="unseen">Planning an AI project</h1>
${cut === true && html`<p class="note">Earlier messages are no longer shown. Your plans and answers are saved.</p>`}
${messages.length === 0 && nothingLeft(conversation, made, nonce)}${messageList(shown)}`,
    notice,
    composer: composer({
      label: 'Answer, or ask anything',
      nonce,
      write: toWrite(messages.findLast(isLive)),
      conversation,
      draft,
    }),
  })
}

/** A browser keeps only so many messages; what they were about is kept all the same. */
function nothingLeft(conversation: string, made: boolean, nonce: string): Html {
  const input: Input = made ? { type: 'plan' } : { type: 'status' }
  return html`<form method="post" action="/web/turn" class="form"><input type="hidden" name="id" value="${nonce}"><p class="note">There are no messages here anymore. Your answers are saved.</p><button name="action" value="${encodeAction(conversation, input)}" class="primary">${made ? 'Show the plan again' : 'Go on'}</button></form>`
}

function progressBar(messages: readonly Message[]): Html {
  const open = messages.findLast(isLive)
  const done = open && progress(open)
  return html`<progress id="progress" class="progress" max="100" value="${done ?? 0}" aria-label="Interview progress"${done === undefined && html` hidden`}></progress>`
}

const MENU: readonly (readonly [label: string, input: Input])[] = [
  ['Where we are', { type: 'status' }],
  ['Help', { type: 'help' }],
  ['Stop sharing the plan', { type: 'unlink' }],
  ['Delete my data', { type: 'forget' }],
]

function menu(conversation: string, made: boolean, nonce: string): Html {
  const items = MENU.filter(([, { type }]) => made || type !== 'unlink').map(
    ([label, input]) =>
      html`<button name="action" value="${encodeAction(conversation, input)}" class="menu-item">${label}</button>`,
  )
  return html`<details id="menu" class="menu"><summary class="menu-open">Menu</summary>
<form method="post" action="/web/turn" class="menu-list"><input type="hidden" name="id" value="${nonce}"><a class="menu-item" href="/">All plans</a><a class="menu-item" href="/#new">New plan</a>${items}</form></details>`
}
