import type { ActionsBlock, ActionsBlockElement, Button, KnownBlock, PlainTextOption } from '@slack/types'
import { encodeAction } from '../../../contract/action-code.ts'
import type { Input } from '../../../contract/input.ts'
import type { Action } from '../../../contract/view.ts'
import type { WriteButton } from '../control.ts'
import { clip } from './clip.ts'
import { LIMITS } from './limits.ts'
import { partBlocks, plain } from './part-blocks.ts'

type Kind<K extends Action['kind']> = Extract<Action, { kind: K }>
type Group = { readonly elements: readonly ActionsBlockElement[]; readonly before?: readonly KnownBlock[] }

/**
 * Returns the blocks with which a reader acts, at most `LIMITS.blocksOfActions`. `ask` is what the dialog of a typed
 * answer shows as its label. An action that Slack cannot carry is left out: the same thing can always be typed.
 */
export function actionBlocks(actions: readonly Action[], conversation: string, ask: string): KnownBlock[] {
  const groups: Group[] = []
  // One list explains itself by the question above it; several need their names. A closed list shows its own.
  const named = actions.filter(({ kind }) => kind === 'select' || kind === 'ticks').length > 1
  let buttons: Button[] = []
  const flush = () => {
    if (buttons.length > 0) groups.push({ elements: buttons })
    buttons = []
  }
  actions.forEach((action, index) => {
    if (action.kind === 'button' || action.kind === 'write') {
      const drawn =
        action.kind === 'button' ? button(action, index, conversation) : write(action, index, conversation, ask)
      if (drawn) buttons.push(drawn)
      if (buttons.length === LIMITS.actionElements) flush()
      return
    }
    flush()
    const [first, ...others] = group(action, index, conversation)
    if (first === undefined) return
    const name = named && !first.elements.some((element) => 'placeholder' in element) ? caption(action.label) : []
    groups.push({ ...first, before: [...name, ...(first.before ?? [])] }, ...others)
  })
  flush()
  return groups.flatMap(toBlocks).slice(0, LIMITS.blocksOfActions)
}

function toBlocks({ elements, before = [] }: Group): KnownBlock[] {
  const block: ActionsBlock = { type: 'actions', elements: [...elements] }
  return [...before, block]
}

function group(action: Exclude<Action, Kind<'button'> | Kind<'write'>>, index: number, conversation: string): Group[] {
  switch (action.kind) {
    case 'select':
      return select(action, index, conversation)
    case 'ticks':
      return ticks(action, index, conversation)
    case 'room':
      return [{ elements: [room(action, index, conversation)] }]
  }
}

function button(action: Kind<'button'>, index: number, conversation: string): Button | undefined {
  const value = codeOf(conversation, action.input)
  if (value === undefined) return undefined
  return {
    type: 'button',
    action_id: `do:${index}`,
    text: plain(clip(action.label, LIMITS.buttonText)),
    value,
    ...(action.style && { style: action.style }),
  }
}

function write(action: Kind<'write'>, index: number, conversation: string, ask: string): Button | undefined {
  const { question, step, multiline, maxLength, initial } = action
  const base: WriteButton = { conversation, question, step, multiline, maxLength, ask: clip(ask, 600) }
  const full = JSON.stringify(initial === undefined ? base : { ...base, initial })
  // A long earlier answer does not fit into the button: then the dialog opens empty.
  const value = full.length <= LIMITS.buttonValue ? full : JSON.stringify({ ...base, ask: clip(ask, 150) })
  if (value.length > LIMITS.buttonValue) return undefined
  return { type: 'button', action_id: `write:${index}`, text: plain(clip(action.label, LIMITS.buttonText)), value }
}

function select(action: Kind<'select'>, index: number, conversation: string): Group[] {
  const coded = action.options.flatMap((option) => {
    const code = codeOf(conversation, option.input)
    return code === undefined ? [] : [{ ...option, code }]
  })
  const unique = [...new Map(coded.map((option) => [option.code, option])).values()]
  const shared = sharedStart(unique.map(({ code }) => code))
  const options = unique.flatMap(({ label, description, code }) =>
    toOption(label, code.slice(shared.length), description),
  )
  const action_id = (part: number) => `pick:${index}.${part}:${shared}`
  const before = unabridged(action.options)
  // The answers to a question are all in view; a list of other things to do is long and seldom used.
  const answers = action.options.every(({ input }) => input.type === 'answer')
  if (answers && options.length > 0 && options.length <= LIMITS.radioOptions)
    return [{ before, elements: [{ type: 'radio_buttons', action_id: action_id(0), options }] }]
  return inLists(options, LIMITS.selectOptions).map((some, part) => ({
    before: part === 0 ? before : [],
    elements: [
      {
        type: 'static_select',
        action_id: action_id(part),
        placeholder: plain(clip(action.label, LIMITS.placeholder)),
        options: some,
      },
    ],
  }))
}

function ticks(action: Kind<'ticks'>, index: number, conversation: string): Group[] {
  const { question, step } = action
  const code = codeOf(conversation, { type: 'answer', question, step, value: [] })
  const unique = [...new Map(action.options.map((option) => [option.value, option])).values()]
  const options = unique.flatMap((option) =>
    toOption(option.label, option.value, option.description).map((drawn) => ({
      drawn,
      ticked: option.ticked === true,
    })),
  )
  if (code === undefined || options.length === 0) return []
  const send: Button = {
    type: 'button',
    action_id: `send:${index}`,
    text: plain('Send'),
    value: code,
    style: 'primary',
  }
  // Several groups of boxes rather than a multi-select: that one may not stand beside a button.
  const boxes = inLists(options, LIMITS.radioOptions).map((some, part): ActionsBlockElement => {
    const ticked = some.filter((option) => option.ticked).map(({ drawn }) => drawn)
    return {
      type: 'checkboxes',
      action_id: `tick:${index}:${part}`,
      options: some.map(({ drawn }) => drawn),
      ...(ticked.length > 0 && { initial_options: ticked }),
    }
  })
  return [{ before: unabridged(action.options), elements: [...boxes.slice(0, LIMITS.actionElements - 1), send] }]
}

function room(action: Kind<'room'>, index: number, conversation: string): ActionsBlockElement {
  return {
    type: 'conversations_select',
    action_id: `room:${index}:${conversation}`,
    placeholder: plain(clip(action.label, LIMITS.placeholder)),
    // Where a team reads: a summary is never posted into a private talk by a slip of the hand.
    filter: { include: ['public', 'private'], exclude_bot_users: true },
  }
}

/** An option, or nothing if its value is longer than Slack takes. */
function toOption(label: string, value: string, description?: string): PlainTextOption[] {
  if (value.trim() === '' || value.length > LIMITS.optionValue || !value.isWellFormed()) return []
  return [
    {
      text: plain(clip(label, LIMITS.optionText)),
      value,
      ...(description && { description: plain(clip(description, LIMITS.optionDescription)) }),
    },
  ]
}

/** The options in full, above the list, when the list has to cut them. */
function unabridged(options: readonly { readonly label: string; readonly description?: string }[]): KnownBlock[] {
  const cut = options.some(
    ({ label, description = '' }) => label.length > LIMITS.optionText || description.length > LIMITS.optionDescription,
  )
  if (!cut) return []
  const items = options.slice(0, 30).map(({ label, description }) => {
    return clip(description ? `${label}: ${description}` : label, 300)
  })
  return partBlocks({ kind: 'list', items }, { tables: false, names: new Map(), pictures: new Map() }).map(
    ({ block }) => block,
  )
}

function caption(label: string): KnownBlock[] {
  return label.trim() === '' ? [] : [{ type: 'context', elements: [plain(clip(label, LIMITS.contextText))] }]
}

function codeOf(conversation: string, input: Input): string | undefined {
  try {
    const code = encodeAction(conversation, input)
    return code.isWellFormed() ? code : undefined
  } catch {
    return undefined
  }
}

/** The longest start that all have in common, leaving each some visible rest and cutting no character in two. */
function sharedStart(codes: readonly string[]): string {
  const [first = '', ...others] = codes
  let length = Math.max(0, first.length - 1)
  for (const code of others) {
    length = Math.min(length, code.length - 1)
    while (!code.startsWith(first.slice(0, length))) length -= 1
  }
  const cutsWell = (at: number) => codes.every((code) => code.slice(at).isWellFormed() && code.slice(at).trim() !== '')
  while (length > 0 && !cutsWell(length)) length -= 1
  return first.slice(0, length)
}

function inLists<T>(options: readonly T[], most: number): T[][] {
  return Array.from({ length: Math.ceil(options.length / most) }, (_, at) => options.slice(at * most, (at + 1) * most))
}
