import { afterEach, describe, expect, it } from 'vitest'
import { type Bot, OTHER, PERSON, startBot, until } from './bot.ts'
import { Person } from './person.ts'

describe('direct messages that came while nobody was connected', () => {
  let bot: Bot | undefined
  afterEach(async () => {
    await bot?.stop()
    bot = undefined
  })
  const words = (of: Bot) => of.turns.map(({ input }) => (input.type === 'say' ? input.text : input.type))

  it('are taken in order at the next new connection, and go the way of any other', async () => {
    const rooms: { room: string; updatedAt: number }[] = []
    bot = await startBot({ start: false, directRooms: async () => rooms })
    const dm = await bot.inDm()
    const other = new Person(bot.front, OTHER, { channel: await bot.front.openDm(OTHER), guild: undefined })
    await other.say('unknown to us')
    const id = await dm.say('typed meanwhile')
    await dm.say('and more')
    rooms.push(
      { room: '1070755073866616999', updatedAt: Date.now() },
      { room: dm.where.channel, updatedAt: Date.now() },
    )
    await bot.channel.start()
    await until(() => bot?.turns.length === 2)
    expect(words(bot)).toEqual(['typed meanwhile', 'and more'])
    const place = { direct: true, room: dm.where.channel, tenant: `discord:dm:${PERSON}` }
    expect(bot.turns[0]).toMatchObject({ deliveryId: id, place, user: PERSON })
  })

  it('are left alone when they are older than what was last done there', async () => {
    const rooms: { room: string; updatedAt: number }[] = []
    bot = await startBot({ start: false, directRooms: async () => rooms })
    const dm = await bot.inDm()
    await dm.say('long answered')
    rooms.push({ room: dm.where.channel, updatedAt: Date.now() + 3_600_000 })
    await bot.channel.start()
    await dm.say('new')
    await until(() => bot?.turns.length === 1)
    expect(words(bot)).toEqual(['new'])
  })

  it('are read at a later try, and where they cannot be read, the person is asked to send them again', async () => {
    bot = await startBot({ start: false, retryMs: [10, 10], directRooms: async () => rooms })
    const [dm, other] = [
      await bot.inDm(),
      new Person(bot.front, OTHER, { channel: await bot.front.openDm(OTHER), guild: undefined }),
    ]
    const rooms = [dm, other].map(({ where }) => ({ room: where.channel, updatedAt: Date.now() }))
    await dm.say('typed meanwhile')
    const down = { status: 500, body: { code: 0, message: 'oops' } }
    bot.front.misbehave('GET', new RegExp(`^/channels/${dm.where.channel}/messages$`), down, 1)
    bot.front.misbehave('GET', new RegExp(`^/channels/${other.where.channel}/messages$`), down, 99)
    await bot.channel.start()
    await until(() => bot?.turns.length === 1)
    expect(words(bot)).toEqual(['typed meanwhile'])
    await other.seesText('please send it again')
    expect(await dm.messages()).toEqual([])
  })

  it('do not end or hold up the connection when the store does not answer', async () => {
    bot = await startBot({ retryMs: [10], directRooms: () => Promise.reject(new Error('away')) })
    await (await bot.inDm()).say('hello')
    await until(() => bot?.turns.length === 1)
    expect(bot.logged()).toContain('time offline')
  })
})
