import { afterEach, describe, expect, it } from 'vitest'
import type { HandleTurn, Turn } from '../../src/contract/turn.ts'
import { startSlackFront, until } from './slack-front.ts'
import { BOT, TEAM } from './slack-world.ts'

type Front = Awaited<ReturnType<typeof startSlackFront>>
let front: Front | undefined
afterEach(async () => {
  await front?.[Symbol.asyncDispose]()
  front = undefined
})

async function start(handle: HandleTurn, ackMs = 400): Promise<Front> {
  front = await startSlackFront({ mode: 'socket', handle, ackMs })
  return front
}

const event = (event_id: string) => ({
  type: 'event_callback',
  team_id: TEAM,
  event_id,
  event: { type: 'message', channel: 'D0ANN', channel_type: 'im', user: 'U0ANN', text: 'hello', ts: '1.1' },
  authorizations: [{ team_id: TEAM, enterprise_id: null, user_id: BOT, is_bot: true, is_enterprise_install: false }],
})

describe('Socket Mode', () => {
  it('acknowledges an event after the turn', async () => {
    let finished = false
    const { door } = await start(async () => {
      await new Promise((done) => setTimeout(done, 150))
      finished = true
      return { status: 'done' }
    })
    expect((await door('events_api', event('Ev1'))).status).toBe(200)
    expect(finished).toBe(true)
  })

  it('does not acknowledge an event when the store is away, and takes it when Slack sends it again', async () => {
    let away = true
    const { door } = await start(async () => {
      if (away) throw new Error('database is away')
      return { status: 'done' }
    })
    expect((await door('events_api', event('Ev1'))).status).toBe(0)
    away = false
    expect((await door('events_api', event('Ev1'), 1)).status).toBe(200)
  })

  it('answers a command in its acknowledgement', async () => {
    const tell = { parts: [], actions: [], fallback: 'nothing here' }
    const { person } = await start(async () => ({ status: 'refused', tell }))
    expect((await person('U0ANN').command('status')).body).toMatchObject({ text: 'nothing here' })
  })

  it('survives an envelope without an event, and acknowledges it', async () => {
    const turns: Turn[] = []
    const { door, logged } = await start(async (turn) => {
      turns.push(turn)
      return { status: 'done' }
    })
    const limited = { type: 'app_rate_limited', team_id: TEAM, minute_rate_limited: 1, api_app_id: 'A0LOOP' }
    expect((await door('events_api', limited)).status).toBe(200)
    expect((await door('events_api', event('Ev1'))).status).toBe(200)
    expect(turns).toHaveLength(1)
    expect(logged()).toContain('without an event')
  })

  it('survives text that is no envelope', async () => {
    const { slack, door } = await start(async () => ({ status: 'done' }))
    for (const text of ['', 'null', '[]', '{', '{"type":"events_api"}', '{"type":"hello"}']) slack.pushRaw(text)
    expect((await door('events_api', event('Ev1'))).status).toBe(200)
  })

  it('is connected again at once when Slack recycles the connection', async () => {
    const { slack, door } = await start(async () => ({ status: 'done' }))
    const opened = () => slack.calls.filter(({ method }) => method === 'apps.connections.open').length
    const begun = Date.now()
    slack.refreshSockets()
    await until(() => opened() === 2 && slack.sockets() === 1)
    expect(Date.now() - begun).toBeLessThan(2000)
    await until(async () => (await door('events_api', event('Ev1'))).status === 200)
  })

  it('keeps trying when it cannot come back at first', async () => {
    const { slack, door } = await start(async () => ({ status: 'done' }))
    slack.misbehave('apps.connections.open', { status: 500 }, 'drop', { error: 'internal_error' })
    slack.refreshSockets()
    await until(() => slack.sockets() === 0)
    await until(() => slack.sockets() === 1, 10_000)
    expect((await door('events_api', event('Ev1'))).status).toBe(200)
  })

  it('acknowledges nothing any more once stopping, and lets what is under way finish', async () => {
    let release = () => {}
    const turns: Turn[] = []
    const { door, channel, slack } = await start((turn) => {
      turns.push(turn)
      return new Promise((done) => (release = () => done({ status: 'done' })))
    }, 1500)
    const underWay = door('events_api', event('Ev1'))
    await until(() => turns.length === 1)
    const stopping = channel.stop()
    expect((await slack.push('events_api', event('Ev2'), {}, 200)) === undefined).toBe(true)
    release()
    expect((await underWay).status).toBe(200)
    await stopping
    await until(() => slack.sockets() === 0)
    expect(turns).toHaveLength(1)
  })

  it('refuses to start with a token that Slack does not take, naming the variable', async () => {
    front = await startSlackFront({ mode: 'socket', handle: async () => ({ status: 'done' }), start: false })
    front.slack.misbehave('apps.connections.open', { error: 'invalid_auth' })
    await expect(front.channel.start()).rejects.toMatchObject({ code: 'slack-refused' })
    const other = await startSlackFront({ mode: 'http', handle: async () => ({ status: 'done' }), start: false })
    other.slack.misbehave('auth.test', { error: 'account_inactive' })
    await expect(other.channel.start()).rejects.toMatchObject({ code: 'slack-refused', field: 'SLACK_BOT_TOKEN' })
    await other[Symbol.asyncDispose]()
  })

  it('can be stopped and started again, as a lease comes and goes', async () => {
    const { slack, door, channel } = await start(async () => ({ status: 'done' }))
    await channel.stop()
    await until(() => slack.sockets() === 0)
    await channel.start()
    expect((await door('events_api', event('Ev1'))).status).toBe(200)
    expect(slack.sockets()).toBe(1)
  })

  it('waits for Slack when it is not reachable at the start', async () => {
    front = await startSlackFront({ mode: 'socket', handle: async () => ({ status: 'done' }), start: false })
    front.slack.misbehave('auth.test', 'drop', { status: 503 })
    await front.channel.start()
    expect(front.slack.calls.filter(({ method }) => method === 'auth.test')).toHaveLength(2)
  })
})
