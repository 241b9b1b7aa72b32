import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebClient } from '@slack/web-api'
import Database from 'better-sqlite3'
import { REST } from 'discord.js'
import OpenAI from 'openai'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { describeError } from '../../src/channels/discord/send/describe-error.ts'
import { toSendError as discordSendError } from '../../src/channels/discord/send/to-send-error.ts'
import { boltLogger } from '../../src/channels/slack/connect/bolt-logger.ts'
import { toSendError as slackSendError } from '../../src/channels/slack/send/send-error.ts'
import { createLog } from '../../src/log.ts'
import { testEngines } from '../contracts/engines.ts'
import { firstAnswer, openRoom, words } from '../turn/open-room.ts'

/** Stands for somebody's words, wherever they may be. */
const WORDS = 'canary-3f77c2'
/** Each in the shape of the real thing, so that the masks can know it. */
const SECRETS = {
  slack: 'xoxb-111-222-canary3f77c2',
  discord: `${'M'.repeat(26)}.canary.${'x'.repeat(38)}`,
  openai: 'sk-proj-canary3f77c2',
  password: 'canary-password',
}

/** A platform that refuses everything and repeats what it was sent. */
let echo: Server
let url: string
let lines: string[]
const log = createLog('trace', { write: (line: string) => void lines.push(line) })

beforeAll(async () => {
  lines = []
  echo = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const sent = Buffer.concat(chunks).toString()
    const status = Number(/status=(\d+)/.exec(sent)?.[1] ?? 400)
    const errors = {
      content: { _errors: [{ code: 'NUMBER_TYPE_COERCE', message: `Value "${WORDS}" is not snowflake.` }] },
    }
    const error = { message: `refused: ${sent}`, code: 'invalid_request' }
    const body = { ok: false, code: 50_035, message: 'Invalid Form Body', errors, error, needed: sent }
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  }).listen(0, '127.0.0.1')
  await once(echo, 'listening')
  url = `http://127.0.0.1:${(echo.address() as AddressInfo).port}`
})
afterAll(() => echo.close())

/** The error that `work` fails with. */
async function failure(work: () => unknown): Promise<unknown> {
  try {
    await work()
  } catch (error) {
    return error
  }
  throw new Error('it did not fail')
}

/** Logs it as the product does: as an error, or within another one. */
function logged(error: unknown): string {
  lines = []
  log.error({ err: error }, 'it failed')
  log.warn({ err: new Error('outer', { cause: error }), deliveryId: '1' }, 'it failed')
  return lines.join('')
}

describe('an error of a package, with the request in it', () => {
  it.each([400, 500])('Slack, %i: is logged without the token and the words', async (status) => {
    const client = new WebClient(SECRETS.slack, {
      slackApiUrl: `${url}/api/`,
      retryConfig: { retries: 0 },
      logger: boltLogger(log),
    })
    lines = []
    const error = await failure(() => client.chat.postMessage({ channel: `C status=${status}`, text: WORDS }))
    expect(lines.join('') + logged(slackSendError(error)) + logged(error)).not.toMatch(/canary/)
  })

  it.each([400, 401, 403, 500])('Discord, %i: is logged without the tokens and the words', async (status) => {
    const rest = new REST({ version: '10', retries: 0, api: `${url}/api` }).setToken(SECRETS.discord)
    const body = { content: WORDS, nonce: `status=${status}` }
    const error = await failure(() => rest.post('/interactions/99/canary-interaction-token/callback', { body }))
    lines = []
    log.warn({ fault: describeError(error) }, 'as the front logs it')
    expect(lines.join('') + logged(discordSendError(error))).not.toMatch(/canary/)
  })

  it('OpenAI: the client’s own error never reaches the log', async () => {
    // That `Model` throws nothing but a ModelError without a cause is shown in test/llm/model.test.ts.
    const client = new OpenAI({ apiKey: SECRETS.openai, baseURL: url, maxRetries: 0, logLevel: 'off' })
    const error = await failure(() =>
      client.chat.completions.create({ model: 'm', messages: [{ role: 'user', content: 'status=401' }] }),
    )
    expect(logged(error)).not.toContain(SECRETS.openai)
  })

  it('SQLite, JSON and zod: are logged without the value that they could not take', async () => {
    const database = new Database(':memory:')
    database.exec(`create table t (a text unique check (length(a) < 40), b integer not null) strict`)
    database.prepare('insert into t values (?, 1)').run(WORDS)
    const errors = [
      await failure(() => database.prepare('insert into t values (?, 1)').run(WORDS)),
      await failure(() => database.prepare('insert into t values (?, ?)').run('x', WORDS)),
      await failure(() => database.prepare('insert into t values (?, 1)').run(WORDS.repeat(9))),
      await failure(() => JSON.parse(`{"a": ${WORDS}}`)),
      await failure(() => JSON.parse(WORDS)),
      await failure(() => JSON.parse(`{"a":"${WORDS}",}`)),
      await failure(() => z.object({ a: z.enum(['x']), b: z.number() }).parse({ a: WORDS, b: WORDS })),
    ]
    for (const error of errors) expect(logged(error)).not.toContain(WORDS)
    database.close()
  })

  it('is logged even if its causes go round in circles', () => {
    const error = new Error('round')
    error.cause = new Error('and round', { cause: error })
    expect(logged(error)).toContain('and round')
  })
})

for (const engine of testEngines()) {
  describe.skipIf(engine.missing !== undefined)(`on ${engine.name}`, () => {
    beforeAll(() => engine.start())
    afterAll(() => engine.stop())

    it.skipIf(engine.name === 'SQLite')(
      'an error of the database is logged without the row that it is about',
      async () => {
        const client = new pg.Client({ connectionString: (await engine.database()).url })
        await client.connect()
        await client.query('create table t (a text primary key, b bigint check (b > 0))')
        await client.query('insert into t values ($1, 1)', [WORDS])
        const errors = [
          await failure(() => client.query('insert into t values ($1, 1)', [WORDS])),
          await failure(() => client.query('insert into t values ($1, -1)', [WORDS])),
          await failure(() => client.query('insert into t values (1, $1)', [WORDS])),
          await failure(() => client.query(`select $1::json`, [`{"a": ${WORDS}}`])),
          await failure(() => client.query(`select $1::timestamptz`, [WORDS])),
          await failure(() => client.query('insert into t values ($1, 1)', [`${WORDS}\u0000`])),
        ]
        for (const error of errors) expect(logged(error)).not.toContain(WORDS)
        await client.end()
        const away = new pg.Client({ connectionString: `postgres://me:${SECRETS.password}@127.0.0.1:1/x` })
        expect(logged(await failure(() => away.connect()))).not.toContain(SECRETS.password)
      },
    )

    it('a whole conversation leaves no word in the log, and after “forget” none in the files', {
      timeout: 60_000,
    }, async () => {
      const { url: database, bytes } = await engine.database()
      const place = { platform: 'web', tenant: 'web:canary', room: 'page', direct: true } as const
      const room = await openRoom({ url: database, place })
      await room.store.web.append(place.tenant, {
        id: 'said',
        conversation: undefined,
        body: { kind: 'said', text: `I said ${WORDS}` },
        at: 1,
      })
      await room.act({ type: 'start', text: `Sort our mail ${WORDS}` })
      await room.say(`what is RAG for ${WORDS}?`)
      for (let step = 0; step < 8; step++) {
        const input = firstAnswer(room.last())
        const open = input.type === 'answer' && typeof input.value === 'string' && /^About /.test(input.value)
        await room.act(open ? { ...input, value: `About ${WORDS}`, words: `About ${WORDS}` } : input)
      }
      await room.say('done')
      await room.act({ type: 'publish', room: 'page' })
      await room.act({ type: 'export', format: 'md' })
      await room.act({ type: 'what-if', question: WORDS, value: WORDS })
      await room.act({ type: 'answer', question: 'frequency', value: { length: WORDS } as unknown as string })
      const id = (await room.conversation())?.id ?? ''
      await room.store.links.token(place.tenant, id, 1)
      expect(JSON.stringify(room.messages)).toContain(WORDS)
      expect((await bytes()).includes(WORDS)).toBe(true)

      expect((await room.act({ type: 'forget', sure: true })).status).toBe('done')
      await room.store.scrub()
      const left = await bytes()
      await room.close()
      expect(left.includes(WORDS)).toBe(false)
      expect(Buffer.from(left.toString('latin1').toLowerCase(), 'latin1').includes(WORDS)).toBe(false)
      expect(room.logged.join('')).not.toContain(WORDS)
      expect(words(room.last())).not.toContain(WORDS)
    })
  })
}
