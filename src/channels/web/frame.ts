import { type Html, html } from '../../html.ts'

export type FrameParts = {
  readonly title: string
  /** What the head offers, and how far the interview is. */
  readonly menu: Html
  readonly progress: Html
  /** The newest entry on the page, and the conversation that is shown; a page without one follows nothing. */
  readonly last: number
  readonly conversation: string | undefined
  readonly content: Html
  readonly notice: Html | undefined
  readonly composer: Html
}

/** What all pages of the conversation front have in common: head, messages at once, the box at the foot. */
export function frame({ title, menu, progress, last, conversation, content, notice, composer }: FrameParts): string {
  return `${html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content">
<title>${title}</title><meta name="description" content="Plan an AI project: an interview, checked rules, and numbers that show their working.">
<meta name="theme-color" content="#f8f7f3" media="(prefers-color-scheme: light)"><meta name="theme-color" content="#121514" media="(prefers-color-scheme: dark)">
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml"><link rel="stylesheet" href="/assets/theme.css">
<link rel="stylesheet" href="/assets/messages.css"><link rel="stylesheet" href="/assets/page.css"><script src="/assets/app.js" defer></script></head>
<body><a class="skip" href="#text">Skip to the answer box</a>
<header class="head"><div class="head-row"><a class="brand" href="/"><img src="/assets/icon.svg" alt="" width="24" height="24">llm-plan</a>${menu}</div>${progress}</header>
<main class="main" data-last="${last}"${conversation !== undefined && html` data-conversation="${conversation}"`}>
${content}
<div id="notice" class="notice" role="alert"${notice === undefined && html` hidden`}>${notice}</div>
<p id="busy" class="busy" role="status" aria-label="Working on it" hidden><span class="busy-dot"></span><span class="busy-dot"></span><span class="busy-dot"></span></p></main>
${composer}</body></html>`}\n`
}

/** The list that messages are put into, also those that come while the page is open. */
export function messageList(shown: readonly Html[]): Html {
  return html`<div role="log" aria-label="Conversation"><ol id="messages" class="messages" tabindex="-1">${shown}</ol></div>`
}
