import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { generateSnowflake } from 'discord-digital-twin'
import type { Front } from './front.ts'
import { textsOf } from './shown.ts'

/**
 * A person in front of Discord: sees the messages of a channel, thread or DM, and can press only what is there. Sends
 * interactions in Discord's own shape, over the gateway or, signed, to an HTTP endpoint.
 */
type Json = Record<string, unknown>
export type Control = {
  readonly kind: 'button' | 'menu' | 'channels'
  readonly id: string
  readonly label: string
  readonly options: readonly { label: string; value: string }[]
}
export type Shown = {
  readonly id: string
  readonly text: string
  readonly raw: string
  readonly components: readonly Json[]
  readonly controls: readonly Control[]
  readonly files: readonly string[]
}
export type Response = { readonly id: string; readonly type: number; readonly data: Json; readonly text: string }
export type Endpoint = { readonly url: string; readonly privateKey: KeyObject }

export type Where = { readonly channel: string; readonly guild: string | undefined }

export class Person {
  readonly #front: Front
  readonly user: string
  readonly where: Where
  /** What the bot may do here, as Discord says it along with every interaction. */
  permissions = '1099511627775'
  /** Whether the thread is locked, as Discord says it along with every interaction. */
  locked = false
  readonly #endpoint: Endpoint | undefined

  constructor(front: Front, user: string, where: Where, endpoint?: Endpoint) {
    this.#front = front
    this.user = user
    this.where = where
    this.#endpoint = endpoint
  }

  /** The same person in another channel or thread. */
  in(channel: string): Person {
    return new Person(this.#front, this.user, { ...this.where, channel }, this.#endpoint)
  }

  slash(text?: string): Promise<Response> {
    const options = text === undefined ? {} : { options: [{ name: 'text', type: 3, value: text }] }
    return this.interact(2, { id: '1', name: 'llm-plan', type: 1, ...options })
  }

  async press(label: string | RegExp, shown?: Shown): Promise<Response> {
    const message = shown ?? (await this.sees((one) => one.controls.some((control) => fits(control.label, label))))
    const control = message.controls.find((one) => one.kind === 'button' && fits(one.label, label))
    if (control === undefined) throw new Error(`no button ${String(label)} in: ${message.text}`)
    return this.interact(3, { component_type: 2, custom_id: control.id, id: 5 }, message)
  }

  async choose(message: Shown, control: Control, values: readonly string[]): Promise<Response> {
    const known = control.options.map((option) => option.value)
    if (control.kind === 'menu' && values.some((value) => !known.includes(value))) throw new Error('not in the menu')
    if (control.kind === 'menu')
      return this.interact(3, { component_type: 3, custom_id: control.id, values, id: 5 }, message)
    const rooms = await this.#front.twin.prisma.channel.findMany({ where: { id: { in: [...values] } } })
    const channels = Object.fromEntries(
      values.map((id) => {
        const { name = 'x', type = 0 } = rooms.find((one) => one.id === id) ?? {}
        return [id, { id, name, type, permissions: '3072' }]
      }),
    )
    return this.interact(
      3,
      { component_type: 8, custom_id: control.id, values, resolved: { channels }, id: 5 },
      message,
    )
  }

  /** Presses the button, expects the dialog, and sends it filled in. */
  async write(label: string | RegExp, text: string, shown?: Shown): Promise<{ dialog: Response; sent: Response }> {
    const dialog = await this.press(label, shown)
    if (dialog.type !== 9) throw new Error(`no dialog but ${JSON.stringify(dialog)}`)
    const sent = await this.submit(String(dialog.data.custom_id), text)
    return { dialog, sent }
  }

  submit(customId: string, text: string): Promise<Response> {
    const field = { type: 4, id: 3, custom_id: 'answer', value: text }
    return this.interact(5, { custom_id: customId, components: [{ type: 18, id: 2, component: field }] })
  }

  /** Types a message. In a server it goes through the twin, in a DM the twin has no way. */
  async say(content: string, more: Json = {}): Promise<string> {
    const { twin, gateway } = this.#front
    const { channel, guild } = this.where
    const id = generateSnowflake()
    await twin.prisma.message.create({ data: { id, channelId: channel, authorId: this.user, content } })
    const mentions = content.includes(`<@${twin.botUserId}>`)
      ? [{ id: twin.botUserId, username: 'llm-plan', bot: true }]
      : []
    gateway.broadcast('MESSAGE_CREATE', {
      id,
      type: 0,
      channel_id: channel,
      ...(guild === undefined
        ? { channel_type: 1 }
        : { guild_id: guild, member: { roles: [], joined_at: '2023-01-01T00:00:00+00:00' } }),
      author: { id: this.user, username: 'person', discriminator: '0', global_name: 'Person', avatar: null },
      content,
      timestamp: new Date().toISOString(),
      edited_timestamp: null,
      tts: false,
      mention_everyone: false,
      mentions,
      mention_roles: [],
      attachments: [],
      embeds: [],
      pinned: false,
      flags: 0,
      components: [],
      ...more,
    })
    return id
  }

  /** The bot's messages here that everyone sees, oldest first. */
  async messages(): Promise<Shown[]> {
    const { twin } = this.#front
    const rows = await twin.prisma.message.findMany({
      where: { channelId: this.where.channel, authorId: twin.botUserId },
    })
    return rows
      .filter((row) => (row.flags & 64) === 0)
      .sort((a, b) => Number(BigInt(a.id) - BigInt(b.id)))
      .map((row) => shown(row.id, JSON.parse(row.components) as Json[]))
  }

  /** Waits for a message that fits and returns the newest such. */
  async sees(fit: (message: Shown) => boolean, timeoutMs = 20_000): Promise<Shown> {
    const end = Date.now() + timeoutMs
    for (;;) {
      const all = await this.messages()
      const found = all.findLast(fit)
      if (found !== undefined) return found
      if (Date.now() > end) throw new Error(`not seen; last: ${all.at(-1)?.text ?? 'nothing'}`)
      await sleep(20)
    }
  }

  seesText(text: string | RegExp, timeoutMs?: number): Promise<Shown> {
    return this.sees((message) => fits(message.text, text, true), timeoutMs)
  }

  /** The thread that the bot opened in this channel. */
  async thread(nth = 0): Promise<Person> {
    const { twin } = this.#front
    const end = Date.now() + 20_000
    for (;;) {
      const threads = await twin.prisma.channel.findMany({
        where: { parentId: this.where.channel, type: 11 },
        orderBy: { id: 'asc' },
      })
      const found = threads[nth]
      if (found !== undefined) return this.in(found.id)
      if (Date.now() > end) throw new Error('no thread was opened')
      await sleep(20)
    }
  }

  /** Sends an interaction and returns the first response; `id` sends it once more as the very same. */
  async interact(type: number, data: Json, message?: Shown, id: string = generateSnowflake()): Promise<Response> {
    const { twin, gateway } = this.#front
    const token = `token-canary-${id}`
    const row = {
      interactionId: id,
      interactionToken: token,
      applicationId: twin.botUserId,
      channelId: this.where.channel,
      type: 0,
      messageId: message?.id ?? null,
      acknowledged: false,
    }
    // Delivered before: Discord knows the interaction already.
    await twin.prisma.interactionResponse.create({ data: row }).catch(() => undefined)
    const payload = await this.#payload(id, token, type, data, message)
    if (this.#endpoint === undefined) gateway.broadcast('INTERACTION_CREATE', payload)
    else await this.#overHttp(this.#endpoint, payload)
    return this.#response(id)
  }

  async #payload(id: string, token: string, type: number, data: Json, message: Shown | undefined): Promise<Json> {
    const { twin } = this.#front
    const row = await twin.prisma.channel.findUniqueOrThrow({ where: { id: this.where.channel } })
    const user = {
      id: this.user,
      username: 'person',
      discriminator: '0',
      global_name: 'Person',
      avatar: null,
      public_flags: 0,
    }
    const guild = this.where.guild
    const who =
      guild === undefined
        ? { user, context: 1, authorizing_integration_owners: { '0': '0' } }
        : {
            guild_id: guild,
            guild_locale: 'en-US',
            context: 0,
            authorizing_integration_owners: { '0': guild },
            member: {
              user,
              roles: [],
              joined_at: '2023-01-01T00:00:00+00:00',
              deaf: false,
              mute: false,
              flags: 0,
              permissions: '1099511627775',
            },
          }
    const shownMessage = message && {
      id: message.id,
      type: 0,
      channel_id: this.where.channel,
      flags: 1 << 15,
      content: '',
      components: message.components,
      author: { id: twin.botUserId, username: 'llm-plan', bot: true, discriminator: '0', avatar: null },
      attachments: [],
      embeds: [],
      mentions: [],
      mention_roles: [],
      mention_everyone: false,
      pinned: false,
      timestamp: new Date().toISOString(),
      edited_timestamp: null,
      tts: false,
    }
    return {
      id,
      application_id: twin.botUserId,
      type,
      token,
      version: 1,
      data,
      channel_id: this.where.channel,
      channel: {
        id: row.id,
        type: row.type,
        guild_id: guild,
        parent_id: row.parentId ?? undefined,
        name: row.name,
        ...(row.parentId !== null && { thread_metadata: { archived: false, locked: this.locked } }),
      },
      ...who,
      ...(shownMessage && { message: shownMessage }),
      app_permissions: this.permissions,
      locale: 'en-GB',
      entitlements: [],
      attachment_size_limit: 10_485_760,
    }
  }

  /** As Discord does it: the answer to the request is the first response. */
  async #overHttp(endpoint: Endpoint, payload: Json): Promise<void> {
    const answer = await fetch(endpoint.url, signed(endpoint.privateKey, JSON.stringify(payload)))
    if (!answer.ok) throw new Error(`the endpoint answered ${answer.status}`)
    const callback = `${this.#front.apiUrl}/v10/interactions/${String(payload.id)}/${String(payload.token)}/callback`
    const headers = { 'content-type': 'application/json' }
    await fetch(callback, { method: 'POST', headers, body: await answer.text() })
  }

  async #response(id: string): Promise<Response> {
    const end = Date.now() + 15_000
    for (;;) {
      const row = await this.#front.twin.prisma.interactionResponse.findUnique({ where: { interactionId: id } })
      if (row?.acknowledged === true) {
        const data = row.data === null ? {} : (JSON.parse(row.data) as Json)
        return { id, type: row.type, data, text: textsOf(data.components).join('\n') }
      }
      if (Date.now() > end) throw new Error('no response to the interaction')
      await sleep(10)
    }
  }
}

/** The request options of a body signed as Discord signs. */
export function signed(key: KeyObject, body: string, timestamp = String(Math.floor(Date.now() / 1000))) {
  const signature = sign(null, Buffer.from(timestamp + body), key).toString('hex')
  const headers = {
    'content-type': 'application/json',
    'x-signature-ed25519': signature,
    'x-signature-timestamp': timestamp,
  }
  return { method: 'POST', headers, body }
}

/** A key pair; the public half as Discord shows it: 64 hexadecimal digits. */
export function keyPair(): { privateKey: KeyObject; publicKey: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const der = publicKey.export({ format: 'der', type: 'spki' })
  return { privateKey, publicKey: der.subarray(-32).toString('hex') }
}

export function shown(id: string, components: readonly Json[]): Shown {
  const raw = textsOf(components).join('\n')
  const all = controls(components)
  return {
    id,
    raw,
    text: raw.replace(/\\([^0-9A-Za-z\s])/g, '$1').replaceAll('\u200b', ''),
    components,
    controls: all,
    files: filesOf(components),
  }
}

function controls(components: readonly Json[]): Control[] {
  return components.flatMap((node) => {
    const id = String(node.custom_id)
    const options = (node.options ?? []) as { label: string; value: string }[]
    if (node.type === 2) return [{ kind: 'button' as const, id, label: String(node.label), options: [] }]
    if (node.type === 3) return [{ kind: 'menu' as const, id, label: String(node.placeholder), options }]
    if (node.type === 8) return [{ kind: 'channels' as const, id, label: String(node.placeholder), options: [] }]
    return controls((node.components ?? []) as Json[])
  })
}

function filesOf(components: readonly Json[]): string[] {
  return components.flatMap((node) => [
    ...(node.file === undefined ? [] : [String((node.file as Json).url).replace('attachment://', '')]),
    ...filesOf((node.components ?? []) as Json[]),
  ])
}

function fits(text: string, wanted: string | RegExp, part = false): boolean {
  if (wanted instanceof RegExp) return wanted.test(text)
  return part ? text.includes(wanted) : text === wanted
}
