import { encodeAction } from '../../contract/action-code.ts'
import type { Input } from '../../contract/input.ts'
import { type Html, html } from '../../html.ts'
import { progress, renderMessage } from './render.ts'
import { isLive, toWrite } from './to-write.ts'
import type { Message } from './transcript.ts'

export type PageParts = {
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

/** The whole page: the conversation so far, and the box to write in. It works without the script, which only makes it livelier. */
export function page({ messages, cut, nonce, notice, draft }: PageParts): string {
  const conversation = messages.findLast((message) => message.conversation !== undefined)?.conversation
  const shown = messages.map((message) => renderMessage(message, nonce))
  return `${html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content">
<title>llm-plan</title><meta name="description" content="Plan an AI project: an interview, checked rules, and numbers that show their working.">
<meta name="theme-color" content="#f8f7f3" media="(prefers-color-scheme: light)"><meta name="theme-color" content="#121514" media="(prefers-color-scheme: dark)">
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml"><link rel="stylesheet" href="/assets/theme.css">
<link rel="stylesheet" href="/assets/messages.css"><link rel="stylesheet" href="/assets/page.css"><script src="/assets/app.js" defer></script></head>
<body><a class="skip" href="#text">Skip to the answer box</a>
<header class="head"><div class="head-row"><a class="brand" href="/"><img src="/assets/icon.svg" alt="" width="24" height="24">llm-plan</a>${
    conversation !== undefined && menu(conversation, nonce)
  }</div>${progressBar(messages)}</header>
<main class="main" data-last="${messages.reduce((last, { seq }) => Math.max(last, seq), 0)}">
${messages.length === 0 ? welcome(nonce) : html`<h1 class="unseen">Planning an AI project</h1>`}
${cut === true && html`<p class="note">Earlier messages are no longer shown. Your plans and answers are kept.</p>`}
<div role="log" aria-label="Conversation"><ol id="messages" class="messages" tabindex="-1">${shown}</ol></div>
<div id="notice" class="notice" role="alert"${notice === undefined && html` hidden`}>${notice}</div>
<p id="busy" class="busy" role="status" aria-label="Working on it" hidden><span class="busy-dot"></span><span class="busy-dot"></span><span class="busy-dot"></span></p></main>
${composer(messages, nonce, draft)}</body></html>`}\n`
}

function progressBar(messages: readonly Message[]): Html {
  const open = messages.findLast(isLive)
  const done = open && progress(open)
  return html`<progress id="progress" class="progress" max="100" value="${done ?? 0}" aria-label="Share of the interview that is done"${done === undefined && html` hidden`}></progress>`
}

function welcome(nonce: string): Html {
  return html`<section id="welcome" class="welcome"><h1 class="welcome-title">Plan your AI project before you pay for it</h1>
<p class="welcome-text">A short interview, then a plan: whether AI is the right path, which model and how to run it, who you need, what it costs and how long it takes. Every reason and every number shows where it comes from.</p>
<form method="post" action="/web/turn" class="welcome-start"><input type="hidden" name="id" value="${nonce}">
<button name="start" value="normal" class="primary">Start the interview</button><button name="start" value="quick" class="plain">Only the questions that decide</button></form>
<p class="note">No account, and no language model needed. You can change any answer later.</p></section>`
}

const MENU: readonly (readonly [label: string, input: Input])[] = [
  ['Where we are', { type: 'status' }],
  ['Help', { type: 'help' }],
  ['New plan', { type: 'start', fresh: true }],
  ['Delete my data', { type: 'forget' }],
]

function menu(conversation: string, nonce: string): Html {
  const items = MENU.map(
    ([label, input]) =>
      html`<button name="action" value="${encodeAction(conversation, input)}" class="menu-item">${label}</button>`,
  )
  return html`<details id="menu" class="menu"><summary class="menu-open">Menu</summary>
<form method="post" action="/web/turn" class="menu-list"><input type="hidden" name="id" value="${nonce}">${items}</form></details>`
}

/** The longest free text, as for a typed answer. */
const MAX_TEXT = 4000

function composer(messages: readonly Message[], nonce: string, draft = ''): Html {
  const write = toWrite(messages.findLast(isLive))
  const label = messages.length === 0 ? 'Or write down the problem' : 'Answer, or ask anything'
  const start = messages.length === 0 && html`<input type="hidden" name="start" value="normal">`
  return html`<form id="composer" class="composer" method="post" action="/web/turn" data-label="${label}"><div class="composer-row"><input type="hidden" name="id" value="${nonce}">
${start}<input type="hidden" name="action" value="${write?.code}"${!write && html` disabled`}>
<label for="text" class="unseen">${write?.label ?? label}</label>
<textarea id="text" class="box" name="text" rows="1" maxlength="${write?.maxLength ?? MAX_TEXT}" placeholder="${write?.label ?? label}" autocomplete="off" dir="auto">${draft || write?.initial}</textarea>
<button id="send" class="send" aria-label="Send"><svg class="send-icon" viewBox="0 0 20 20" aria-hidden="true"><path d="M10 16V4m0 0L5 9m5-5 5 5"/></svg></button>
<button id="ask" class="ask" name="say" value="1"${!write && html` hidden`}>Ask a question instead</button></div></form>`
}
