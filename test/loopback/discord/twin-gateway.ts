import type { DigitalDiscord } from 'discord-digital-twin'
import type { WebSocket } from 'ws'

/**
 * What the twin's gateway lacks: RESUME with replay (op 6), intents (4014, hidden content, unwanted events), dropping the
 * line on command. It works on the twin's own objects, whose private parts are typed here.
 */
type Client = { ws: WebSocket; sessionId: string; sequence: number; identified: boolean; intents: number }
type Inner = {
  clients: Client[]
  wss: { on(event: 'connection', listener: (ws: WebSocket) => void): void }
  broadcast(event: string, data: unknown): void
  sendDispatch(client: Client, event: string, data: unknown): void
  send(client: Client, payload: unknown): void
}
type Dispatch = { op: 0; t: string; s: number; d: unknown }
type Json = Record<string, unknown>

const GUILD_MESSAGES = 1 << 9
const DIRECT_MESSAGES = 1 << 12
const MESSAGE_CONTENT = 1 << 15

export type TwinGateway = {
  broadcast(event: string, data: unknown): void
  /** Closes every line with this code; the sessions stay resumable. */
  drop(code?: number): void
  /** What happens to a RESUME from now on. */
  onResume: 'replay' | 'refuse' | 'silence'
  /** Whether the application has the privileged intent. */
  contentAllowed: boolean
  readonly resumes: number
  readonly identifies: number
  /** What each IDENTIFY said of its shard: number and count. */
  readonly shards: readonly (readonly number[])[]
  /** What READY says instead of the truth, for the next so many lines. */
  readonly garbled: unknown[]
  /** With which code the next lines are closed as they identify. */
  readonly closing: number[]
}

export function twinGateway(twin: DigitalDiscord): TwinGateway {
  const inner = (twin as unknown as { server: { gateway: Inner } }).server.gateway
  const sessions = new Map<string, Dispatch[]>()
  const counts = { resumes: 0, identifies: 0 }
  const shards: (readonly number[])[] = []
  const garbled: unknown[] = []
  const closing: number[] = []
  const state: TwinGateway = {
    broadcast: (event, data) => inner.broadcast(event, data),
    drop(code = 4000) {
      for (const client of [...inner.clients]) client.ws.close(code)
    },
    onResume: 'replay',
    contentAllowed: true,
    shards,
    garbled,
    closing,
    get resumes() {
      return counts.resumes
    },
    get identifies() {
      return counts.identifies
    },
  }

  const sendDispatch = inner.sendDispatch.bind(inner)
  inner.sendDispatch = (client, event, data) => {
    if (event === 'READY' && garbled.length > 0) return sendDispatch(client, event, garbled.shift())
    const seen = asIntended(client.intents, event, data as Json)
    if (seen === undefined) return
    const log = sessions.get(client.sessionId) ?? []
    sessions.set(client.sessionId, log)
    log.push({ op: 0, t: event, s: client.sequence + 1, d: seen })
    sendDispatch(client, event, seen)
  }

  const broadcast = inner.broadcast.bind(inner)
  inner.broadcast = (event, data) => {
    const online = new Set(inner.clients.map((client) => client.sessionId))
    for (const [id, log] of sessions) {
      if (!online.has(id)) log.push({ op: 0, t: event, s: (log.at(-1)?.s ?? 0) + 1, d: data })
    }
    broadcast(event, data)
  }

  inner.wss.on('connection', (ws) => {
    ws.on('message', (raw) => {
      const client = inner.clients.find((one) => one.ws === ws)
      const payload = JSON.parse(raw.toString()) as { op: number; d: Json }
      if (client !== undefined && payload.op === 2) identify(client, payload.d)
      if (client !== undefined && payload.op === 6) resume(client, payload.d)
    })
  })

  function identify(client: Client, data: Json): void {
    counts.identifies += 1
    shards.push((data.shard ?? []) as number[])
    const code = closing.shift()
    if (code !== undefined) client.ws.close(code)
    else if ((Number(data.intents) & MESSAGE_CONTENT) !== 0 && !state.contentAllowed) client.ws.close(4014)
  }

  function resume(client: Client, data: Json): void {
    counts.resumes += 1
    if (state.onResume === 'silence') return
    const id = String(data.session_id)
    const log = sessions.get(id)
    if (state.onResume === 'refuse' || log === undefined) {
      inner.send(client, { op: 9, d: false, s: null, t: null })
      return
    }
    sessions.delete(client.sessionId)
    client.sessionId = id
    client.identified = true
    client.intents = GUILD_MESSAGES | DIRECT_MESSAGES | MESSAGE_CONTENT
    for (const missed of log.filter((one) => one.s > Number(data.seq))) inner.send(client, missed)
    client.sequence = log.at(-1)?.s ?? 0
    inner.sendDispatch(client, 'RESUMED', { _trace: [] })
  }

  return state
}

/** Returns what a client with these intents is sent, or undefined if it is sent nothing. */
function asIntended(intents: number, event: string, data: Json): Json | undefined {
  if (event !== 'MESSAGE_CREATE') return data
  const inServer = Boolean(data.guild_id)
  if ((intents & (inServer ? GUILD_MESSAGES : DIRECT_MESSAGES)) === 0) return undefined
  const hidden = inServer && (intents & MESSAGE_CONTENT) === 0 && !(data.author as Json).bot
  const mentioned = ((data.mentions ?? []) as Json[]).some((user) => user.bot === true)
  return hidden && !mentioned ? { ...data, content: '', embeds: [], attachments: [], components: [] } : data
}
