import { type Html, html } from '../../html.ts'
import { encodeAction } from '../../turn/action-code.ts'
import type { Action, ActionOption, Input, View } from '../channel.ts'

/** More options than this become a drop-down list: a wall of buttons helps nobody. */
const MOST_BUTTONS = 14

/**
 * What can be done about a message, as forms that work without any script. Buttons that answer the question stand above
 * the others. A `write` action is not drawn here: the box at the foot of the page is where one writes. There are no
 * rooms to post to and nobody to share the conversation with: instead the plan opens under a link that can be passed on.
 */
export function renderActions(view: View, conversation: string, nonce: string): Html {
  const groups = { page: [] as Html[], answers: [] as Html[], selects: [] as Html[], ways: [] as Html[] }
  const code = (input: Input) => encodeAction(conversation, input)
  for (const action of view.actions) {
    if (action.kind === 'button' && action.input.type === 'share') continue
    if (action.kind === 'button') {
      const group = action.input.type === 'answer' ? groups.answers : groups.ways
      group.push(group === groups.answers ? choice(action, code) : way(action, code))
    } else if (action.kind === 'select') {
      if (action.options.length > MOST_BUTTONS) groups.selects.push(select(action, code, nonce))
      else groups.answers.push(...action.options.map((option) => choice(option, code)))
    } else if (action.kind === 'ticks') {
      groups.selects.push(ticks(action, code, nonce))
    } else if (action.kind === 'room') {
      groups.page.push(
        html`<button name="conversation" value="${conversation}" class="primary">Open the plan as a page</button>`,
      )
    }
  }
  return html`${groups.page.length > 0 && planPage(groups.page)}${groups.selects}${form('choices', groups.answers, nonce)}${form('ways', groups.ways, nonce)}`
}

type Code = (input: Input) => string

function choice(option: ActionOption, code: Code): Html {
  return html`<button name="action" value="${code(option.input)}"><span dir="auto">${option.label}</span>${
    option.description !== undefined && html`<small dir="auto">${option.description}</small>`
  }</button>`
}

function way(button: { label: string; input: Input; style?: 'primary' | 'danger' }, code: Code): Html {
  return html`<button name="action" value="${code(button.input)}" class="${button.style ?? 'plain'}">${button.label}</button>`
}

function select(action: Extract<Action, { kind: 'select' }>, code: Code, nonce: string): Html {
  const options = action.options.map((option) => html`<option value="${code(option.input)}">${option.label}</option>`)
  return html`<form method="post" action="/web/turn" class="select"><input type="hidden" name="id" value="${nonce}">
<label>${action.label} <select name="action">${options}</select></label><button class="plain">Go</button></form>`
}

function ticks(action: Extract<Action, { kind: 'ticks' }>, code: Code, nonce: string): Html {
  const boxes = action.options.map(
    (
      option,
    ) => html`<label class="tick"><input type="checkbox" name="pick" value="${option.value}"${option.ticked === true && html` checked`}>
<span dir="auto">${option.label}</span></label>`,
  )
  const send = code({ type: 'answer', question: action.question, step: action.step, value: [] })
  return html`<form method="post" action="/web/turn" class="ticks"><input type="hidden" name="id" value="${nonce}">
<fieldset><legend>${action.label}</legend>${boxes}</fieldset><button name="action" value="${send}" class="primary">Send</button></form>`
}

function planPage(buttons: readonly Html[]): Html {
  return html`<form method="post" action="/web/plan" target="_blank" class="page">${buttons}</form>`
}

function form(name: string, buttons: readonly Html[], nonce: string): Html {
  if (buttons.length === 0) return html``
  return html`<form method="post" action="/web/turn" class="${name}"><input type="hidden" name="id" value="${nonce}">${buttons}</form>`
}
