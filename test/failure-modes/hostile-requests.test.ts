import { once } from 'node:events'
import type { Server } from 'node:http'
import express from 'express'
import { expect, it } from 'vitest'
import { REDIRECT_PATH } from '../../src/channels/slack/connect/paths.ts'
import { encodeAction } from '../../src/contract/action-code.ts'
import type { Turn } from '../../src/contract/turn.ts'
import * as discord from '../channels/discord/payloads.ts'
import { CANARY, createHostile, type Hostile, runs } from '../channels/hostile.ts'
import { ACTIONS, COMMAND, MESSAGES, SUBMIT } from '../channels/slack/payloads.ts'
import { createVisitor } from '../channels/web/visitor.ts'
import { startWebWorld } from '../channels/web/web-world.ts'
import { startBot, until as untilSoon } from '../loopback/discord/bot.ts'
import { keyPair, signed } from '../loopback/discord/person.ts'
import { startWorld } from '../loopback/discord/world.ts'
import { startSlackFront, until } from '../loopback/slack-front.ts'
import { startSlackHarness } from '../loopback/slack-harness.ts'
import { sign } from '../loopback/slack-person.ts'
import { BOT, TEAM } from '../loopback/slack-world.ts'

const RUNS = runs(200)
/** On a busy machine, and when `FUZZ_RUNS` asks for more. */
const PATIENT = { timeout: 180_000 }

/** Whatever a hostile sender may put on the wire, signed as the platform signs. */
const RAW = [
  '',
  `${CANARY} is no JSON`,
  'null',
  'true',
  '0',
  '[]',
  '{}',
  '"text"',
  '{"type":',
  '\u0000',
  '{"a":"\\ud800"}',
  '['.repeat(100_000),
  `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
  `{"type":${'{"type":'.repeat(20_000)}1${'}'.repeat(20_000)}}`,
  `{"__proto__":{"type":"event_callback"},"type":"__proto__"}`,
  `{"text":"${'x'.repeat(900_000)}"}`,
  'payload=',
  'payload=null',
  'payload=%5B%5D',
  'payload=%7B%22type%22%3A%22block_actions%22%7D',
  'payload=x&payload=y',
  'a='.repeat(3000),
  `${'a=b&'.repeat(3000)}`,
  '%E0%A4%A',
]

/** JSON of a damaged payload; what JSON cannot carry is left out. */
function json(payload: unknown): string {
  try {
    return JSON.stringify(payload, (_, value) => (typeof value === 'bigint' ? Number(value) : value)) ?? ''
  } catch {
    return '{}'
  }
}

/**
 * The status of the answer. A body of megabytes may be refused by closing the connection before all of it is written;
 * whoever finds a kept connection closed, as a browser does, opens another.
 */
async function statusOf(url: string, init: RequestInit & { body: string }): Promise<number> {
  const status = () => fetch(url, init).then((response) => response.status)
  try {
    return await status().catch(status)
  } catch (error) {
    if (Buffer.byteLength(init.body) > 200_000) return 413
    throw error
  }
}

const FORM = 'application/x-www-form-urlencoded'

function form(fields: unknown): string {
  const entries = Object.entries((fields ?? {}) as object)
  return new URLSearchParams(
    entries.map(([key, value]): [string, string] => [key, typeof value === 'string' ? value : json(value)]),
  ).toString()
}

it(
  'Slack: hundreds of hostile signed requests are answered with 200 or 4xx, and a person is served after them',
  PATIENT,
  async () => {
    await using at = await startSlackHarness({ mode: 'http' })
    const hostile = createHostile()
    const statuses = new Map<number, number>()
    for (let run = 0; run < RUNS; run++) {
      const { body, type } = run < 2 * RAW.length ? raw(run) : damaged(hostile)
      const headers = { 'content-type': type, ...sign(body) }
      const status = await statusOf(`${at.baseUrl}/slack/events`, { method: 'POST', body, headers })
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
      expect(
        status,
        `${body.slice(0, 300)} ${at
          .logged()
          .slice(-20000)
          .replace(/[^ -~]/g, '')
          .replace(/at.logged().slice(-1500)amp;/g, '')}`,
      ).toBeLessThan(500)
    }
    expect(statuses.get(200)).toBeGreaterThan(0)
    expect(at.logged()).not.toContain(CANARY)
    const ann = at.person('U0ANN')
    expect((await ann.command('', 'D0ANN')).status).toBe(200)
    await until(() => at.world.messages.find(({ user, channel }) => user === BOT && channel === 'D0ANN'))

    function raw(run: number) {
      const body = RAW[Math.floor(run / 2)] ?? ''
      return { body, type: run % 2 === 0 ? 'application/json' : FORM }
    }
  },
)

function damaged({ mutate, pick }: Hostile): { body: string; type: string } {
  const event = {
    type: 'event_callback',
    team_id: TEAM,
    event_id: 'Ev1',
    event: pick(MESSAGES),
    authorizations: [{ team_id: TEAM, enterprise_id: null, user_id: BOT, is_bot: true, is_enterprise_install: false }],
  }
  return pick([
    () => ({ body: json(mutate(event)), type: 'application/json' }),
    () => ({ body: form({ payload: json(mutate(pick([...ACTIONS, SUBMIT]))) }), type: FORM }),
    () => ({ body: form(mutate(COMMAND)), type: FORM }),
  ])()
}

it(
  'Discord: hundreds of hostile signed interactions are answered with 200 or 4xx, and a person is served after them',
  PATIENT,
  async () => {
    const { privateKey, publicKey } = keyPair()
    const at = await startWorld({ publicKey })
    const app = express().use('/discord/interactions', at.router() ?? express.Router())
    const server: Server = app.listen(0, '127.0.0.1')
    try {
      await once(server, 'listening')
      const url = `http://127.0.0.1:${(server.address() as { port: number }).port}/discord/interactions`
      const { mutate, pick } = createHostile()
      const answer = encodeAction('c1', { type: 'answer', question: 'problem', step: 1, value: '' })
      const valid = [
        discord.slash('sort our mail'),
        discord.slashInDm(),
        discord.press({ component_type: 2, custom_id: encodeAction('c1', { type: 'back', step: 3 }) }),
        discord.press({ component_type: 2, custom_id: `wm334:${answer}` }, [{ type: 10, content: 'What?' }]),
        discord.submit(answer, 'Too many mails'),
      ]
      const statuses = new Map<number, number>()
      for (let run = 0; run < RUNS; run++) {
        const body = RAW[run] ?? json(mutate(pick(valid)))
        const status = await statusOf(url, signed(privateKey, body))
        statuses.set(status, (statuses.get(status) ?? 0) + 1)
        expect(status, body.slice(0, 300)).toBeLessThan(500)
      }
      expect(statuses.get(200)).toBeGreaterThan(0)
      expect(at.logged()).not.toContain(CANARY)
      expect((await at.inServer(at.users[0], { url, privateKey }).slash('sort our mail')).text).toContain(
        'opening a thread',
      )
    } finally {
      server.close()
      await at.stop()
    }
  },
)

it('Discord’s gateway: a person is served after hundreds of hostile events', PATIENT, async () => {
  const bot = await startBot()
  try {
    const { mutate, pick } = createHostile()
    /** The loopback gateway looks into messages itself; what it cannot read it cannot send. */
    const broadcast = (name: string, payload: unknown) => {
      try {
        bot.front.gateway.broadcast(name, payload)
      } catch (error) {
        if (!(error instanceof TypeError)) throw error
      }
    }
    const back = discord.press({ component_type: 2, custom_id: encodeAction('c1', { type: 'back', step: 3 }) })
    const valid = [
      ['MESSAGE_CREATE', discord.message('every day')],
      ['MESSAGE_CREATE', discord.message('hello', { guild_id: undefined, channel_id: discord.DM, channel_type: 1 })],
      ['INTERACTION_CREATE', discord.slash('sort our mail')],
      ['INTERACTION_CREATE', back],
      ['THREAD_CREATE', { id: '1', type: 11, guild_id: bot.front.twin.guildId }],
      ['GUILD_DELETE', { id: '1' }],
    ] as const
    for (let run = 0; run < RUNS; run++) {
      const [name, payload] = pick(valid)
      broadcast(name, JSON.parse(json(mutate(payload)) || 'null'))
    }
    const before = bot.turns.length
    await (await bot.inDm()).say('still there?')
    await untilSoon(() =>
      bot.turns.slice(before).some(({ input }) => input.type === 'say' && input.text === 'still there?'),
    )
    expect(bot.logged()).not.toContain(CANARY)
  } finally {
    await bot.stop()
  }
})

it('Slack’s socket: a person is served after hundreds of hostile envelopes', PATIENT, async () => {
  const turns: Turn[] = []
  await using front = await startSlackFront({
    mode: 'socket',
    handle: async (turn) => {
      turns.push(turn)
      return { status: 'done' }
    },
  })
  const { mutate, pick } = createHostile()
  const events = MESSAGES.map((event) => ({ type: 'event_callback', team_id: TEAM, event_id: 'Ev1', event }))
  for (let run = 0; run < RUNS; run++) {
    const [type, payload] = pick([
      ['events_api', pick(events)],
      ['interactive', pick([...ACTIONS, SUBMIT])],
      ['slash_commands', COMMAND],
    ] as const)
    const envelope = { type, envelope_id: `e${run}`, payload, accepts_response_payload: true }
    front.slack.pushRaw(RAW[run] ?? json(pick([mutate(envelope), { ...envelope, payload: mutate(payload) }])))
  }
  const ann = front.person('U0ANN')
  expect((await ann.command('still there?', 'D0ANN')).status).toBe(200)
  expect(turns.some(({ input }) => input.type === 'start' && input.text === 'still there?')).toBe(true)
  expect(front.logged()).not.toContain(CANARY)
})

it('Slack’s installation: a hostile return from it is answered with a page or 4xx', PATIENT, async () => {
  const vault = { get: async () => undefined, put: async () => {}, remove: async () => {} }
  await using front = await startSlackFront({ mode: 'oauth', vault, handle: async () => ({ status: 'done' }) })
  const { mutate, pick } = createHostile()
  for (let run = 0; run < RUNS / 4; run++) {
    const query = form(mutate({ code: 'good', state: 'e30.e30.x', error: 'access_denied' })).slice(0, 8000)
    const cookie = `slack-app-oauth-state=${pick(['', 'x', '%00', 'e30.e30.x'])}`
    const answer = await fetch(`${front.baseUrl}${REDIRECT_PATH}?${query}`, { headers: { cookie }, redirect: 'manual' })
    expect(await answer.text()).not.toContain(CANARY)
    expect(answer.status, query.slice(0, 300)).toBeLessThan(500)
  }
  expect(front.logged()).not.toContain(CANARY)
})

it(
  'the web page: hundreds of hostile forms are answered with 200, 303 or 4xx, and a person is served after them',
  PATIENT,
  async () => {
    const at = await startWebWorld()
    try {
      const hostile = createHostile()
      const answer = encodeAction('c1', { type: 'answer', question: 'team', value: [], step: 1 })
      const valid = [
        { id: 'abcdefgh-1234', start: 'quick', text: 'sort our mail' },
        { id: 'abcdefgh-1235', text: 'what is RAG?', say: '1' },
        { id: 'abcdefgh-1236', action: answer, pick: ['a', 'b'] },
      ]
      for (let run = 0; run < RUNS; run++) {
        const body = RAW[run] ?? form(hostile.mutate(hostile.pick(valid)))
        const path = hostile.pick(['/web/turn', '/web/plan'])
        const headers = {
          'content-type': hostile.pick([
            'application/x-www-form-urlencoded',
            'application/json',
            'multipart/form-data',
            'x',
          ]),
          cookie: `llm-plan=${hostile.pick(['', 'x', 'A'.repeat(22), '%00', 'A'.repeat(4000)])}`,
          origin: hostile.pick([at.url, at.url, 'null', 'http://[', 'x'.repeat(3000)]),
          accept: hostile.pick(['application/json', 'text/html', '*/*;q=x', '']),
        }
        const status = await statusOf(at.url + path, { method: 'POST', body, headers, redirect: 'manual' })
        expect(status, `${path} ${JSON.stringify(headers).slice(0, 300)} ${body.slice(0, 300)}`).toBeLessThan(500)
      }
      for (const path of [
        '/%',
        '/web/files/__proto__',
        '/web/files/1e309',
        '/web/images/1/constructor',
        '/plan/%00',
        '/web/feed?after=[]',
        '/?again=[]',
        '/assets/..%2f..%2fpackage.json',
      ]) {
        const response = await fetch(at.url + path, { headers: { cookie: 'llm-plan=x' } })
        await response.body?.cancel()
        expect(response.status, path).toBeLessThan(500)
      }
      const visitor = createVisitor(at.url)
      await visitor.page()
      expect(await visitor.act({ start: 'normal' }, /name="action"/)).toContain('form')
    } finally {
      await at.stop()
    }
  },
)
