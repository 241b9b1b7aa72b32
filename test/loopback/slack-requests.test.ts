import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Handled, Turn } from '../../src/contract/turn.ts'
import { startSlackFront, until } from './slack-front.ts'
import { encode, type Person, sign, wordsOf } from './slack-person.ts'
import { BOT, TEAM } from './slack-world.ts'

type Front = Awaited<ReturnType<typeof startSlackFront>>
let front: Front
let ann: Person
let turns: Turn[]
let answerWith: (turn: Turn) => Promise<Handled>

beforeEach(async () => {
  turns = []
  answerWith = async () => ({ status: 'done' })
  front = await startSlackFront({
    mode: 'http',
    handle: async (turn) => {
      turns.push(turn)
      return answerWith(turn)
    },
  })
  ann = front.person('U0ANN')
})
afterEach(() => front[Symbol.asyncDispose]())

const said = (text: string) => ({ parts: [{ kind: 'text' as const, text }], actions: [], fallback: text })
const NOW = Math.floor(Date.now() / 1000)
const event = {
  type: 'event_callback',
  team_id: TEAM,
  event_id: 'Ev1',
  event: { type: 'message', channel: 'D0ANN', channel_type: 'im', user: 'U0ANN', text: 'hello', ts: '1.1' },
  authorizations: [{ team_id: TEAM, enterprise_id: null, user_id: BOT, is_bot: true, is_enterprise_install: false }],
}
const { body } = encode('events_api', event)
const post = (init: { body: string | Uint8Array; headers: Record<string, string> }) =>
  fetch(`${front.baseUrl}/slack/events`, { method: 'POST', ...(init as RequestInit) })

describe('a request that may be forged', () => {
  it.each<[string, number, Record<string, string>]>([
    ['no signature', 401, { 'x-slack-request-timestamp': String(NOW) }],
    ['no time stamp', 401, { 'x-slack-signature': sign(body)['x-slack-signature'] }],
    ['another secret', 401, sign(body, NOW, 'guess')],
    ['a signature of other words', 401, sign(`${body} `)],
    ['six minutes old', 401, sign(body, NOW - 360)],
    ['from six minutes ahead', 401, sign(body, NOW + 360)],
    ['from next year', 401, sign(body, NOW + 31_536_000)],
    ['no number as time', 401, { ...sign(body), 'x-slack-request-timestamp': 'Infinity' }],
    ['a fraction as time', 401, { ...sign(body), 'x-slack-request-timestamp': `${NOW}.5` }],
    ['a hexadecimal time', 401, { ...sign(body), 'x-slack-request-timestamp': `0x${NOW.toString(16)}` }],
    ['an empty signature', 401, { ...sign(body), 'x-slack-signature': '' }],
    [
      'another version',
      401,
      { ...sign(body), 'x-slack-signature': sign(body)['x-slack-signature'].replace('v0', 'v1') },
    ],
  ])('%s: %i', async (_, status, headers) => {
    expect((await post({ body, headers: { 'content-type': 'application/json', ...headers } })).status).toBe(status)
    expect(turns).toEqual([])
  })

  it('is taken when all is right', async () => {
    expect((await post({ body, headers: { 'content-type': 'application/json', ...sign(body) } })).status).toBe(200)
    expect(turns).toHaveLength(1)
  })

  it('packed: 415, unread', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000, 'a'))
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip', ...sign('a') }
    expect((await post({ body: new Uint8Array(bomb), headers })).status).toBe(415)
  })

  it('larger than a megabyte: 413', async () => {
    const large = JSON.stringify({ ...event, filler: 'x'.repeat(2_000_000) })
    const status = await post({ body: large, headers: { 'content-type': 'application/json', ...sign(large) } }).then(
      (response) => response.status,
      // The server may close before all of it is written.
      () => 413,
    )
    expect(status).toBe(413)
    expect(turns).toEqual([])
  })

  it('broken JSON: 400', async () => {
    const broken = '{"type":'
    expect(
      (await post({ body: broken, headers: { 'content-type': 'application/json', ...sign(broken) } })).status,
    ).toBe(400)
  })

  it('smuggled in as a check of the certificate: nothing runs', async () => {
    const form = `ssl_check=1&${encode('interactive', event).body}`
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    expect((await post({ body: form, headers })).status).toBe(401)
    expect(turns).toEqual([])
  })

  it('answers the address check of Slack', async () => {
    const check = JSON.stringify({ type: 'url_verification', challenge: 'abc', token: 'x' })
    const response = await post({ body: check, headers: { 'content-type': 'application/json', ...sign(check) } })
    expect(await response.json()).toEqual({ challenge: 'abc' })
  })

  it('that we cannot make sense of is taken and forgotten', async () => {
    for (const strange of [
      { ...event, event: { type: 'team_join' } },
      { ...event, event: { type: 'message' } },
    ]) {
      const text = JSON.stringify(strange)
      const { status } = await post({ body: text, headers: { 'content-type': 'application/json', ...sign(text) } })
      expect(status).toBe(200)
    }
    expect(turns).toEqual([])
  })
})

describe('acknowledging', () => {
  it('answers an event after the turn, not before', async () => {
    let finished = false
    answerWith = async () => {
      await new Promise((done) => setTimeout(done, 300))
      finished = true
      return { status: 'done' }
    }
    const [answer] = await ann.say('hello', 'D0ANN')
    expect(answer?.status).toBe(200)
    expect(finished).toBe(true)
  })

  it('answers 500 to an event when the store is away, so that Slack sends it again', async () => {
    answerWith = async () => {
      throw new Error('database is away')
    }
    const [answer] = await ann.say('hello', 'D0ANN')
    expect(answer?.status).toBe(500)
  })

  it('answers a command, which Slack never repeats, with an error id that is in the log', async () => {
    answerWith = async () => {
      throw new Error('database is away')
    }
    const { status, body: answer } = await ann.command('x')
    expect(status).toBe(200)
    expect(answer.response_type).toBe('ephemeral')
    const id = /E-\w+/.exec(JSON.stringify(answer.blocks))?.[0] ?? 'none'
    expect(front.logged()).toContain(id)
  })

  it('answers a click with a whisper when the store is away', async () => {
    await front.channel.send({
      id: 'd1',
      conversation: 'abc',
      place: { platform: 'slack', tenant: `slack:${TEAM}`, room: 'D0ANN', direct: true },
      kind: 'post',
      key: 'q',
      view: { ...said('Which?'), actions: [{ kind: 'button', label: 'This', input: { type: 'help' } }] },
    })
    const question = ann.last('D0ANN')
    if (question === undefined) throw new Error('no question')
    answerWith = async () => {
      throw new Error('database is away')
    }
    expect((await ann.click(question, 'This')).status).toBe(200)
    const whisper = await until(() => front.world.messages.find(({ only }) => only === 'U0ANN'))
    expect(wordsOf(whisper)).toMatch(/try again.*E-/)
  })

  it('shows what a command was answered with to the person alone, buttons included', async () => {
    answerWith = async () => ({
      status: 'refused',
      tell: { ...said('No plan here'), actions: [{ kind: 'button', label: 'Start', input: { type: 'start' } }] },
    })
    const { body: answer } = await ann.command('status')
    expect(answer).toMatchObject({ response_type: 'ephemeral', text: 'No plan here' })
    expect(JSON.stringify(answer.blocks)).toContain('v1|-|n')
  })

  it('whispers in the thread what a message was answered with', async () => {
    front.world.channels.get('C0TEAM')?.members.add(BOT)
    const root = front.world.add({ channel: 'C0TEAM', user: 'U0BEN', text: 'talk', blocks: [] })
    answerWith = async () => ({ status: 'refused', conversation: 'abc', tell: said('Only its owner can') })
    await ann.say('cancel', 'C0TEAM', root.ts)
    const whisper = await until(() => front.world.messages.find(({ only }) => only === 'U0ANN'))
    expect(whisper.thread_ts).toBe(root.ts)
  })

  it('is not held back by a Slack that is slow to take a whisper', async () => {
    answerWith = async () => ({ status: 'refused', tell: said('Only its owner can') })
    front.slack.misbehave('chat.postEphemeral', 'hang')
    const begun = Date.now()
    expect((await ann.say('cancel', 'D0ANN'))[0]?.status).toBe(200)
    expect(Date.now() - begun).toBeLessThan(1000)
  })

  it('takes no more once stopped, and waits for what is under way', async () => {
    let release = () => {}
    answerWith = () => new Promise((done) => (release = () => done({ status: 'done' })))
    const underWay = ann.say('hello', 'D0ANN')
    await until(() => turns.length === 1)
    let stopped = false
    const stopping = front.channel.stop().then(() => {
      stopped = true
    })
    const [late] = await ann.say('late', 'D0ANN')
    expect(late?.status).toBe(503)
    expect(stopped).toBe(false)
    release()
    expect((await underWay)[0]?.status).toBe(200)
    await stopping
  })
})

describe('the dialog', () => {
  const write = { kind: 'write', label: 'Write', question: 'why', step: 1, multiline: true, maxLength: 900 } as const
  const ask = async () => {
    await front.channel.send({
      id: 'd1',
      conversation: 'abc',
      place: { platform: 'slack', tenant: `slack:${TEAM}`, room: 'D0ANN', direct: true },
      kind: 'post',
      key: 'q',
      view: { ...said('Why?'), actions: [write] },
    })
    const question = ann.last('D0ANN')
    if (question === undefined) throw new Error('no question')
    return question
  }

  it('gives back what was typed', async () => {
    const { status, body: answer } = await ann.write(await ask(), 'Write', 'because\n<it> & "that"')
    expect([status, answer]).toEqual([200, {}])
    expect(turns[0]?.input).toMatchObject({ type: 'answer', question: 'why', step: 1, value: 'because\n<it> & "that"' })
  })

  it('keeps the words and shows the reason when an answer is refused', async () => {
    answerWith = async () => ({ status: 'refused', tell: said('That is too long.') })
    const { body: answer } = await ann.write(await ask(), 'Write', 'x')
    expect(answer).toEqual({
      response_action: 'errors',
      errors: { answer: 'That is too long. What you typed stays here until you close this.' },
    })
    const [dialog] = front.world.views
    if (dialog === undefined) throw new Error('no dialog')
    await ann.submit(dialog, 'shorter')
    expect(new Set(turns.map(({ deliveryId }) => deliveryId)).size).toBe(2)
  })

  it('keeps the words when the store is away', async () => {
    answerWith = async () => {
      throw new Error('database is away')
    }
    const { body: answer } = await ann.write(await ask(), 'Write', 'x')
    expect(answer.response_action).toBe('errors')
  })

  it('says what to do when the trigger has expired', async () => {
    const question = await ask()
    const trigger = front.world.trigger()
    front.world.clock = () => Date.now() + 4000
    expect((await ann.click(question, 'Write', trigger)).status).toBe(200)
    const whisper = await until(() => front.world.messages.find(({ only }) => only === 'U0ANN'))
    expect(wordsOf(whisper)).toContain('Click again')
  })
})

it('shows the Home tab', async () => {
  const home = {
    ...event,
    event: { type: 'app_home_opened', user: 'U0ANN', channel: 'D0ANN', tab: 'home', event_ts: '1.1' },
  }
  const { status } = await front.door('events_api', home)
  expect(status).toBe(200)
  const shown = await until(() => front.world.homes.get('U0ANN'))
  expect(JSON.stringify(shown)).toContain('/llm-plan')
})

it('leaves no secret and no words in the log at debug', async () => {
  await ann.command('secret words of a person')
  await ann.say('more secret words of a person', 'D0ANN')
  await front.door('events_api', { ...event, event: { ...event.event, text: { not: 'text' } } })
  expect(front.logged()).not.toMatch(/canary|secret words/)
})
