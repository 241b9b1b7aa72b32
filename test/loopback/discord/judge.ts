import * as spec from 'discord-api-spec/zod'

/**
 * Judges request bodies as Discord would: its own OpenAPI schema (through `discord-api-spec`) and the rules that the
 * schema does not hold (`docs` of Message Components, Create Message, Application Commands). Returns what is wrong.
 */
type Json = Record<string, unknown>
type Parsed = {
  success: boolean
  error?: { issues: readonly { path: readonly PropertyKey[]; message: string; code?: string }[] }
}
type Schema = { safeParse(body: unknown): Parsed }

const schemas = spec as unknown as Record<string, Schema>
const V2 = 1 << 15

export function judgeMessage(body: Json, files: readonly string[] = [], edits = false): string[] {
  const schema = edits ? 'MessageEditRequestPartialSchema' : 'MessageCreateRequestSchema'
  return [...bySchema(schema, body), ...messageRules(body, files, edits)]
}

export function judgeCallback(body: Json): string[] {
  const data = (body.data ?? {}) as Json
  switch (body.type) {
    case 4:
      return [...bySchema('CreateMessageInteractionCallbackRequestSchema', body), ...messageRules(data, [], false)]
    case 9:
      return [...bySchema('ModalInteractionCallbackRequestSchema', body), ...modalRules(data)]
    case 8:
      return Array.isArray(data.choices) && data.choices.length <= 25 ? [] : ['choices: not a list of at most 25']
    case 5:
    case 6:
      return unknownKeys(data, ['flags'])
    default:
      return [`callback type ${String(body.type)} is not one we use`]
  }
}

export function judgeCommand(body: Json): string[] {
  const name = String(body.name)
  return [
    ...bySchema('ApplicationCommandCreateRequestSchema', body),
    ...(name === name.toLowerCase() && !/\s/.test(name) ? [] : ['name: not lower case']),
  ]
}

export function judgeThread(body: Json): string[] {
  const durations = [60, 1440, 4320, 10_080]
  return [
    ...bySchema('CreateTextThreadWithMessageRequestSchema', body),
    ...(durations.includes(Number(body.auto_archive_duration ?? 60)) ? [] : ['auto_archive_duration: not allowed']),
  ]
}

/** A new post of a forum: a thread with its first message in the same request. */
export function judgePost(body: Json, files: readonly string[]): string[] {
  return [
    ...bySchema('CreateForumThreadRequestSchema', body),
    ...messageRules((body.message ?? {}) as Json, files, false),
  ]
}

function bySchema(name: string, body: unknown): string[] {
  const schema = schemas[name]
  if (schema === undefined) throw new Error(`no schema ${name}`)
  const parsed = schema.safeParse(body)
  return (parsed.error?.issues ?? []).map((issue) => `${issue.path.join('.')}: ${issue.message || issue.code}`)
}

const MESSAGE_KEYS = [
  'content',
  'components',
  'flags',
  'allowed_mentions',
  'attachments',
  'nonce',
  'enforce_nonce',
  'message_reference',
]

function messageRules(body: Json, files: readonly string[], edits: boolean): string[] {
  const faults = unknownKeys(body, MESSAGE_KEYS)
  const flags = Number(body.flags ?? 0)
  const nodes = allNodes(body.components)
  const top = (body.components ?? []) as Json[]
  const content = String(body.content ?? '')
  const newKinds = nodes.some((node) => [9, 10, 11, 12, 13, 14, 17].includes(Number(node.type)))
  if ((flags & V2) !== 0) {
    if (content !== '') faults.push('content: not beside Components V2')
    if (nodes.length > 40) faults.push(`components: ${nodes.length} in all, 40 at most`)
  } else {
    if (newKinds && !edits) faults.push('flags: IsComponentsV2 is missing')
    if (top.length > 5) faults.push('components: more than 5 rows')
    if (content === '' && top.length === 0 && files.length === 0) faults.push('an empty message')
  }
  if (content.length > 2000) faults.push('content: longer than 2000')
  const text = nodes.reduce((sum, node) => sum + (node.type === 10 ? String(node.content).length : 0), 0)
  if (text > 4000) faults.push(`text: ${text} characters in all, 4000 at most`)
  faults.push(...twice('custom_id', nodes), ...twice('id', nodes))
  for (const node of nodes) faults.push(...nodeRules(node))
  if (typeof body.nonce === 'string' && body.nonce.length > 25) faults.push('nonce: longer than 25')
  faults.push(...attachmentRules(body, nodes, files))
  const mentions = body.allowed_mentions as { parse?: unknown[] } | undefined
  if (mentions?.parse === undefined || mentions.parse.length > 0) faults.push('allowed_mentions: parse is not []')
  return faults
}

function nodeRules(node: Json): string[] {
  const faults: string[] = []
  if (node.type === 2 && node.style !== 5 && typeof node.custom_id !== 'string') faults.push('button: no custom_id')
  if (node.type === 2 && (node.label ?? '') === '' && node.emoji === undefined) faults.push('button: no label')
  if (node.type === 1) {
    const kinds = ((node.components ?? []) as Json[]).map((child) => child.type)
    if (kinds.some((kind) => kind !== 2) && kinds.length > 1) faults.push('row: a menu needs a row of its own')
  }
  if (node.type === 3) {
    const options = (node.options ?? []) as Json[]
    const most = Number(node.max_values ?? 1)
    if (new Set(options.map((option) => option.value)).size < options.length) faults.push('menu: a value twice')
    if (most > options.length || Number(node.min_values ?? 1) > most) faults.push('menu: min, max and options')
    if (options.filter((option) => option.default === true).length > most) faults.push('menu: too many defaults')
  }
  return faults
}

function attachmentRules(body: Json, nodes: readonly Json[], files: readonly string[]): string[] {
  const named = ((body.attachments ?? []) as Json[]).map((one) => String(one.filename))
  const urls = nodes.flatMap((node) => [
    ...((node.items ?? []) as Json[]).map((item) => String((item.media as Json).url)),
    ...(node.file === undefined ? [] : [String((node.file as Json).url)]),
  ])
  const shown = urls.map((url) => url.replace('attachment://', ''))
  return [
    ...shown.filter((name) => !files.includes(name)).map((name) => `attachment ${name}: not sent along`),
    ...files.filter((name) => !shown.includes(name)).map((name) => `attachment ${name}: shown nowhere`),
    ...(named.length === files.length ? [] : ['attachments: do not fit the files']),
    ...(files.length > 10 ? ['files: more than 10'] : []),
  ]
}

function modalRules(data: Json): string[] {
  const nodes = allNodes(data.components)
  const faults = twice('custom_id', nodes)
  if (((data.components ?? []) as unknown[]).length > 5) faults.push('modal: more than 5 components')
  for (const { type, min_length, max_length, value } of nodes) {
    if (type !== 4) continue
    if (Number(min_length ?? 0) > Number(max_length ?? 4000)) faults.push('input: min_length above max_length')
    if (String(value ?? '').length > Number(max_length ?? 4000)) faults.push('input: value longer than max_length')
  }
  return faults
}

function allNodes(components: unknown): Json[] {
  return ((components ?? []) as Json[]).flatMap((node) => [
    node,
    ...allNodes(node.components),
    ...allNodes(node.accessory === undefined ? [] : [node.accessory]),
    ...allNodes(node.component === undefined ? [] : [node.component]),
  ])
}

function twice(key: string, nodes: readonly Json[]): string[] {
  const values = nodes.map((node) => node[key]).filter((value) => value !== undefined)
  return new Set(values).size < values.length ? [`${key}: twice`] : []
}

function unknownKeys(body: Json, known: readonly string[]): string[] {
  return Object.keys(body)
    .filter((key) => !known.includes(key))
    .map((key) => `${key}: not a known field`)
}
