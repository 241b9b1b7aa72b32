import { type Html, html } from '../../html.ts'
import { renderActions } from './render-actions.ts'
import { renderPart } from './render-part.ts'
import { isLive, isSettled, toWrite } from './to-write.ts'
import { type Message, movingKey } from './transcript.ts'

/**
 * A message as one list item of the page. `nonce` makes its forms' submissions count once. The box at the foot of the
 * page reads from the data attributes what is to be written now.
 */
export function renderMessage(message: Message, nonce: string): Html {
  const { body, conversation, seq } = message
  if (body.kind === 'said') return item(message, 'said', html`<p dir="auto">${body.text}</p>`)
  if (body.kind === 'file') {
    return item(
      message,
      'card',
      html`<p dir="auto">${body.comment}</p><p><a class="download" href="/web/files/${seq}" download="${body.name}">Download ${body.name}</a></p>`,
    )
  }
  const { view } = body
  const picture = (index: number) => `/web/images/${seq}/${index}`
  // The head of a conversation tells rooms with threads who asked for what; here it is only a line between two plans.
  if (body.opens) return item(message, 'start', html`${view.parts.slice(0, 1).map((part) => renderPart(part, ''))}`)
  const settled = isSettled(body)
  // The words that an answer was read from stand right below, where the person said them.
  const shown = settled ? view.parts.filter((part) => part.kind !== 'note') : view.parts
  const parts = shown.map((part, index) => renderPart(part, picture(index)))
  const actions = conversation === undefined ? html`` : renderActions(view, conversation, nonce)
  const kind = settled ? (view.actions.length > 0 ? 'settled done' : 'settled') : 'card'
  return item(message, kind, html`${parts}${actions}`)
}

function item(message: Message, kind: string, content: Html): Html {
  const key = movingKey(message)
  return html`<li class="message ${kind}" data-slot="${message.slot}"${key !== undefined && html` data-key="${key}"`}${live(message)}>${content}</li>`
}

/** Marks a message that waits for something, and says what. */
function live(message: Message): Html {
  if (!isLive(message)) return html``
  const done = progress(message)
  const share = done !== undefined && html` data-done="${done}"`
  const write = toWrite(message)
  if (write === undefined) return html` data-live${share}`
  return html` data-live${share} data-write="${write.code}" data-label="${write.label}" data-max="${write.maxLength}" data-initial="${write.initial}"`
}

/** How much of the interview is done, in per cent, if the message tells. */
export function progress({ body }: Message): number | undefined {
  if (body.kind !== 'view') return undefined
  const told = body.view.parts.find((part) => part.kind === 'note' && part.progress !== undefined)
  return told?.kind === 'note' && told.progress !== undefined ? Math.round(told.progress * 100) : undefined
}
