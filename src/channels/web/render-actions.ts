import { encodeAction } from '../../contract/action-code.ts'
import type { Input } from '../../contract/input.ts'
import type { Action, ActionOption, View } from '../../contract/view.ts'
import { type Html, html } from '../../html.ts'

/** More answers than this become a drop-down list: a wall of buttons helps nobody. */
const MAX_BUTTONS = 14

/**
 * What can be done about a message, as forms that work without any script. Buttons that answer the question stand above
 * the others. A `write` action is not drawn here: the box at the foot of the page is where one writes. There are no
 * rooms to post to and nobody to share the conversation with: instead the plan opens under a link that can be passed on.
 */
export function renderActions(view: View, conversation: string, nonce: string): Html {
  const groups = { page: [] as Html[], answers: [] as Html[], picks: [] as Html[], ways: [] as Html[] }
  const code = (input: Input) => encodeAction(conversation, input)
  for (const action of view.actions) {
    if (action.kind === 'button') {
      if (action.input.type === 'answer') groups.answers.push(choice(action, code))
      else if (action.input.type !== 'share') groups.ways.push(way(action, code))
    } else if (action.kind === 'select') {
      const answers = action.options.every((option) => option.input.type === 'answer')
      if (answers && action.options.length <= MAX_BUTTONS) {
        groups.answers.push(...action.options.map((option) => choice(option, code)))
      } else groups.picks.push(pick(action, code, nonce))
    } else if (action.kind === 'ticks') groups.picks.push(ticks(action, code, nonce))
    else if (action.kind === 'room') groups.page.push(planPage(conversation))
  }
  return html`${groups.page}${form('choices', groups.answers, nonce)}${groups.picks}${form('ways', groups.ways, nonce)}`
}

type Code = (input: Input) => string

function form(name: string, content: readonly Html[], nonce: string): Html {
  if (content.length === 0) return html``
  return html`<form method="post" action="/web/turn" class="form ${name}"><input type="hidden" name="id" value="${nonce}">${content}</form>`
}

function choice(option: ActionOption, code: Code): Html {
  return html`<button name="action" value="${code(option.input)}" class="choice">${words(option.label, option.description)}</button>`
}

function words(label: string, description: string | undefined): Html {
  const more = description !== undefined && html`<span class="choice-text" dir="auto">${description}</span>`
  return html`<span class="choice-label" dir="auto">${label}</span>${more}`
}

function way({ label, input, style }: Extract<Action, { kind: 'button' }>, code: Code): Html {
  const look = style === 'primary' ? 'primary' : style === 'danger' ? 'way danger' : 'way'
  return html`<button name="action" value="${code(input)}" class="${look}">${label}</button>`
}

function pick(action: Extract<Action, { kind: 'select' }>, code: Code, nonce: string): Html {
  const options = action.options.map((option) => html`<option value="${code(option.input)}">${option.label}</option>`)
  const list = html`<label class="pick">${action.label} <select name="action" class="pick-list">${options}</select></label>`
  return form('ways', [list, html`<button class="plain">Go</button>`], nonce)
}

function ticks(action: Extract<Action, { kind: 'ticks' }>, code: Code, nonce: string): Html {
  const boxes = action.options.map(
    ({ value, label, description, ticked }) =>
      html`<label class="choice tick"><input type="checkbox" name="pick" value="${value}" class="tick-box"${ticked === true && html` checked`}><span>${words(label, description)}</span></label>`,
  )
  const send = code({ type: 'answer', question: action.question, step: action.step, value: [] })
  return form(
    'answer',
    [
      html`<fieldset class="ticks"><legend class="unseen">${action.label}</legend>${boxes}</fieldset>`,
      html`<button name="action" value="${send}" class="primary">Send</button>`,
    ],
    nonce,
  )
}

function planPage(conversation: string): Html {
  return html`<form method="post" action="/web/plan" target="_blank" class="form"><button name="conversation" value="${conversation}" class="primary">Print or share the plan</button></form>`
}
