import { BOT, BOT_TOKEN, type Json, type Message, Refusal, TEAM, type World } from './slack-world.ts'

export type Arguments = { readonly [name: string]: unknown }
type Method = (world: World, given: Arguments, base: string) => Json

const text = (value: unknown): string => (value === undefined ? '' : String(value))

/** The methods of the Web API that the app may call, with the checks that Slack makes. The rest is `unknown_method`. */
export const METHODS: Readonly<Record<string, Method>> = {
  'auth.test': () => ({ url: 'https://loop.slack.com/', team: 'Loop', team_id: TEAM, user_id: BOT, bot_id: 'B0BOT' }),

  'chat.postMessage': (world, given) => {
    const { id } = world.channel(given.channel, 'post')
    const thread = threadOf(world, given, id)
    const body = bodyOf(world, given)
    const message = world.add({ channel: id, user: BOT, bot_id: 'B0BOT', ...thread, ...body, ...metadataOf(given) })
    return { channel: id, ts: message.ts, message: shown(message) }
  },

  'chat.update': (world, given) => {
    const { id } = world.channel(given.channel, 'post')
    const at = world.messages.findIndex((message) => message.channel === id && message.ts === given.ts)
    const old = world.messages[at]
    if (old === undefined || old.only !== undefined) throw new Refusal('message_not_found')
    if (old.user !== BOT) throw new Refusal('cant_update_message')
    world.messages[at] = { ...old, ...bodyOf(world, given), ...metadataOf(given), edited: true }
    return { channel: id, ts: old.ts, text: text(given.text) }
  },

  'chat.postEphemeral': (world, given) => {
    const channel = world.channel(given.channel, 'member')
    const user = text(given.user)
    if (!channel.members.has(user)) throw new Refusal('user_not_in_channel')
    const thread = threadOf(world, given, channel.id)
    const message = world.add({ channel: channel.id, user: BOT, ...thread, ...bodyOf(world, given), only: user })
    return { message_ts: message.ts }
  },

  'chat.getPermalink': (world, given) => {
    const { id } = world.channel(given.channel, 'see')
    const ts = text(given.message_ts)
    if (!world.messages.some((message) => message.channel === id && message.ts === ts))
      throw new Refusal('message_not_found')
    return { channel: id, permalink: `https://loop.slack.com/archives/${id}/p${ts.replace('.', '')}` }
  },

  'conversations.join': (world, given) => {
    const channel = world.channel(given.channel, 'see')
    if (channel.kind !== 'public') throw new Refusal('method_not_supported_for_channel_type')
    if (channel.archived) throw new Refusal('is_archived')
    channel.members.add(BOT)
    return { channel: { id: channel.id } }
  },

  'conversations.open': (world, given) => {
    const user = text(given.users)
    if (!world.users.has(user)) throw new Refusal('user_not_found')
    const id = `D${user.slice(1)}`
    const members = new Set([user, BOT])
    if (!world.channels.has(id)) world.channels.set(id, { id, name: 'directmessage', kind: 'im', members })
    return { channel: { id } }
  },

  'conversations.history': (world, given) => {
    const { id } = world.channel(given.channel, 'member')
    const roots = world.messages.filter(
      (message) => message.channel === id && message.thread_ts === undefined && message.only === undefined,
    )
    return { messages: page(roots.reverse(), given), has_more: false }
  },

  'conversations.replies': (world, given) => {
    const { id } = world.channel(given.channel, 'member')
    const found = world.thread(id, text(given.ts)).filter((message) => message.only === undefined)
    if (found.length === 0) throw new Refusal('thread_not_found')
    // Two a page, so that paging is tried.
    const from = Number(given.cursor ?? 0)
    const more = found.length > from + 2
    return {
      messages: page(found.slice(from, from + 2), given),
      has_more: more,
      ...(more && { response_metadata: { next_cursor: String(from + 2) } }),
    }
  },

  'users.info': (world, given) => {
    const user = world.users.get(text(given.user))
    if (user === undefined) throw new Refusal('user_not_found')
    return { user: { id: user.id, name: user.name, profile: { display_name: user.name.toUpperCase() } } }
  },

  'views.open': (world, given) => {
    world.spend(text(given.trigger_id))
    const view = world.view(given.view)
    const opened = { id: world.id('V'), hash: world.ts(), trigger: text(given.trigger_id), view }
    world.views.push(opened)
    return { view: { id: opened.id, hash: opened.hash, ...view } }
  },

  'views.publish': (world, given) => {
    world.homes.set(text(given.user_id), world.view(given.view))
    return { view: {} }
  },

  'files.getUploadURLExternal': (world, given, base) => {
    const id = world.id('F')
    if (Number(given.length) < 1) throw new Refusal('invalid_arguments')
    world.files.set(id, { name: text(given.filename), content: Buffer.alloc(0) })
    return { upload_url: `${base}/upload/${id}`, file_id: id }
  },

  'files.completeUploadExternal': (world, given) => {
    const files = (given.files as { id: string }[]).map(({ id: file }) => {
      const found = world.files.get(file)
      if (found === undefined || found.content.length === 0) throw new Refusal('file_not_found')
      return { id: file, ...found }
    })
    // Without a channel nobody sees it until a message shows it.
    if (given.channel_id === undefined) {
      for (const { id } of files) world.showable.add(id)
      return { files: files.map(({ id }) => ({ id })) }
    }
    const { id } = world.channel(given.channel_id, 'member')
    const blocks = world.blocks(given.blocks)
    world.add({ channel: id, user: BOT, bot_id: 'B0BOT', text: '', blocks, files, ...threadOf(world, given, id) })
    return { files: files.map(({ id: file }) => ({ id: file })) }
  },

  'oauth.v2.access': (_world, given) => {
    if (given.code !== 'good-code') throw new Refusal('invalid_code')
    return {
      access_token: BOT_TOKEN,
      token_type: 'bot',
      scope: 'chat:write',
      bot_user_id: BOT,
      app_id: 'A0LOOP',
      team: { id: TEAM, name: 'Loop' },
      enterprise: null,
      is_enterprise_install: false,
      authed_user: { id: 'U0ANN' },
    }
  },
}

function bodyOf(world: World, given: Arguments): { text: string; blocks: readonly Json[] } {
  const blocks = world.blocks(given.blocks)
  if (blocks.length === 0 && text(given.text) === '') throw new Refusal('no_text')
  return { text: text(given.text).slice(0, 40_000), blocks }
}

function metadataOf({ metadata }: Arguments): { metadata?: unknown } {
  if (metadata === undefined) return {}
  const { event_type, event_payload } = metadata as { event_type?: unknown; event_payload?: unknown }
  const fine = typeof event_type === 'string' && typeof event_payload === 'object' && event_payload !== null
  if (!fine) throw new Refusal('invalid_metadata_format')
  return { metadata }
}

function threadOf(world: World, { thread_ts }: Arguments, channel: string): { thread_ts?: string } {
  if (thread_ts === undefined) return {}
  const root = world.messages.find((message) => message.channel === channel && message.ts === thread_ts)
  if (root === undefined) throw new Refusal('thread_not_found')
  return { thread_ts: text(root.thread_ts ?? root.ts) }
}

function page(messages: readonly Message[], given: Arguments): Json[] {
  const all = given.include_all_metadata === 'true' || given.include_all_metadata === true
  return messages.slice(0, Number(given.limit ?? 100)).map((message) => {
    const { metadata, ...rest } = shown(message)
    return all ? { ...rest, metadata } : rest
  })
}

export function shown({ channel: _, only: __, files, ...message }: Message): Json {
  return { type: 'message', ...message, ...(files && { files: files.map(({ id, name }) => ({ id, name })) }) }
}
