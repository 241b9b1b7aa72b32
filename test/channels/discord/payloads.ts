import type { APIInteraction, GatewayMessageCreateDispatchData } from 'discord.js'

/** Payloads in the shape that Discord sends (v10, November 2026), with made-up ids. Tests change single fields. */
export const USER = '1070349326884290602'
export const GUILD = '882441738713718815'
export const CHANNEL = '1070755073866616865'
export const THREAD = '1094607962556878999'
export const SELF = '1094476355678245004'
export const DM = '1170755073866616800'

const ALL_PERMISSIONS = '70368744177663'

const user = {
  id: USER,
  username: 'pranoy',
  discriminator: '0',
  global_name: 'Pranoy',
  avatar: 'f7f2e9361e8a54ce6e72580ac7b967af',
  avatar_decoration_data: null,
  public_flags: 0,
}

const member = {
  user,
  nick: null,
  avatar: null,
  roles: ['1070758821573693624'],
  joined_at: '2023-02-02T15:47:56.859000+00:00',
  premium_since: null,
  deaf: false,
  mute: false,
  pending: false,
  flags: 0,
  communication_disabled_until: null,
  permissions: ALL_PERMISSIONS,
}

const channel = {
  id: CHANNEL,
  guild_id: GUILD,
  type: 0,
  name: 'planning',
  parent_id: '997068127907090442',
  position: 11,
  permissions: ALL_PERMISSIONS,
  topic: null,
  nsfw: false,
  rate_limit_per_user: 0,
  last_message_id: '1094480851804360724',
  flags: 0,
}

const thread = {
  id: THREAD,
  guild_id: GUILD,
  type: 11,
  name: 'Support assistant',
  parent_id: CHANNEL,
  owner_id: SELF,
  permissions: ALL_PERMISSIONS,
  thread_metadata: {
    archived: false,
    auto_archive_duration: 10_080,
    archive_timestamp: '2026-11-20T10:00:00+00:00',
    locked: false,
  },
}

const common = {
  id: '1094607962556878888',
  application_id: SELF,
  token: 'aW50ZXJhY3Rpb246MTA5NDYwNzk2MjU1Njg3ODg4ODpDQU5BUlk',
  version: 1,
  locale: 'en-GB',
  entitlements: [],
  entitlement_sku_ids: [],
  attachment_size_limit: 10_485_760,
}

const inServer = {
  ...common,
  guild_id: GUILD,
  guild: { id: GUILD, features: [], locale: 'en-US' },
  guild_locale: 'en-US',
  channel_id: CHANNEL,
  channel,
  member,
  app_permissions: ALL_PERMISSIONS,
  authorizing_integration_owners: { '0': GUILD },
  context: 0,
}

const inDm = {
  ...common,
  channel_id: DM,
  channel: { id: DM, type: 1, last_message_id: null, flags: 0, recipients: [user] },
  user,
  app_permissions: '562949953601536',
  authorizing_integration_owners: { '0': '0' },
  context: 1,
}

type Change = Record<string, unknown>
const built = (parts: Change): APIInteraction => parts as unknown as APIInteraction

export function slash(text?: string, change: Change = {}): APIInteraction {
  const options = text === undefined ? {} : { options: [{ name: 'text', type: 3, value: text }] }
  return built({ ...inServer, type: 2, data: { id: '1', name: 'llm-plan', type: 1, ...options }, ...change })
}

export function slashInDm(): APIInteraction {
  return built({ ...inDm, type: 2, data: { id: '1', name: 'llm-plan', type: 1 } })
}

export function slashInThread(): APIInteraction {
  return slash(undefined, { channel_id: THREAD, channel: thread })
}

export function press(data: Change, components: unknown[] = []): APIInteraction {
  const message = { id: '1094607962556870000', channel_id: THREAD, type: 0, flags: 32_768, content: '', components }
  return built({ ...inServer, type: 3, channel_id: THREAD, channel: thread, message, data })
}

export function submit(custom_id: string, value: string, shape: 'label' | 'row' = 'label'): APIInteraction {
  const field = { type: 4, id: 2, custom_id: 'answer', value }
  const text = { type: 10, id: 1 }
  const components =
    shape === 'label' ? [text, { type: 18, id: 3, component: field }] : [{ type: 1, id: 3, components: [field] }]
  return built({ ...inServer, type: 5, channel_id: THREAD, channel: thread, data: { custom_id, components } })
}

export function message(content: string, change: Change = {}): GatewayMessageCreateDispatchData {
  return {
    id: '1483813720546086923',
    type: 0,
    channel_id: THREAD,
    guild_id: GUILD,
    channel_type: 11,
    author: user,
    member: { ...member, user: undefined },
    content,
    timestamp: '2026-11-20T13:05:58.904000+00:00',
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: [],
    embeds: [],
    pinned: false,
    flags: 0,
    components: [],
    nonce: '1483813720000000000',
    ...change,
  } as unknown as GatewayMessageCreateDispatchData
}
