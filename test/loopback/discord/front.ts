import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DigitalDiscord, generateSnowflake } from 'discord-digital-twin'
import { judgeCallback, judgeCommand, judgeMessage, judgePost, judgeThread } from './judge.ts'
import { byRules, type RoomRules, roomRules } from './room-rules.ts'
import { type TwinGateway, twinGateway } from './twin-gateway.ts'

/**
 * A loopback server between the bot and `discord-digital-twin`: it judges every request body as Discord would, closes the
 * twin's gaps (direct messages, multipart, `enforce_nonce`, `with_response`, commands, guild lists, permission overwrites,
 * RESUME), keeps the time limits of interactions, and misbehaves on demand.
 */
type Json = Record<string, unknown>
type Seen = {
  readonly method: string
  readonly path: string
  readonly body: Json
  readonly files: readonly { name: string; text: string }[]
  status: number
  /** When it arrived, by the process's own clock. */
  readonly at: number
}
type Answer = { status: number; body?: unknown; headers?: Record<string, string> } | 'reset' | 'lose' | 'hang'
type Rule = { method: string; path: RegExp; answer: Answer; times: number }

export type Front = {
  readonly apiUrl: string
  readonly twin: DigitalDiscord
  readonly gateway: TwinGateway
  readonly seen: readonly Seen[]
  /** What was wrong with request bodies; a test ends with none. */
  readonly faults: string[]
  /** `lose`: the twin performs it and the answer is lost. `reset`: nothing is performed. */
  misbehave(method: string, path: RegExp, answer: Answer, times?: number): void
  /** Permission overwrites by channel. */
  readonly overwrites: Map<string, { id: string; type: 0 | 1; allow: string; deny: string }[]>
  readonly rules: RoomRules
  openDm(user: string): Promise<string>
  stop(): Promise<void>
}

export async function startFront(options: ConstructorParameters<typeof DigitalDiscord>[0]): Promise<Front> {
  const server = createServer((request, response) => {
    void serve(request, response).catch((error: unknown) => send(response, 500, { message: String(error), code: 0 }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  // A file of its own: the twin's in-memory database is one for the whole process.
  const folder = await mkdtemp(join(tmpdir(), 'discord-twin-'))
  const twin = new DigitalDiscord({ ...options, dbUrl: `file:${join(folder, 'twin.db')}` })
  await twin.start()
  // It lives for one test: no need to wait for the disk.
  await twin.prisma.$executeRawUnsafe('PRAGMA synchronous = OFF')
  const seen: Seen[] = []
  const faults: string[] = []
  const misdeeds: Rule[] = []
  const rules = roomRules()
  const posted = new Map<string, unknown>()
  const commands = new Map<string, Json>()
  const overwrites: Front['overwrites'] = new Map()
  const gateway = twinGateway(twin)

  return {
    apiUrl: `http://127.0.0.1:${port}/api`,
    twin,
    gateway,
    seen,
    faults,
    overwrites,
    rules,
    misbehave: (method, path, answer, times = 1) => void misdeeds.push({ method, path, answer, times }),
    openDm,
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await twin.stop()
      await twin.prisma.$disconnect()
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://front')
    const path = decodeURIComponent(url.pathname).replace(/^\/api\/v10/, '')
    const { body, files } = await readBody(request)
    const entry: Seen = { method: request.method ?? 'GET', path, body, files, status: 0, at: performance.now() }
    seen.push(entry)
    const rule = misdeeds.find((one) => one.times > 0 && one.method === entry.method && one.path.test(path))
    if (rule !== undefined) rule.times -= 1
    if (rule?.answer === 'hang') return
    if (rule?.answer === 'reset') return void response.socket?.destroy()
    if (typeof rule?.answer === 'object') {
      entry.status = rule.answer.status
      return send(response, rule.answer.status, rule.answer.body, rule.answer.headers)
    }
    const wrong = judge(entry)
    if (wrong.length > 0) {
      faults.push(...wrong.map((fault) => `${entry.method} ${path} ${fault}`))
      return send(response, 400, { code: 50035, message: 'Invalid Form Body', errors: {} })
    }
    const [status, answer] = await perform(entry, url.search)
    entry.status = status
    if (rule?.answer === 'lose') return void response.socket?.destroy()
    send(response, status, answer)
  }

  function judge({ method, path, body, files }: Seen): string[] {
    const names = files.map((file) => file.name)
    if (method !== 'POST' && method !== 'PATCH') return []
    if (/^\/channels\/\d+\/messages(\/\d+)?$/.test(path)) return judgeMessage(body, names, method === 'PATCH')
    if (/^\/channels\/\d+\/threads$/.test(path)) return judgePost(body, names)
    if (/\/threads$/.test(path)) return judgeThread(body)
    if (/\/callback$/.test(path)) return judgeCallback(body)
    if (/^\/webhooks\//.test(path)) return judgeMessage(body, names, method === 'PATCH')
    if (/\/commands$/.test(path)) return judgeCommand(body)
    return []
  }

  async function perform(entry: Seen, search: string): Promise<[number, unknown]> {
    const { method, path, body } = entry
    const own = byRules(rules, entry) ?? (await forumPost(entry)) ?? (await gap(entry))
    if (own !== undefined) return own
    const nonce = body.enforce_nonce === true ? `${path} ${String(body.nonce)}` : undefined
    if (nonce !== undefined && posted.has(nonce)) return [200, posted.get(nonce)]
    const answer = await fetch(`http://127.0.0.1:${twin.port}/api/v10${path}${search}`, {
      method,
      headers: { 'content-type': 'application/json', authorization: `Bot ${twin.botToken}` },
      ...(method !== 'GET' && method !== 'DELETE' && { body: JSON.stringify(staysPrivate(entry)) }),
    })
    const text = await answer.text()
    const json: unknown = text === '' ? undefined : JSON.parse(text)
    if (answer.ok && nonce !== undefined) posted.set(nonce, json)
    if (path.endsWith('/callback') && search.includes('with_response=true') && answer.ok)
      return [200, { interaction: { id: path.split('/')[2], type: 2 }, resource: { type: body.type } }]
    return [answer.status, withOverwrites(await withThreads(json))]
  }

  /** The twin opens a thread in a forum, without the message that makes it a post: on Discord both have the same id. */
  async function forumPost({ method, path, body }: Seen): Promise<[number, unknown] | undefined> {
    const forum = /^\/channels\/(\d+)\/threads$/.exec(path)?.[1]
    if (method !== 'POST' || forum === undefined) return undefined
    const id = generateSnowflake()
    const { guildId } = await twin.prisma.channel.findUniqueOrThrow({ where: { id: forum } })
    const made = { id, guildId, type: 11, name: String(body.name), parentId: forum, ownerId: twin.botUserId }
    await twin.prisma.channel.create({ data: made })
    const message = body.message as Json
    await twin.prisma.message.create({
      data: {
        id,
        channelId: id,
        authorId: twin.botUserId,
        content: '',
        flags: Number(message.flags),
        components: JSON.stringify(message.components),
      },
    })
    return [201, { id, guild_id: guildId, parent_id: forum, type: 11, name: made.name, message: { id } }]
  }

  /** The routes that the twin has not. */
  async function gap({ method, path, body }: Seen): Promise<[number, unknown] | undefined> {
    if (method === 'POST' && path === '/users/@me/channels') {
      const recipient = String(body.recipient_id)
      return [200, { id: await openDm(recipient), type: 1, recipients: [{ id: recipient, username: 'person' }] }]
    }
    if (method === 'GET' && path === '/users/@me/guilds') {
      const guilds = await twin.prisma.guild.findMany()
      return [
        200,
        guilds.map(({ id, name }) => ({ id, name, icon: null, owner: false, permissions: '0', features: [] })),
      ]
    }
    const application = /^\/applications\/(\d+)\/commands$/.exec(path)?.[1]
    if (application !== undefined && application !== twin.botUserId)
      return [403, { code: 20012, message: 'You are not authorized to perform this action on this application' }]
    if (application !== undefined && method === 'GET') return [200, [...commands.values()]]
    if (application !== undefined && method === 'POST') {
      const name = String(body.name)
      const command = {
        ...body,
        id: commands.get(name)?.id ?? generateSnowflake(),
        application_id: application,
        version: '1',
      }
      commands.set(name, command)
      return [200, command]
    }
    return undefined
  }

  /** A message that opened a thread says so. (On Discord both have the same id; the twin gives them different ones.) */
  async function withThreads(json: unknown): Promise<unknown> {
    if (Array.isArray(json)) return Promise.all(json.map(withThreads))
    const message = json as Json | undefined
    if (typeof message?.id !== 'string' || message.author === undefined) return json
    const thread = await twin.prisma.channel.findFirst({ where: { starterMessageId: message.id } })
    return thread === null ? json : { ...message, thread: { id: thread.id, type: thread.type, name: thread.name } }
  }

  function withOverwrites(json: unknown): unknown {
    if (Array.isArray(json)) return json.map(withOverwrites)
    const channel = json as Json | undefined
    if (typeof channel?.guild_id !== 'string' || typeof channel.type !== 'number' || channel.author) return json
    return { ...channel, permission_overwrites: overwrites.get(String(channel.id)) ?? [] }
  }

  async function openDm(user: string): Promise<string> {
    const name = `dm-${user}`
    const known = await twin.prisma.channel.findFirst({ where: { type: 1, name } })
    if (known !== null) return known.id
    const id = generateSnowflake()
    await twin.prisma.channel.create({ data: { id, type: 1, name, guildId: null } })
    return id
  }
}

/**
 * An edit does not make a private reply public. The twin takes the flags of the edit as they are, so they say it before it
 * sees them: set afterwards, everybody could read the reply for a moment.
 */
function staysPrivate({ method, path, body }: Seen): Json {
  return method === 'PATCH' && path.startsWith('/webhooks/') ? { ...body, flags: Number(body.flags ?? 0) | 64 } : body
}

async function readBody(request: IncomingMessage): Promise<Pick<Seen, 'body' | 'files'>> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const raw = Buffer.concat(chunks)
  const type = request.headers['content-type'] ?? ''
  if (!type.startsWith('multipart/form-data'))
    return { body: raw.length === 0 ? {} : JSON.parse(raw.toString()), files: [] }
  const form = await new Response(raw, { headers: { 'content-type': type } }).formData()
  const files: { name: string; text: string }[] = []
  for (const [, value] of form)
    if (typeof value !== 'string') files.push({ name: value.name, text: await value.text() })
  return { body: JSON.parse(String(form.get('payload_json'))) as Json, files }
}

function send(response: ServerResponse, status: number, body?: unknown, headers: Record<string, string> = {}): void {
  // A 204 must have no JSON content type: discord.js would try to parse the empty body.
  const type = body === undefined ? {} : { 'content-type': 'application/json' }
  response.writeHead(status, { ...type, ...headers }).end(body === undefined ? undefined : JSON.stringify(body))
}
