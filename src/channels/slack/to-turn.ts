import type { ModalView } from '@slack/types'
import { decodeAction } from '../../turn/action-code.ts'
import type { Input, Place, Turn } from '../channel.ts'
import { NO_CONVERSATION, readOwn, WRITE_DIALOG, WRITE_INPUT, type WriteButton, type WriteDialog } from './control.ts'
import { writeDialog } from './dialog.ts'
import type { ActionPayload, CommandPayload, MessagePayload, SubmitPayload } from './payload.ts'
import { plainText } from './plain-text.ts'

/** What Bolt found out about a request: whose workspace it is and who we are in it. */
export type Origin = { readonly tenant: string; readonly botUser: string | undefined }

/** What a payload asks for: a turn, a dialog to open at once (its trigger lives 3 seconds), or nothing. */
export type Reading =
  | { readonly kind: 'turn'; readonly turn: Turn }
  | { readonly kind: 'dialog'; readonly trigger: string; readonly view: ModalView; readonly place: Place }
  | { readonly kind: 'nothing' }

const NOTHING: Reading = { kind: 'nothing' }

/** `/llm-plan [new | quick | full] [what it is about]`, or a word such as `help`. The command never runs inside a thread. */
export function commandToTurn(payload: CommandPayload, { tenant }: Origin, at: number): Reading {
  return {
    kind: 'turn',
    turn: {
      deliveryId: `command:${payload.trigger_id}`,
      place: placeOf(tenant, payload.channel_id),
      user: payload.user_id,
      input: commandInput(plainText(payload.text ?? '')),
      at,
    },
  }
}

/** Only what says how to start is read here; that `help` is no project to plan is known where all words are read. */
function commandInput(text: string): Input {
  const [, word = '', rest = ''] = /^(new|quick|full)(?:\s+(.*))?$/is.exec(text) ?? []
  const about = (words: string) => (words === '' ? {} : { text: words })
  const how = word.toLowerCase()
  if (how === 'quick' || how === 'full') return { type: 'start', mode: how, ...about(rest) }
  if (how === 'new') return { type: 'start', fresh: true, ...about(rest) }
  return text.toLowerCase() === 'forget' ? { type: 'forget' } : { type: 'start', ...about(text) }
}

/** A click, a choice, or the button that sends what was ticked. Ticking alone is nothing yet. */
export function actionToTurn(payload: ActionPayload, { tenant }: Origin, at: number): Reading {
  const action = payload.actions[0]
  const room = payload.container?.channel_id ?? payload.channel?.id
  if (action === undefined || room === undefined) return NOTHING
  const message = payload.container?.message_ts ?? payload.message?.ts
  // A message of its own at the root of a channel is where its thread begins; a whisper begins none.
  const root = payload.container?.is_ephemeral === true ? undefined : message
  const place = placeOf(tenant, room, payload.container?.thread_ts ?? payload.message?.thread_ts ?? root)
  const [control = '', index = '', rest = ''] = threeParts(action.action_id)
  if (control === 'write') {
    const button = readOwn<WriteButton>(action.value ?? '')
    if (button === undefined) return NOTHING
    return { kind: 'dialog', trigger: payload.trigger_id, view: writeDialog(button, place), place }
  }
  const meant = meaning(control, index, rest, action, payload)
  if (meant === undefined) return NOTHING
  const deliveryId = `action:${action.action_ts}:${payload.user.id}:${message ?? ''}`
  const { conversation, input } = meant
  const about = conversation === NO_CONVERSATION ? {} : { conversation }
  return { kind: 'turn', turn: { deliveryId, place, user: payload.user.id, ...about, input, at } }
}

type Action = ActionPayload['actions'][number]

function meaning(control: string, index: string, rest: string, action: Action, payload: ActionPayload) {
  if (control === 'do') return decodeAction(action.value ?? '')
  if (control === 'pick') return decodeAction(rest + (action.selected_option?.value ?? ''))
  if (control === 'room') {
    const chosen = action.selected_conversation
    return chosen ? { conversation: rest, input: { type: 'publish' as const, room: chosen } } : undefined
  }
  if (control !== 'send') return undefined
  const sent = decodeAction(action.value ?? '')
  if (sent?.input.type !== 'answer') return undefined
  return { ...sent, input: { ...sent.input, value: ticked(payload, index) } }
}

/** The values of all boxes `tick:<index>:*` of the message, in the order of the message. */
function ticked(payload: ActionPayload, index: string): string[] {
  const states = Object.values(payload.state?.values ?? {}).flatMap((block) => Object.entries(block))
  return states
    .filter(([id]) => id.startsWith(`tick:${index}:`))
    .flatMap(([, state]) => (state.selected_options ?? []).map((option) => option.value))
}

/** The dialog of a typed answer, sent. */
export function submitToTurn(payload: SubmitPayload, { tenant }: Origin, at: number): Reading {
  const dialog = readOwn<WriteDialog>(payload.view.private_metadata)
  if (payload.view.callback_id !== WRITE_DIALOG || dialog?.place === undefined) return NOTHING
  const words = payload.view.state.values[WRITE_INPUT.block]?.[WRITE_INPUT.action]?.value ?? ''
  const { conversation, question, step, place } = dialog
  return {
    kind: 'turn',
    turn: {
      // Not the view's hash: a dialog that was refused is sent again, corrected, with the same one.
      deliveryId: `view:${payload.view.id}:${payload.trigger_id}`,
      place: placeOf(tenant, place.room, place.thread),
      user: payload.user.id,
      conversation,
      input: { type: 'answer', question, step, value: words, words },
      at,
    },
  }
}

/** Subtypes of messages that a person wrote. Everything else (edits, deletions, joins, bots) is not meant for us. */
const WRITTEN = new Set<string | undefined>([undefined, 'file_share', 'thread_broadcast', 'me_message'])

/**
 * A message in a direct talk, in a thread, or with our name in it. A mention arrives twice, as `app_mention` and as
 * `message`, with two event ids: the message itself is the delivery, so that it has one effect.
 */
export function messageToTurn(event: MessagePayload, { tenant, botUser }: Origin, at: number): Reading {
  const { user, text, channel, ts } = event
  if (typeof user !== 'string' || typeof text !== 'string') return NOTHING
  if (user === botUser || user === 'USLACKBOT' || event.bot_id !== undefined) return NOTHING
  if (!WRITTEN.has(event.subtype)) return NOTHING
  const mentioned = botUser !== undefined && (text.includes(`<@${botUser}>`) || text.includes(`<@${botUser}|`))
  const direct = isDirect(channel)
  if (!direct && !mentioned && event.thread_ts === undefined) return NOTHING
  return {
    kind: 'turn',
    turn: {
      deliveryId: `message:${channel}:${ts}`,
      place: placeOf(tenant, channel, event.thread_ts ?? ts),
      user,
      input: {
        type: 'say',
        text: plainText(text, { botUser, keepChannels: POST_TO.test(text) }),
        ...(mentioned && { mentioned }),
      },
      at,
    },
  }
}

/** "post it in #plans": here the channel's id is needed, which a name does not give. */
const POST_TO = /^(?:<@\w+>)?\s*(?:publish|post|send|share)\b.{0,40}<#\w+(?:\|[^>]*)?>/i

/** In a direct talk there is one conversation at a time and no thread: a reply in a thread belongs to it as well. */
function placeOf(tenant: string, room: string, thread?: string): Place {
  const direct = isDirect(room)
  return { platform: 'slack', tenant, room, direct, ...(!direct && thread !== undefined && { thread }) }
}

/** Ids of one-to-one talks begin with D; channels with C, older private channels and group talks with G. */
const isDirect = (room: string) => room.startsWith('D')

/** `a:b:c:d` -> `a`, `b`, `c:d`. */
function threeParts(id: string): string[] {
  const [first = '', second = '', ...others] = id.split(':')
  return [first, second, others.join(':')]
}
