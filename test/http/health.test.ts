import { request } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import type { Store } from '../../src/contract/store/store.ts'
import { healthRoutes } from '../../src/http/health.ts'
import { createReadiness } from '../../src/http/readiness.ts'
import { createHttpApp, type Listening, listen } from '../../src/http/server.ts'
import { createLog } from '../../src/log.ts'
import { createMetrics } from '../../src/metrics.ts'
import { openStore } from '../../src/store/open-store.ts'
import { sampleConversation, sampleView } from '../contracts/sample.ts'

describe('health', () => {
  const cleanUp: (() => Promise<void>)[] = []
  afterEach(async () => {
    for (const work of cleanUp.splice(0)) await work()
  })

  type Options = Partial<Pick<Parameters<typeof healthRoutes>[0], 'stopping' | 'fronts' | 'behindProxy'>> & {
    token?: string
  }
  async function serve(options: Options = {}) {
    const store: Store = await openStore({ url: ':memory:' })
    const metrics = createMetrics()
    const { token, stopping = () => false, fronts, behindProxy = false } = options
    const app = createHttpApp({
      routers: [
        healthRoutes({
          store,
          keeps: createReadiness(store, createLog('silent'), 0),
          metrics,
          metricsToken: token,
          behindProxy,
          stopping,
          now: () => 61_000,
          ...(fronts && { fronts }),
        }),
      ],
      baseUrl: 'http://localhost',
      log: createLog('silent'),
    })
    const http: Listening = await listen(app, 0, '127.0.0.1')
    cleanUp.push(
      () => http.close(),
      () => store.close(),
    )
    return { store, metrics, get: (path: string, headers = {}) => get(http.port, path, headers) }
  }

  it('is live, and ready while the database answers', async () => {
    const { store, get } = await serve()
    expect(await get('/live')).toMatchObject({ status: 200, body: '{"status":"live"}' })
    expect(await get('/ready')).toMatchObject({ status: 200, body: '{"status":"ready","database":true}' })
    await store.close()
    expect(await get('/ready')).toMatchObject({ status: 503, body: '{"status":"not ready","database":false}' })
    expect((await get('/live')).status).toBe(200)
  })

  it('says which platforms it hears, and is ready for the others while one is away', async () => {
    const why = 'Discord asks for more shards (4011)'
    const { get } = await serve({ fronts: () => ({ discord: { online: 'no', why } }) })
    const { status, body } = await get('/ready')
    expect({ status, ...JSON.parse(body) }).toMatchObject({
      status: 'ready',
      connections: { discord: `offline: ${why}` },
    })
    expect(status).toBe(200)
  })

  it('is not ready once it was asked to stop', async () => {
    const { get } = await serve({ stopping: () => true })
    expect(await get('/ready')).toMatchObject({ status: 503, body: '{"status":"stopping"}' })
  })

  it('counts turns, deliveries, errors, the outbox and the conversations', async () => {
    const { store, metrics, get } = await serve()
    const conversation = sampleConversation()
    await store.transaction(async (turn) => {
      await turn.create(conversation)
      await turn.say(conversation, [{ kind: 'post', key: 'q', view: sampleView('hi') }], 1_000)
    })
    metrics.turn('slack', 'done', 0.004)
    metrics.delivery('slack', 'retry')
    metrics.fault('store')
    metrics.holds('gateway', true)
    const { body } = await get('/metrics')
    for (const line of [
      'llm_plan_turn_seconds_count{platform="slack",status="done"} 1',
      'llm_plan_deliveries_total{platform="slack",outcome="retry"} 1',
      'llm_plan_errors_total{class="store"} 1',
      'llm_plan_lease_held{lease="gateway"} 1',
      'llm_plan_outbox_waiting 1',
      'llm_plan_outbox_oldest_seconds 60',
      'llm_plan_conversations{phase="asking"} 1',
    ]) {
      expect(body).toContain(line)
    }
    expect(body).not.toContain(conversation.place.tenant)
  })

  it('still gives its own figures while the database is away', async () => {
    const { store, get } = await serve()
    await store.close()
    expect((await get('/metrics')).body).toContain('llm_plan_errors_total{class="store"} 1')
  })

  it('shows its metrics to this machine, not through a proxy, and with a token to whoever has it', async () => {
    const open = await serve()
    expect((await open.get('/metrics')).status).toBe(200)
    for (const headers of [
      { 'x-forwarded-for': '203.0.113.9' },
      { forwarded: 'for=203.0.113.9' },
      { 'x-real-ip': '203.0.113.9' },
      { via: '1.1 proxy' },
      { 'x-forwarded-host': 'plans.example.com' },
      { host: 'plans.example.com' },
    ]) {
      expect((await open.get('/metrics', headers)).status, JSON.stringify(headers)).toBe(404)
    }
    const proxied = await serve({ behindProxy: true })
    expect((await proxied.get('/metrics')).status).toBe(404)
    const closed = await serve({ token: 'secret' })
    expect((await closed.get('/metrics')).status).toBe(404)
    expect((await closed.get('/metrics', { authorization: 'Bearer secres' })).status).toBe(404)
    expect((await closed.get('/metrics', { authorization: 'Bearer secret' })).status).toBe(200)
  })
})

function get(port: number, path: string, headers: Record<string, string>): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const asked = request({ port, path, headers, host: '127.0.0.1' }, (response) => {
      let body = ''
      response.setEncoding('utf8').on('data', (chunk: string) => {
        body += chunk
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }))
    })
    asked.once('error', reject).end()
  })
}
