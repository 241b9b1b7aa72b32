import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createBudget } from '../../src/llm/budget.ts'
import { createModel, type ModelSettings } from '../../src/llm/model.ts'
import { ModelError } from '../../src/llm/model-error.ts'
import { type OpenAiServer, startOpenAiServer } from './openai-server.ts'

const KEY = 'sk-loopback-secret-1234567890'
const question = {
  name: 'sum',
  system: 'Say a number.',
  text: 'please',
  schema: z.object({ n: z.number() }),
  mostTokens: 50,
}
let server: OpenAiServer

beforeAll(async () => {
  server = await startOpenAiServer()
})
afterAll(() => server.close())
beforeEach(() => server.behave({ type: 'says', content: '{"n": 7}' }))

const settings = (more: Partial<ModelSettings> = {}): ModelSettings => ({
  apiKey: KEY,
  baseUrl: server.url,
  model: 'small',
  allowPrivate: true,
  timeoutMs: 400,
  ...more,
})

async function faultOf(more: Partial<ModelSettings> = {}): Promise<ModelError> {
  const error = await createModel(settings(more))
    .ask(question, 'web:a', 0)
    .then(
      () => undefined,
      (thrown: unknown) => thrown,
    )
  expect(error).toBeInstanceOf(ModelError)
  return error as ModelError
}

describe('a model', () => {
  it('answers in the asked shape, with the key and a schema, at the configured place', async () => {
    await expect(createModel(settings()).ask(question, 'web:a', 0)).resolves.toEqual({ n: 7 })
    const sent = server.requests.at(-1)
    expect(sent).toMatchObject({ path: '/v1/chat/completions', authorization: `Bearer ${KEY}` })
    expect(JSON.parse(sent?.body ?? '')).toMatchObject({
      model: 'small',
      response_format: { type: 'json_schema', json_schema: { strict: true } },
    })
  })

  it('takes JSON from a code fence, as small servers send it', async () => {
    server.behave({ type: 'says', content: '```json\n{"n": 3}\n```' })
    await expect(createModel(settings()).ask(question, 'web:a', 0)).resolves.toEqual({ n: 3 })
  })

  it('leaves out of the schema what strict servers refuse, and checks it itself', async () => {
    const bounded = { ...question, schema: z.object({ n: z.number().max(5), s: z.string().max(3).optional() }) }
    await expect(createModel(settings()).ask(bounded, 'web:a', 0)).rejects.toMatchObject({ fault: 'broken' })
    const { schema } = JSON.parse(server.requests.at(-1)?.body ?? '').response_format.json_schema
    expect(schema).toMatchObject({ type: 'object', properties: { n: { type: 'number' } }, additionalProperties: false })
    expect(JSON.stringify(schema)).not.toMatch(/maximum|maxLength|\$schema/)
  })

  type Body = Record<string, unknown>
  const schemaOf = ({ response_format: format }: Body) => (format as { type?: string } | undefined)?.type ?? 'none'
  it.each([
    ['today’s OpenAI, Azure, vLLM, Ollama', () => true, 1],
    ['a model that reasons and takes no temperature', (body: Body) => !('temperature' in body), 2],
    ['an API from before max_completion_tokens', (body: Body) => !('max_completion_tokens' in body), 3],
    ['a server with JSON but no schema', (body: Body) => ['json_object', 'none'].includes(schemaOf(body)), 4],
    ['a server that knows neither', (body: Body) => schemaOf(body) === 'none', 5],
  ] as const)('finds the way to ask %s, and remembers it', async (_, takes, calls) => {
    server.behave({ type: 'picky', takes, content: '{"n": 7}' })
    const model = createModel(settings())
    const before = server.requests.length
    await expect(model.ask(question, 'web:a', 0)).resolves.toEqual({ n: 7 })
    expect(server.requests.length - before).toBe(calls)
    await expect(model.ask(question, 'web:a', 0)).resolves.toEqual({ n: 7 })
    expect(server.requests.length - before).toBe(calls + 1)
    // Whoever is not held to the schema is told it.
    const told = server.requests.at(-1)?.body ?? ''
    expect(told.includes('The schema: {')).toBe(calls > 3)
  })

  it('gives up on a server that refuses every form', async () => {
    server.behave({ type: 'picky', takes: () => false, content: '' })
    expect((await faultOf()).fault).toBe('refused')
  })

  it('asks Azure’s older addresses as they want it: version in the query, key in a header of its own', async () => {
    const baseUrl = `${new URL(server.url).origin}/openai/deployments/small/?api-version=2024-10-21`
    await expect(createModel(settings({ baseUrl })).ask(question, 'web:a', 0)).resolves.toEqual({ n: 7 })
    const { path, apiKey, authorization } = server.requests.at(-1) ?? {}
    expect({ path, apiKey, authorization }).toEqual({
      path: '/openai/deployments/small/chat/completions?api-version=2024-10-21',
      apiKey: KEY,
      authorization: undefined,
    })
  })

  it('passes over what a model thinks aloud', async () => {
    server.behave({ type: 'says', content: '<think>Is {"n": 1} right? No.</think>\n{"n": 9}' })
    await expect(createModel(settings()).ask(question, 'web:a', 0)).resolves.toEqual({ n: 9 })
  })

  it.each([
    ['slow', { type: 'slow', ms: 3000 }, 'timeout'],
    ['broken JSON', { type: 'says', content: '{"n": 7' }, 'broken'],
    ['a wrong schema', { type: 'says', content: '{"n": "seven"}' }, 'broken'],
    ['no choices', { type: 'raw', body: '{}' }, 'broken'],
    ['null', { type: 'raw', body: 'null' }, 'broken'],
    ['a body that is no JSON', { type: 'raw', body: '<html>' }, 'broken'],
    ['429', { type: 'status', status: 429, body: `{"error":{"message":"slow down ${KEY}"}}` }, 'busy'],
    ['500', { type: 'status', status: 500, body: `boom ${KEY}` }, 'server'],
    [
      '401 that repeats the key',
      { type: 'status', status: 401, body: `{"error":{"message":"bad key ${KEY}"}}` },
      'refused',
    ],
    ['a hang-up', { type: 'hangs up' }, 'unreachable'],
    ['300 MB of unknown length', { type: 'huge', mebibytes: 300, declared: false }, 'too-large'],
    ['300 MB, declared', { type: 'huge', mebibytes: 300, declared: true }, 'too-large'],
  ] as const)('fails kindly on %s, once, without a word of the server', async (_, behaviour, fault) => {
    server.behave(behaviour)
    const before = server.requests.length
    const error = await faultOf(fault === 'timeout' ? {} : { timeoutMs: 10_000 })
    expect(error.fault).toBe(fault)
    expect(server.requests.length - before).toBe(1)
    expect(`${error.message}${error.stack}${JSON.stringify(error)}${String(error.cause)}`).not.toMatch(
      /sk-loopback|boom|slow down|bad key/,
    )
  })

  it('stops reading a huge reply near one mebibyte', async () => {
    server.behave({ type: 'huge', mebibytes: 300, declared: false })
    await faultOf({ timeoutMs: 10_000 })
    expect(server.written()).toBeLessThan(30 * 2 ** 20)
  })

  it('follows no redirect, so that no prompt reaches another place', async () => {
    const other = await startOpenAiServer()
    server.behave({ type: 'redirect', to: `${other.url}/chat/completions` })
    expect((await faultOf()).fault).toBe('redirect')
    expect(other.requests).toEqual([])
    await other.close()
  })

  it.each([
    'http://127.0.0.1:9/v1',
    'https://127.0.0.1:9/v1',
    'https://[::1]:9/v1',
    'https://2130706433/v1',
    'https://0x7f.1/v1',
    'https://169.254.169.254/v1',
    'https://localhost/v1',
    'https://10.1.2.3/v1',
    'https://[::ffff:10.0.0.1]/v1',
    'http://example.com/v1',
  ])('refuses %s unless private networks are allowed', async (baseUrl) => {
    expect((await faultOf({ baseUrl, allowPrivate: false })).fault).toBe('address')
  })

  it('stops at the budget of a tenant, and only of that tenant', async () => {
    const model = createModel(settings({ budget: createBudget({ callsPerHour: 2, tokensPerDay: 100_000 }) }))
    await model.ask(question, 'web:a', 0)
    await model.ask(question, 'web:a', 0)
    await expect(model.ask(question, 'web:a', 0)).rejects.toMatchObject({ fault: 'budget' })
    await expect(model.ask(question, 'web:b', 0)).resolves.toEqual({ n: 7 })
    await expect(model.ask(question, 'web:a', 3_600_000)).resolves.toEqual({ n: 7 })
  })

  it('counts tokens by the day', async () => {
    const budget = createBudget({ callsPerHour: 100, tokensPerDay: 1000 })
    expect(budget.take('a', 900, 0)).toBe(true)
    expect(budget.take('a', 200, 0)).toBe(false)
    budget.settle('a', 900, 100)
    expect(budget.take('a', 200, 0)).toBe(true)
    expect(budget.take('a', 1000, 86_400_000)).toBe(true)
  })
})
