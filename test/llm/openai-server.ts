import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** How the loopback server behaves for the next calls. `content` is what the assistant says. */
type Behaviour =
  | { readonly type: 'says'; readonly content: string }
  /** Says or calls what is next, the last of it for ever. `delayMs` before each. */
  | { readonly type: 'talks'; readonly turns: readonly Turn[]; readonly delayMs?: number }
  /** Answers 400 to every request whose body it does not take, as servers do that lack a parameter. */
  | { readonly type: 'picky'; readonly takes: (body: Record<string, unknown>) => boolean; readonly content: string }
  | { readonly type: 'slow'; readonly ms: number }
  | { readonly type: 'status'; readonly status: number; readonly body: string }
  | { readonly type: 'raw'; readonly body: string }
  | { readonly type: 'redirect'; readonly to: string }
  | { readonly type: 'huge'; readonly mebibytes: number; readonly declared: boolean }
  | { readonly type: 'hangs up' }

/** One reply: words, or calls of tools with their arguments as the model writes them. */
type Turn = { readonly content: string } | { readonly calls: readonly (readonly [name: string, written: string])[] }

export type OpenAiServer = {
  readonly url: string
  readonly requests: readonly {
    readonly path: string
    readonly authorization: string | undefined
    readonly apiKey: string | undefined
    readonly body: string
  }[]
  behave(behaviour: Behaviour): void
  /** Bytes written of the last huge reply, to prove that reading stopped. */
  written(): number
  close(): Promise<void>
}

/** An OpenAI-compatible server on this machine that can misbehave in every way that matters. */
export async function startOpenAiServer(): Promise<OpenAiServer> {
  let behaviour: Behaviour = { type: 'says', content: '{}' }
  let written = 0
  const requests: OpenAiServer['requests'][number][] = []
  const server: Server = createServer(async (request, response) => {
    const { authorization, 'api-key': apiKey } = request.headers
    const body = await read(request)
    requests.push({ path: request.url ?? '', authorization, apiKey: apiKey?.toString(), body })
    await answer(behaviour, body, response, (bytes) => {
      written = bytes
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    behave: (next) => {
      behaviour = next
    },
    written: () => written,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections()
        server.close(() => done())
      }),
  }
}

async function read(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request) body += chunk
  return body
}

async function answer(
  behaviour: Behaviour,
  body: string,
  response: ServerResponse,
  count: (bytes: number) => void,
): Promise<void> {
  switch (behaviour.type) {
    case 'talks': {
      if (behaviour.delayMs !== undefined) await new Promise((done) => setTimeout(done, behaviour.delayMs))
      const answered = JSON.parse(body).messages.filter(({ role }: { role: string }) => role === 'assistant').length
      const turn = behaviour.turns[Math.min(answered, behaviour.turns.length - 1)] ?? { content: '' }
      return json(response, 200, 'content' in turn ? completion(turn.content) : calling(turn.calls))
    }
    case 'says':
      return json(response, 200, completion(behaviour.content))
    case 'picky':
      return behaviour.takes(JSON.parse(body))
        ? json(response, 200, completion(behaviour.content))
        : json(
            response,
            400,
            '{"error":{"message":"Unrecognized request argument supplied","type":"invalid_request_error"}}',
          )
    case 'slow':
      await new Promise((done) => setTimeout(done, behaviour.ms))
      return json(response, 200, completion('{}'))
    case 'status':
      return json(response, behaviour.status, behaviour.body)
    case 'raw':
      return json(response, 200, behaviour.body)
    case 'redirect':
      response.writeHead(307, { location: behaviour.to }).end()
      return
    case 'huge':
      return huge(behaviour, response, count)
    case 'hangs up':
      response.destroy()
  }
}

async function huge(
  behaviour: { readonly mebibytes: number; readonly declared: boolean },
  response: ServerResponse,
  count: (bytes: number) => void,
): Promise<void> {
  const chunk = Buffer.alloc(64 * 1024, 'x')
  const total = behaviour.mebibytes * 2 ** 20
  response.setMaxListeners(0)
  response.writeHead(200, {
    'content-type': 'application/json',
    ...(behaviour.declared ? { 'content-length': total } : {}),
  })
  for (let sent = 0; sent < total && !response.destroyed; sent += chunk.length) {
    if (!response.write(chunk))
      await Promise.race([once(response, 'drain'), once(response, 'close')]).catch(() => undefined)
    count(sent)
  }
  response.end()
}

function json(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(body)
}

function calling(calls: readonly (readonly [name: string, written: string])[]): string {
  const tool_calls = calls.map(([name, written], at) => ({
    id: `call-${at}`,
    type: 'function',
    function: { name, arguments: written },
  }))
  return reply({ role: 'assistant', content: null, tool_calls }, 'tool_calls')
}

const completion = (content: string): string => reply({ role: 'assistant', content, refusal: null }, 'stop')

function reply(message: Readonly<Record<string, unknown>>, finish_reason: string): string {
  return JSON.stringify({
    id: 'c1',
    object: 'chat.completion',
    created: 0,
    model: 'small',
    choices: [{ index: 0, finish_reason, message }],
    usage: { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 },
  })
}
