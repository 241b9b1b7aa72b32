import type { ModalView } from '@slack/types'
import { decodeAction } from '../../contract/action-code.ts'
import { type Input, MAX_TYPED } from '../../contract/input.ts'
import type { Place } from '../../contract/place.ts'
import { readAs } from '../../contract/read-as.ts'
import type { Turn } from '../../contract/turn.ts'
import { NO_CONVERSATION, readOwn, WRITE_BUTTON, WRITE_DIALOG, WRITE_DIALOG_DATA, WRITE_INPUT } from './control.ts'
import { writeDialog } from './dialog.ts'
import { ACTION, type ActionPayload, COMMAND, JOINED, MESSAGE, SUBMIT } from './payload.ts'
import { plainText } from './plain-text.ts'

/** What Bolt found out about a request: whose workspace it is and who we are in it. */
export type Origin = { readonly tenant: string; readonly botUser: string | undefined }

/** What a payload asks for (all of them may be given anything: what has not the payload's shape is nothing): a turn, a dialog to open at once (its trigger lives 3 seconds), or nothing. */
export type Reading =
  | { readonly kind: 'turn'; readonly turn: Turn }
  | { readonly kind: 'dialog'; readonly trigger: string; readonly view: ModalView; readonly place: Place }
  | { readonly kind: 'nothing' }

const NOTHING: Reading = { kind: 'nothing' }

/** Far more than any question has. */
const MAX_TICKS = 100

/** `/llm-plan [new] [quick | full] [what it is about]`, or a word such as `help`. The command never runs inside a thread. */
export function commandToTurn(given: unknown, { tenant }: Origin, at: number): Reading {
  const payload = readAs(COMMAND, given)
  if (payload === undefined) return NOTHING
  return {
    kind: 'turn',
    turn: {
      deliveryId: `command:${payload.trigger_id}`,
      place: answerable(placeOf(tenant, payload.channel_id), payload.response_url),
      user: payload.user_id,
      input: commandInput(plainText(payload.text ?? '').slice(0, MAX_TYPED)),
      at,
    },
  }
}

/** Only what says how to start is read here; that `help` is no project to plan is known where all words are read. */
function commandInput(text: string): Input {
  if (text.toLowerCase() === 'forget') return { type: 'forget' }
  let mode: 'quick' | 'full' | undefined
  let fresh = false
  let rest = text
  for (;;) {
    const [, word = '', after = ''] = /^(new|quick|full)(?:\s+(.*))?$/is.exec(rest) ?? []
    const how = word.toLowerCase()
    if (how === 'new' && !fresh) fresh = true
    else if ((how === 'quick' || how === 'full') && mode === undefined) mode = how
    else break
    rest = after
  }
  return { type: 'start', ...(mode && { mode }), ...(fresh && { fresh }), ...(rest !== '' && { text: rest }) }
}

/** A click, a choice, or the button that sends what was ticked. Ticking alone is nothing yet. */
export function actionToTurn(given: unknown, { tenant }: Origin, at: number): Reading {
  const payload = readAs(ACTION, given)
  const action = payload?.actions[0]
  if (payload === undefined || action === undefined) return NOTHING
  const [control = '', index = '', rest = ''] = threeParts(action.action_id)
  if (control === 'begin') return begin(payload, action, rest, tenant, at)
  const room = payload.container?.channel_id ?? payload.channel?.id
  if (room === undefined) return NOTHING
  const message = payload.container?.message_ts ?? payload.message?.ts
  // A message of its own at the root of a channel is where its thread begins; a whisper begins none.
  const root = payload.container?.is_ephemeral === true ? undefined : message
  const place = placeOf(tenant, room, payload.container?.thread_ts ?? payload.message?.thread_ts ?? root)
  if (control === 'write') {
    const button = readOwn(WRITE_BUTTON, action.value)
    if (button === undefined) return NOTHING
    return { kind: 'dialog', trigger: payload.trigger_id, view: writeDialog(button, place), place }
  }
  const meant = meaning(control, index, rest, action, payload)
  if (meant === undefined || (meant.input.type === 'publish' && meant.input.room === '')) return NOTHING
  const deliveryId = `action:${action.action_ts}:${payload.user.id}:${message ?? ''}`
  const { conversation, input } = meant
  const about = conversation === NO_CONVERSATION ? {} : { conversation }
  return {
    kind: 'turn',
    turn: { deliveryId, place: answerable(place, payload.response_url), user: payload.user.id, ...about, input, at },
  }
}

type Action = ActionPayload['actions'][number]

/** A click on the Home tab, which is in no channel: the interview begins in the person's direct talk with us. */
function begin({ user }: ActionPayload, { action_ts }: Action, talk: string, tenant: string, at: number): Reading {
  if (!/^D\w{1,60}$/.test(talk)) return NOTHING
  const deliveryId = `action:${action_ts}:${user.id}:`
  const place = placeOf(tenant, talk)
  return { kind: 'turn', turn: { deliveryId, place, user: user.id, input: { type: 'start' }, at } }
}

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
    .slice(0, MAX_TICKS)
}

/** The dialog of a typed answer, sent. */
export function submitToTurn(given: unknown, { tenant }: Origin, at: number): Reading {
  const payload = readAs(SUBMIT, given)
  const dialog = readOwn(WRITE_DIALOG_DATA, payload?.view.private_metadata)
  if (payload?.view.callback_id !== WRITE_DIALOG || dialog === undefined) return NOTHING
  const typed = payload.view.state.values[WRITE_INPUT.block]?.[WRITE_INPUT.action]?.value ?? ''
  const words = typed.slice(0, MAX_TYPED)
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

/** We were let into a channel: an invitation, or our own joining. Others who come are nothing to us. */
export function joinedToTurn(given: unknown, { tenant, botUser }: Origin, at: number): Reading {
  const event = readAs(JOINED, given)
  if (event === undefined || event.user !== botUser) return NOTHING
  const { channel, event_ts, user, inviter = user } = event
  const deliveryId = `joined:${channel}:${event_ts}`
  return {
    kind: 'turn',
    turn: { deliveryId, place: placeOf(tenant, channel), user: inviter, input: { type: 'arrived' }, at },
  }
}

/** Subtypes of messages that a person wrote. Everything else (edits, deletions, joins, bots) is not meant for us. */
const WRITTEN = new Set<string | undefined>([undefined, 'file_share', 'thread_broadcast', 'me_message'])

/**
 * A message in a direct talk, in a thread, or with our name in it. A mention arrives twice, as `app_mention` and as
 * `message`, with two event ids: the message itself is the delivery, so that it has one effect.
 */
export function messageToTurn(given: unknown, { tenant, botUser }: Origin, at: number): Reading {
  const event = readAs(MESSAGE, given)
  if (event === undefined) return NOTHING
  const { user, text, channel, ts } = event
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
        text: plainText(text, { botUser, keepChannels: POST_TO.test(text) }).slice(0, MAX_TYPED),
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

/** At the root of a channel we may not be able to write: then the person is answered where they typed. */
function answerable(place: Place, reply: string | undefined): Place {
  return reply === undefined || place.direct || place.thread !== undefined ? place : { ...place, reply }
}

/** Ids of one-to-one talks begin with D; channels with C, older private channels and group talks with G. */
const isDirect = (room: string) => room.startsWith('D')

/** `a:b:c:d` -> `a`, `b`, `c:d`. */
function threeParts(id: string): string[] {
  const [first = '', second = '', ...others] = id.split(':')
  return [first, second, others.join(':')]
}
