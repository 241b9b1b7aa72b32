import { afterEach, describe, expect, it } from 'vitest'
import { type Bot, type BotOptions, startBot, until } from './bot.ts'

describe('a connection that does not come about at once', () => {
  let bot: Bot | undefined
  const prepare = async (options?: BotOptions) => {
    bot = await startBot({ start: false, againMs: 20, ...options })
    return bot
  }
  afterEach(async () => {
    await bot?.stop()
    bot = undefined
  })
  const hears = async ({ inDm, turns }: Bot) => {
    const dm = await inDm()
    await until(async () => {
      await dm.say('there?')
      return turns.length > 0
    })
  }

  it('opens as many shards as Discord recommends', async () => {
    const { front, channel, turns, inDm } = await prepare()
    const gateway = front.twin.gatewayUrl
    const session_start_limit = { total: 1000, remaining: 999, reset_after: 1, max_concurrency: 2 }
    front.misbehave(
      'GET',
      /^\/gateway\/bot$/,
      { status: 200, body: { url: gateway, shards: 2, session_start_limit } },
      9,
    )
    await channel.start()
    expect(front.gateway.shards.toSorted()).toEqual([
      [0, 2],
      [1, 2],
    ])
    expect(channel.state?.()).toEqual({ online: 'yes' })
    await (await inDm()).say('hello')
    await until(() => turns.length > 0)
  })

  it('tries again at once after a 503, without waiting for the watch', async () => {
    const made = await prepare({ watchMs: 100_000, silentMs: 100_000 })
    const { channel, front, logged } = made
    front.misbehave('GET', /^\/gateway\/bot$/, { status: 503, body: { message: 'upstream', code: 0 } }, 2)
    await channel.start()
    expect(channel.state?.()).toEqual({ online: 'no', why: 'Discord is not reachable (503)' })
    await until(() => channel.state?.().online === 'yes')
    expect(logged()).toContain('offline on Discord')
    await hears(made)
  })

  it('says that Discord asks for more shards (4011), and asks anew how many', async () => {
    const made = await prepare({ watchMs: 100_000 })
    const { channel, front, logged } = made
    front.gateway.closing.push(4011)
    await channel.start()
    expect(channel.state?.()).toMatchObject({ online: 'no', why: expect.stringContaining('4011') })
    expect(logged()).toContain('4011')
    await until(() => channel.state?.().online === 'yes')
    front.gateway.drop(4011)
    await until(() => channel.state?.().online === 'no')
    await until(() => channel.state?.().online === 'yes')
    expect(front.seen.filter(({ path }) => path === '/gateway/bot').length).toBeGreaterThanOrEqual(3)
    await hears(made)
  })

  it('survives a READY that cannot be read, and connects anew', { timeout: 60_000 }, async () => {
    const made = await prepare({ readyMs: 500 })
    const resume_gateway_url = made.front.twin.gatewayUrl
    made.front.gateway.garbled.push({ user: null, guilds: 7, session_id: 's', resume_gateway_url })
    await made.channel.start()
    await until(() => made.logged().includes('could not read an event'))
    await until(() => made.channel.state?.().online === 'yes', 30_000)
    await hears(made)
  })
})
