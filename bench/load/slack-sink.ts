import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { decodeAction } from '../../src/turn/action-code.ts'

/** What a person may press: the element as Slack would send it back. */
export type Control = {
  readonly block: string
  readonly action: Record<string, unknown>
  readonly ts: string
  readonly thread: string
}

type Element = Record<string, unknown> & {
  readonly type: string
  readonly value?: string
  readonly options?: readonly { readonly value: string }[]
}

const PATIENCE_MS = 15_000

/** Slack's Web API, as fast as it can be: takes everything, and hands the first control of each question to who waits for it. */
export async function startSlackSink() {
  const waiting = new Map<string, (control: Control) => void>()
  const arrived = new Map<string, Control>()
  let posts = 0

  const server = createServer(async (request, response) => {
    const method = (request.url ?? '').replace('/api/', '')
    const given = new URLSearchParams(await read(request))
    if (method === 'auth.test') return ok(response, { user_id: 'UBOT', bot_id: 'BBOT', team_id: 'T0', user: 'bot' })
    if (method === 'users.info') return ok(response, { user: { id: given.get('user'), name: 'someone', profile: {} } })
    if (method !== 'chat.postMessage')
      return ok(response, { ts: given.get('ts') ?? '1.1', channel: given.get('channel') })
    const ts = `1700000000.${String(++posts).padStart(6, '0')}`
    const channel = given.get('channel') ?? ''
    const control = firstControl(given.get('blocks'), ts, given.get('thread_ts') ?? ts)
    if (control) {
      const wake = waiting.get(channel)
      waiting.delete(channel)
      if (wake) wake(control)
      else arrived.set(channel, control)
    }
    ok(response, { ts, channel })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`,
    posts: () => posts,
    /** The next question in a channel; undefined if none comes for a while. */
    async question(channel: string): Promise<Control | undefined> {
      const control = arrived.get(channel)
      arrived.delete(channel)
      if (control) return control
      return await new Promise((wake) => {
        const timer = setTimeout(wake, PATIENCE_MS, undefined)
        waiting.set(channel, (found) => {
          clearTimeout(timer)
          wake(found)
        })
      })
    },
    async stop() {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}

export type SlackSink = Awaited<ReturnType<typeof startSlackSink>>

function firstControl(blocks: string | null, ts: string, thread: string): Control | undefined {
  const parsed = JSON.parse(blocks ?? '[]') as { block_id?: string; elements?: Element[]; accessory?: Element }[]
  for (const { block_id: block = 'b', elements = [], accessory } of parsed) {
    for (const element of accessory ? [...elements, accessory] : elements) {
      // `do:` is a button that answers by itself; the one that sends ticks needs ticks.
      const alone = String(element.action_id).startsWith('do:')
      if (alone && answers(element.value)) return { block, action: element, ts, thread }
      // The part of a code that all options share stands in the action's id.
      const shared = /^pick:\d+:(.*)$/s.exec(String(element.action_id))?.[1] ?? ''
      const option = element.options?.find(({ value }) => answers(shared + value))
      if (option) return { block, action: { ...element, selected_option: option }, ts, thread }
    }
  }
  return undefined
}

function answers(code: unknown): boolean {
  const type = typeof code === 'string' ? decodeAction(code)?.input.type : undefined
  return type === 'answer' || type === 'skip'
}

function ok(response: ServerResponse, body: object): void {
  response.setHeader('content-type', 'application/json').end(JSON.stringify({ ok: true, ...body }))
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}
