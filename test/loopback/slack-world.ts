import type { ValidateFunction } from 'ajv'
import { judgeBlocks, judgeView } from './slack-judge.ts'

export const TEAM = 'T0LOOP'
export const BOT = 'U0BOT'
export const BOT_TOKEN = 'xoxb-loopback-canary-token'
export const APP_TOKEN = 'xapp-loopback-canary-token'

export type Json = { readonly [key: string]: unknown }
export type Message = {
  readonly channel: string
  readonly ts: string
  readonly thread_ts?: string
  readonly user: string
  readonly bot_id?: string
  readonly text: string
  readonly blocks: readonly Json[]
  readonly metadata?: unknown
  /** Set: only this person sees it. */
  readonly only?: string
  readonly edited?: boolean
  readonly files?: readonly { readonly id: string; readonly name: string; readonly content: Buffer }[]
}
export type Channel = {
  readonly id: string
  readonly name: string
  readonly kind: 'public' | 'private' | 'im'
  readonly members: Set<string>
  readonly archived?: boolean
}

/** A refusal in Slack's own words; `messages` is `response_metadata.messages`. */
export class Refusal extends Error {
  readonly code: string
  readonly messages: readonly string[]
  constructor(code: string, messages: readonly string[] = []) {
    super(code)
    this.code = code
    this.messages = messages
  }
}

/** How long a trigger lives. */
const TRIGGER_MS = 3000

/** One workspace: channels, messages, triggers, views, files. What the methods of the Web API act upon. */
export class World {
  readonly channels = new Map<string, Channel>()
  readonly users = new Map<string, { id: string; name: string }>()
  messages: Message[] = []
  readonly views: { readonly trigger?: string; readonly id: string; readonly hash: string; readonly view: Json }[] = []
  readonly homes = new Map<string, Json>()
  readonly files = new Map<string, { name: string; content: Buffer }>()
  /** Files that a block may show. */
  readonly showable = new Set<string>()
  /** So many messages with a fresh picture are refused: Slack has not looked at the file yet. */
  processing = 0
  readonly #triggers = new Map<string, { readonly at: number; used: boolean }>()
  readonly #schema: ValidateFunction
  #count = 0
  /** Moved by tests to let a trigger expire. */
  clock: () => number = Date.now

  constructor(schema: ValidateFunction) {
    this.#schema = schema
    this.channels.set('D0ANN', { id: 'D0ANN', name: 'directmessage', kind: 'im', members: new Set(['U0ANN', BOT]) })
    this.channels.set('C0PLANS', { id: 'C0PLANS', name: 'plans', kind: 'public', members: new Set(['U0ANN', 'U0BEN']) })
    this.channels.set('C0TEAM', { id: 'C0TEAM', name: 'team', kind: 'public', members: new Set(['U0ANN', 'U0BEN']) })
    this.channels.set('C0BOARD', { id: 'C0BOARD', name: 'board', kind: 'private', members: new Set(['U0ANN']) })
    this.channels.set('C0OLD', {
      id: 'C0OLD',
      name: 'old',
      kind: 'public',
      members: new Set(['U0ANN']),
      archived: true,
    })
    this.users.set('U0ANN', { id: 'U0ANN', name: 'ann' })
    this.users.set('U0BEN', { id: 'U0BEN', name: 'ben' })
  }

  /** Seconds with six digits, rising: Slack's message ids. */
  ts(): string {
    this.#count += 1
    return `${Math.floor(this.clock() / 1000)}.${String(100_000 + this.#count)}`
  }

  id(prefix: string): string {
    this.#count += 1
    return `${prefix}${String(this.#count).padStart(6, '0')}`
  }

  trigger(): string {
    const id = `${this.id('1')}.${TEAM}.x`
    this.#triggers.set(id, { at: this.clock(), used: false })
    return id
  }

  /** Spends a trigger: once, within 3 seconds. */
  spend(id: string): void {
    const trigger = this.#triggers.get(id)
    if (trigger === undefined) throw new Refusal('invalid_trigger_id')
    if (trigger.used) throw new Refusal('exchanged_trigger_id')
    if (this.clock() - trigger.at > TRIGGER_MS) throw new Refusal('expired_trigger_id')
    trigger.used = true
  }

  /** The channel as the bot sees it. `toPost`: public channels take posts without membership (`chat:write.public`). */
  channel(id: unknown, need: 'post' | 'member' | 'see'): Channel {
    const channel = this.channels.get(String(id))
    if (channel === undefined) throw new Refusal('channel_not_found')
    const member = channel.members.has(BOT)
    if (!member && channel.kind !== 'public') throw new Refusal('channel_not_found')
    if (need === 'member' && !member) throw new Refusal('not_in_channel')
    if (need !== 'see' && channel.archived) throw new Refusal('is_archived')
    return channel
  }

  /** Blocks as Slack keeps them, each with an id. Throws `invalid_blocks`. */
  blocks(given: unknown): readonly Json[] {
    const blocks = given === undefined ? [] : given
    const faults = judgeBlocks(blocks, 'message', this.#schema)
    const shown = (blocks as Json[]).flatMap(({ slack_file }) => (slack_file as { id: string } | undefined)?.id ?? [])
    if (shown.length > 0 && this.processing > 0) {
      this.processing -= 1
      throw new Refusal('invalid_blocks', ['[ERROR] invalid slack file'])
    }
    if (shown.some((id) => !this.showable.has(id))) throw new Refusal('invalid_blocks', ['[ERROR] invalid slack file'])
    if (faults.includes('only_one_table_allowed')) throw new Refusal('only_one_table_allowed')
    if (faults.length > 0)
      throw new Refusal(
        'invalid_blocks',
        faults.map((fault) => `[ERROR] ${fault}`),
      )
    return (blocks as Json[]).map((block) => ({ block_id: this.id('b'), ...block }))
  }

  view(given: unknown): Json {
    const view = given as Json
    const faults = judgeView(view, this.#schema)
    if (faults.length > 0)
      throw new Refusal(
        'invalid_arguments',
        faults.map((fault) => `[ERROR] ${fault}`),
      )
    return view
  }

  add(message: Omit<Message, 'ts'> & { readonly ts?: string }): Message {
    const added = { ts: this.ts(), ...message }
    this.messages.push(added)
    return added
  }

  /** What stands in a channel's thread (or at its root), newest last, without whispers to others. */
  thread(channel: string, thread: string): readonly Message[] {
    return this.messages.filter(
      (message) => message.channel === channel && (message.thread_ts === thread || message.ts === thread),
    )
  }
}
