import { afterEach, describe, expect, it } from 'vitest'
import { type Bot, type BotOptions, GENERAL, OTHER, startBot, until } from './bot.ts'

describe('the gateway connection', () => {
  let bot: Bot | undefined
  const start = async (options?: BotOptions) => {
    bot = await startBot(options)
    return bot
  }
  afterEach(async () => {
    await bot?.stop()
    bot = undefined
  })
  const words = (of: Bot) => of.turns.map(({ input }) => (input.type === 'say' ? input.text : input.type))

  /** A thread of somebody's in the channel; ours if the bot opened it. */
  async function thread(of: Bot, owner: string): Promise<string> {
    const id = `10707550738666169${String(Math.floor(Math.random() * 90) + 10)}`
    const { prisma, guildId } = of.front.twin
    await prisma.channel.create({ data: { id, guildId, type: 11, name: 't', parentId: GENERAL, ownerId: owner } })
    return id
  }

  it('takes direct messages, and messages in its own threads with their channel', async () => {
    const { front, turns, inDm, inServer } = await start()
    const dm = await inDm()
    await dm.say('hello')
    await until(() => turns.length === 1)
    expect(turns[0]?.place).toMatchObject({ direct: true, room: dm.where.channel })
    const mine = await thread(bot as Bot, front.twin.botUserId)
    await inServer().in(mine).say('about 400')
    await until(() => turns.length === 2)
    expect(turns[1]).toMatchObject({
      place: { room: GENERAL, thread: mine, direct: false },
      input: { text: 'about 400' },
    })
  })

  it('leaves other threads and channels alone until it is mentioned there, and asks about a channel once', async () => {
    const { front, turns, inServer } = await start()
    const theirs = await thread(bot as Bot, OTHER)
    for (const text of ['one', 'two', 'three']) await inServer().in(theirs).say(text)
    await inServer().say('four')
    await inServer().in(theirs).say(`<@${front.twin.botUserId}> status`)
    await inServer().in(theirs).say('five')
    await until(() => turns.length === 2)
    expect(words(bot as Bot)).toEqual(['status', 'five'])
    const asked = front.seen.filter(({ method, path }) => method === 'GET' && path === `/channels/${theirs}`)
    expect(asked.length).toBe(2)
  })

  it('listens in a thread of others once a command was given there, whatever was typed before', async () => {
    const { front, turns, inServer } = await start()
    const theirs = await thread(bot as Bot, OTHER)
    const there = inServer().in(theirs)
    await there.say('an idea')
    await until(() => front.seen.some(({ path }) => path === `/channels/${theirs}`))
    // What the bot posts makes it a member; here, that it may listen is said by the owner.
    await front.twin.prisma.channel.update({ where: { id: theirs }, data: { ownerId: front.twin.botUserId } })
    await there.slash('Answer the questions of our customers')
    await there.say('heard now')
    await until(() => turns.length === 2)
    expect(words(bot as Bot)).toEqual(['start', 'heard now'])
  })

  it('without the Message Content intent hears direct messages and mentions, and asks for no privilege', async () => {
    const { front, turns, inDm, inServer } = await start({ settings: { messageContent: false } })
    front.gateway.contentAllowed = false
    const mine = await thread(bot as Bot, front.twin.botUserId)
    await inServer().in(mine).say('unheard')
    await inServer().in(mine).say(`<@${front.twin.botUserId}> heard`)
    await (await inDm()).say('in private')
    await until(() => turns.length === 2)
    expect(words(bot as Bot).sort()).toEqual(['heard', 'in private'])
  })

  it('resumes after a drop and takes what was said meanwhile, once', async () => {
    const { front, turns, inDm } = await start()
    const dm = await inDm()
    front.gateway.drop(4000)
    await dm.say('while you were away')
    await until(() => turns.length === 1)
    expect(front.gateway).toMatchObject({ resumes: 1, identifies: 1 })
    await dm.say('and now')
    await until(() => turns.length === 2)
    expect(words(bot as Bot)).toEqual(['while you were away', 'and now'])
  })

  it('identifies anew when the session is gone', async () => {
    const { front, turns, inDm } = await start()
    front.gateway.onResume = 'refuse'
    front.gateway.drop(4000)
    await until(() => front.gateway.identifies === 2, 20_000)
    await until(async () => {
      await (await inDm()).say('hello again')
      return turns.length > 0
    })
  })

  it('replaces a connection whose resume Discord never answers', async () => {
    const { front, turns, inDm, logged } = await start({ watchMs: 100, silentMs: 1000 })
    front.gateway.onResume = 'silence'
    front.gateway.drop(4000)
    await until(() => front.gateway.resumes === 1)
    await until(() => front.gateway.identifies === 2, 15_000)
    expect(logged()).toContain('went silent')
    const dm = await inDm()
    await until(async () => {
      await dm.say('hello')
      return turns.length > 0
    })
  })

  it('says which setting is wrong when Discord refuses the token or the intent', async () => {
    const { channel } = await start({ start: false, settings: { token: 'wrong' } })
    await expect(channel.start()).rejects.toMatchObject({ name: 'UserError', field: 'DISCORD_TOKEN' })
    await bot?.stop()
    const second = await start({ start: false })
    second.front.gateway.contentAllowed = false
    await expect(second.channel.start()).rejects.toMatchObject({ name: 'UserError', field: 'DISCORD_MESSAGE_CONTENT' })
  })

  it('tries again when the store or Discord is away for a moment, and keeps the order within a channel', async () => {
    const taken: string[] = []
    let away = 2
    const { front, inServer, inDm } = await start({
      handle: async ({ input }) => {
        if (away-- > 0) throw new Error('database is locked')
        if (input.type === 'say') taken.push(input.text)
        return { status: 'done' }
      },
    })
    const dm = await inDm()
    for (const text of ['one', 'two', 'three']) await dm.say(text)
    await until(() => taken.length === 3)
    expect(taken).toEqual(['one', 'two', 'three'])
    const mine = await thread(bot as Bot, front.twin.botUserId)
    front.misbehave('GET', new RegExp(`/channels/${mine}$`), { status: 503, body: { code: 0, message: 'away' } })
    await inServer().in(mine).say('four')
    await until(() => taken.length === 4)
  })

  it('erases what it holds of a server that removes it, also when the store is away at first; not at an outage', async () => {
    const erased: string[] = []
    let away = 1
    const { front, logged } = await start({
      retryMs: [20],
      eraseTenant: async (tenant) => {
        if (away-- > 0) throw new Error('database is locked')
        return erased.push(tenant)
      },
    })
    front.gateway.broadcast('GUILD_DELETE', { id: '111', unavailable: true })
    front.gateway.broadcast('GUILD_DELETE', { id: '222' })
    await until(() => erased.length === 1)
    front.gateway.broadcast('GUILD_DELETE', { id: '333', unavailable: false })
    await until(() => erased.length === 2)
    expect(erased).toEqual(['discord:222', 'discord:333'])
    expect(logged()).toContain('its data is erased')
    expect(logged()).not.toContain('discord:111')
  })

  it('says which command erases a server that could not be erased', async () => {
    const { front, logged } = await start({
      retryMs: [10],
      eraseTenant: () => Promise.reject(new Error('disk full')),
    })
    front.gateway.broadcast('GUILD_DELETE', { id: '444' })
    await until(() => logged().includes('data forget --tenant discord:444 --yes'))
  })

  it('survives events of a shape that nobody foresaw', async () => {
    const { front, turns, inDm, logged } = await start()
    const strange = { id: '1', type: 3, token: 't', guild_id: front.twin.guildId, channel_id: GENERAL }
    front.gateway.broadcast('INTERACTION_CREATE', { ...strange, data: { component_type: 2, custom_id: 'x' } })
    front.gateway.broadcast('INTERACTION_CREATE', {})
    front.gateway.broadcast('MESSAGE_CREATE', { id: '2', channel_id: GENERAL, author: null })
    front.gateway.broadcast('GUILD_UPDATE', null)
    front.gateway.broadcast('SOMETHING_NEW', { a: 1 })
    await (await inDm()).say('still there?')
    await until(() => turns.length === 1)
    expect(logged()).toContain('could not read an event')
  })

  it('says so when a message could not be saved at all', async () => {
    const { inDm, turns } = await start({
      retryMs: [20, 50],
      handle: () => Promise.reject(new Error('no space left')),
    })
    const dm = await inDm()
    await dm.say('lost?')
    await dm.seesText('could not save that message')
    expect(new Set(turns.map((turn) => turn.deliveryId)).size).toBe(1)
  })

  it('starts without Discord and connects when it is back', async () => {
    const { channel, front, turns, inDm } = await start({ start: false, watchMs: 100, silentMs: 300 })
    front.misbehave('GET', /^\/gateway\/bot$/, { status: 503, body: { message: 'upstream', code: 0 } }, 2)
    await channel.start()
    const dm = await inDm()
    await until(async () => {
      await dm.say('there?')
      return turns.length > 0
    }, 15_000)
  })

  it('finishes what is in flight before it disconnects, takes nothing after, and can start again', async () => {
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const { channel, front, turns, inDm } = await start({
      handle: async () => {
        await held
        return { status: 'done' }
      },
    })
    const dm = await inDm()
    await dm.say('one')
    await until(() => turns.length === 1)
    let stopped = false
    const stopping = channel.stop().then(() => {
      stopped = true
    })
    await dm.say('two')
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(stopped).toBe(false)
    release()
    await stopping
    expect(words(bot as Bot)).toEqual(['one'])
    await channel.start()
    await dm.say('three')
    await until(() => turns.length === 2)
    expect(front.gateway.identifies).toBe(2)
  })
})
