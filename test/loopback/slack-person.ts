import { createHmac } from 'node:crypto'
import { shown } from './slack-methods.ts'
import type { SlackServer } from './slack-server.ts'
import { BOT, type Json, type Message, TEAM } from './slack-world.ts'

export const SIGNING_SECRET = 'loopback-signing-secret-canary'

/** What Slack got back for something it delivered. Over a socket `status` is 200 if it was acknowledged, else 0. */
export type Answer = { readonly status: number; readonly body: Json }
export type Kind = 'events_api' | 'interactive' | 'slash_commands'
/** How Slack reaches the app. */
export type Door = (kind: Kind, payload: Json, retry?: number) => Promise<Answer>

export function sign(body: string, seconds = Math.floor(Date.now() / 1000), secret = SIGNING_SECRET) {
  const hash = createHmac('sha256', secret).update(`v0:${seconds}:${body}`).digest('hex')
  return { 'x-slack-request-timestamp': String(seconds), 'x-slack-signature': `v0=${hash}` }
}

/** The body in which Slack posts a payload, and its content type. */
export function encode(kind: Kind, payload: Json): { body: string; type: string } {
  if (kind === 'events_api') return { body: JSON.stringify(payload), type: 'application/json' }
  const form = kind === 'interactive' ? { payload: JSON.stringify(payload) } : (payload as Record<string, string>)
  return { body: new URLSearchParams(form).toString(), type: 'application/x-www-form-urlencoded' }
}

/** Slack posting signed requests. */
export function httpDoor(url: string): Door {
  return async (kind, payload, retry) => {
    const { body, type } = encode(kind, payload)
    const again =
      retry === undefined ? {} : { 'x-slack-retry-num': String(retry), 'x-slack-retry-reason': 'http_timeout' }
    const headers = { 'content-type': type, ...again, ...sign(body) }
    const response = await fetch(url, { method: 'POST', body, headers })
    return { status: response.status, body: read(await response.text()) }
  }
}

/** Slack pushing envelopes over a socket. */
export function socketDoor(server: SlackServer, waitMs = 3000): Door {
  return async (kind, payload, retry) => {
    const more = retry === undefined ? {} : { retry_attempt: retry, retry_reason: 'timeout' }
    const acked = await server.push(kind, payload, more, waitMs)
    return acked === undefined ? { status: 0, body: {} } : { status: 200, body: acked }
  }
}

function read(text: string): Json {
  try {
    return text === '' ? {} : (JSON.parse(text) as Json)
  } catch {
    return { text }
  }
}

type Element = Json & { readonly type: string; readonly action_id: string }

/** A member of the workspace who types and clicks; every payload has the shape that Slack really sends. */
export function createPerson(server: SlackServer, door: Door, user: string) {
  const { world } = server
  const name = world.users.get(user)?.name ?? user

  /** Where Slack takes answers to this person's command or click. */
  const hook = (channel: string) => server.apiUrl.replace('/api/', `/hooks/${channel}/${user}`)

  return { user, invite, command, say, click, choose, tick, chooseRoom, write, submit, last, replay }

  function command(text: string, channel = 'C0TEAM', trigger = world.trigger(), slash = '/llm-plan'): Promise<Answer> {
    return door('slash_commands', {
      token: 'verification-canary',
      team_id: TEAM,
      team_domain: 'loop',
      channel_id: channel,
      channel_name: world.channels.get(channel)?.name ?? 'privategroup',
      user_id: user,
      user_name: name,
      command: slash,
      text,
      api_app_id: 'A0LOOP',
      is_enterprise_install: 'false',
      response_url: hook(channel),
      trigger_id: trigger,
    })
  }

  /** Lets the bot into a channel, of which Slack tells it. */
  function invite(channel: string): Promise<Answer> {
    world.channels.get(channel)?.members.add(BOT)
    const event = { type: 'member_joined_channel', user: BOT, channel, inviter: user, team: TEAM, event_ts: world.ts() }
    const event_id = world.id('Ev')
    return door('events_api', { type: 'event_callback', team_id: TEAM, api_app_id: 'A0LOOP', event_id, event })
  }

  /** Types a message; Slack tells the app of it if the bot is there, twice if it is mentioned. */
  async function say(text: string, channel: string, thread?: string): Promise<Answer[]> {
    const message = world.add({ channel, user, text, blocks: [], ...(thread && { thread_ts: thread }) })
    const room = world.channels.get(channel)
    if (!room?.members.has(BOT)) return []
    const events = [eventOf(message, 'message')]
    if (text.includes(`<@${BOT}>`) && room.kind !== 'im') events.unshift(eventOf(message, 'app_mention'))
    return Promise.all(events.map((event) => door('events_api', event)))
  }

  function eventOf(message: Message, type: string): Json {
    const kind = world.channels.get(message.channel)?.kind
    const channel_type = kind === 'im' ? 'im' : kind === 'private' ? 'group' : 'channel'
    return {
      token: 'verification-canary',
      team_id: TEAM,
      context_team_id: TEAM,
      context_enterprise_id: null,
      api_app_id: 'A0LOOP',
      event: {
        type,
        user,
        ts: message.ts,
        client_msg_id: world.id('uuid-'),
        text: message.text,
        team: TEAM,
        ...(message.thread_ts && { thread_ts: message.thread_ts, parent_user_id: BOT }),
        channel: message.channel,
        event_ts: message.ts,
        ...(type === 'message' && { channel_type }),
      },
      type: 'event_callback',
      event_id: world.id('Ev'),
      event_time: Math.floor(Date.now() / 1000),
      authorizations: [
        { enterprise_id: null, team_id: TEAM, user_id: BOT, is_bot: true, is_enterprise_install: false },
      ],
      is_ext_shared_channel: false,
    }
  }

  /** Clicks the button with this label. */
  function click(message: Message, label: string, trigger?: string): Promise<Answer> {
    const { element, block } = find(message, (one) => one.type === 'button' && labelOf(one) === label, label)
    return door(
      'interactive',
      actionOf(message, block, element, { text: element.text, value: element.value }, {}, trigger),
    )
  }

  /** Chooses the option with this label in a list or among radio buttons. */
  function choose(message: Message, label: string): Promise<Answer> {
    const { element, block } = find(message, (one) => optionsOf(one).some((option) => labelOf(option) === label), label)
    const selected_option = optionsOf(element).find((option) => labelOf(option) === label)
    return door('interactive', actionOf(message, block, element, { selected_option }))
  }

  /** Ticks the boxes with these labels, each a payload of its own as in Slack, then presses Send. */
  async function tick(message: Message, labels: readonly string[]): Promise<Answer> {
    const { element, block } = find(message, (one) => one.type === 'checkboxes', 'boxes')
    const chosen: Json[] = []
    let state = {}
    for (const label of labels) {
      const option = optionsOf(element).find((one) => labelOf(one) === label)
      if (option === undefined) throw new Error(`no box "${label}"`)
      chosen.push(option)
      const selected = { selected_options: [...chosen] }
      state = { values: { [block]: { [element.action_id]: { type: element.type, ...selected } } } }
      await door('interactive', actionOf(message, block, element, selected, state))
    }
    const send = find(message, (one) => one.action_id.startsWith('send:'), 'Send')
    const pressed = { text: send.element.text, value: send.element.value }
    return door('interactive', actionOf(message, send.block, send.element, pressed, state))
  }

  function chooseRoom(message: Message, room: string): Promise<Answer> {
    const { element, block } = find(message, (one) => one.type === 'conversations_select', 'channel list')
    return door('interactive', actionOf(message, block, element, { selected_conversation: room }))
  }

  /** Opens the dialog behind a button, types and saves, as far as Slack's own client would let one. */
  async function write(message: Message, label: string, text: string): Promise<Answer> {
    const before = world.views.length
    await click(message, label)
    // It opens a moment after the click was acknowledged.
    for (let wait = 0; wait < 300 && world.views[before] === undefined; wait++)
      await new Promise((done) => setTimeout(done, 10))
    const opened = world.views[before]
    if (opened === undefined) throw new Error(`no dialog opened by "${label}"`)
    const [block] = opened.view.blocks as { element: { max_length: number } }[]
    if (text.length > (block?.element.max_length ?? 0)) throw new Error('Slack would not let you type that much')
    return submit(opened, text)
  }

  function submit(opened: (typeof world.views)[number], text: string): Promise<Answer> {
    const [block] = opened.view.blocks as { block_id: string; element: { action_id: string } }[]
    const value = { type: 'plain_text_input', value: text }
    return door('interactive', {
      type: 'view_submission',
      team: { id: TEAM, domain: 'loop' },
      user: { id: user, username: name, name, team_id: TEAM },
      api_app_id: 'A0LOOP',
      token: 'verification-canary',
      trigger_id: world.trigger(),
      view: {
        id: opened.id,
        team_id: TEAM,
        ...opened.view,
        hash: opened.hash,
        state: { values: { [block?.block_id ?? '']: { [block?.element.action_id ?? '']: value } } },
        app_installed_team_id: TEAM,
        bot_id: 'B0BOT',
      },
      response_urls: [],
      is_enterprise_install: false,
      enterprise: null,
    })
  }

  function actionOf(
    message: Message,
    block: string,
    element: Element,
    chosen: Json,
    state: Json = { values: {} },
    trigger = world.trigger(),
  ): Json {
    const { channel, ts, thread_ts, only } = message
    const thread = thread_ts && { thread_ts }
    return {
      type: 'block_actions',
      user: { id: user, username: name, name, team_id: TEAM },
      api_app_id: 'A0LOOP',
      token: 'verification-canary',
      container: { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: only !== undefined, ...thread },
      trigger_id: trigger,
      team: { id: TEAM, domain: 'loop' },
      enterprise: null,
      is_enterprise_install: false,
      channel: { id: channel, name: world.channels.get(channel)?.name },
      // Whispers come back without their message.
      ...(only === undefined && { message: shown(message) }),
      state,
      response_url: hook(channel),
      actions: [
        { type: element.type, action_id: element.action_id, block_id: block, ...chosen, action_ts: world.ts() },
      ],
    }
  }

  /** The newest message that this person sees in a channel. */
  function last(channel: string, thread?: string): Message | undefined {
    return world.messages.findLast(
      (message) =>
        message.channel === channel &&
        (thread === undefined || message.thread_ts === thread || message.ts === thread) &&
        (message.only === undefined || message.only === user),
    )
  }

  /** Delivers a payload again, as Slack does when it did not hear. */
  function replay(kind: Kind, payload: Json, retry: number): Promise<Answer> {
    return door(kind, payload, retry)
  }
}

export type Person = ReturnType<typeof createPerson>

const labelOf = (one: Json): string => String((one.text as Json | undefined)?.text ?? '')
const optionsOf = (one: Json): readonly Json[] => (one.options ?? []) as readonly Json[]

function find(message: Message, is: (element: Element) => boolean, what: string): { element: Element; block: string } {
  for (const block of message.blocks) {
    const element = ((block.elements ?? []) as Element[]).find((one) => one.action_id !== undefined && is(one))
    if (element) return { element, block: String(block.block_id) }
  }
  throw new Error(`nothing to click named "${what}"`)
}

/** Everything a reader sees of a message, as plain lines. */
export function wordsOf(message: Message): string {
  const words: string[] = []
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) for (const child of node) walk(child)
    if (Array.isArray(node) || typeof node !== 'object' || node === null) return
    const { text, ...rest } = node as Json
    if (typeof text === 'string') words.push(text)
    else walk(text)
    for (const [key, value] of Object.entries(rest)) if (key !== 'value' && typeof value === 'object') walk(value)
  }
  walk(message.blocks)
  return words.join('\n')
}
