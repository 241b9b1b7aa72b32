import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { decodeAction } from '../../src/contract/action-code.ts'

/** What a person may press: the element as Slack would send it back. */
export type Control = {
  readonly block: string
  readonly action: Record<string, unknown>
  readonly ts: string
  readonly thread: string
}

/** What the app asked next: something to press, or undefined with the plan. `at`: when it arrived, by `performance.now()`. */
export type Asked = { readonly control: Control | undefined; readonly at: number }

type Element = Record<string, unknown> & {
  readonly type: string
  readonly value?: string
  readonly options?: readonly { readonly value: string }[]
}

const PATIENCE_MS = 60_000

/** Slack's Web API, as fast as it can be: takes everything, and hands a control of each question to who waits for it. */
export async function startSlackSink() {
  const waiting = new Map<string, (asked: Asked) => void>()
  const arrived = new Map<string, Asked>()
  let posts = 0
  let calls = 0

  const server = createServer(async (request, response) => {
    calls++
    const method = (request.url ?? '').replace('/api/', '')
    const given = new URLSearchParams(await read(request))
    if (method === 'auth.test') return ok(response, { user_id: 'UBOT', bot_id: 'BBOT', team_id: 'T0', user: 'bot' })
    if (method === 'users.info') return ok(response, { user: { id: given.get('user'), name: 'someone', profile: {} } })
    if (method !== 'chat.postMessage')
      return ok(response, { ts: given.get('ts') ?? '1.1', channel: given.get('channel') })
    const ts = `1700000000.${String(++posts).padStart(6, '0')}`
    const channel = given.get('channel') ?? ''
    ok(response, { ts, channel })
    const asked = readAsked(given.get('blocks'), ts, given.get('thread_ts') ?? ts)
    if (asked === undefined) return
    const wake = waiting.get(channel)
    waiting.delete(channel)
    if (wake) wake(asked)
    else arrived.set(channel, asked)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`,
    calls: () => calls,
    /** What is asked next in a channel. Throws if nothing is for a minute: a reply was lost. */
    async next(channel: string): Promise<Asked> {
      const asked = arrived.get(channel)
      arrived.delete(channel)
      if (asked) return asked
      return await new Promise((wake, fail) => {
        const timer = setTimeout(() => fail(new Error(`no reply in ${channel} for ${PATIENCE_MS} ms`)), PATIENCE_MS)
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

/** The last single choice of a question ("I don't know" or the like keeps the interview long), or that the plan is there. */
function readAsked(blocks: string | null, ts: string, thread: string): Asked | undefined {
  const at = performance.now()
  const parsed = JSON.parse(blocks ?? '[]') as { block_id?: string; elements?: Element[]; accessory?: Element }[]
  const all = parsed.flatMap(({ block_id: block = 'b', elements = [], accessory }) =>
    (accessory ? [...elements, accessory] : elements).map((element) => ({ block, element })),
  )
  const found = all.flatMap(({ block, element }) => {
    const action = pressed(element)
    return action ? [{ block, action, ts, thread }] : []
  })
  const control = found.at(-1)
  if (control) return { control, at }
  const isPlan = all.some(({ element }) => kindOf(element.value) === 'export')
  return isPlan ? { control: undefined, at } : undefined
}

/** `do:` is a button that answers by itself; the one that sends ticks needs ticks. */
function pressed(element: Element): Record<string, unknown> | undefined {
  const id = String(element.action_id)
  if (id.startsWith('do:')) return isAnswer(element.value) ? element : undefined
  // The part of a code that all options share stands in the action's id.
  const shared = /^pick:\d+:(.*)$/s.exec(id)?.[1] ?? ''
  const option = element.options?.findLast(({ value }) => isAnswer(shared + value))
  return option && { ...element, selected_option: option }
}

const isAnswer = (code: unknown): boolean => ['answer', 'skip'].includes(kindOf(code) ?? '')

function kindOf(code: unknown): string | undefined {
  return typeof code === 'string' ? decodeAction(code)?.input.type : undefined
}

function ok(response: ServerResponse, body: object): void {
  response.setHeader('content-type', 'application/json').end(JSON.stringify({ ok: true, ...body }))
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}
