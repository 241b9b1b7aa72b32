import { afterEach, describe, expect, it } from 'vitest'
import type { Delivery } from '../../../src/contract/delivery.ts'
import type { View } from '../../../src/contract/view.ts'
import { type Bot, GENERAL, PERSON, startBot, until } from './bot.ts'
import type { Person } from './person.ts'

const text = (words: string): View => ({ parts: [{ kind: 'text', text: words }], actions: [], fallback: words })
const SERVERS = 40
const server = (n: number) => String(123456789012345000n + BigInt(n))
const channel = (n: number, nth: number) => String(223456789012345000n + BigInt(10 * n + nth))

describe('the channels of many servers', () => {
  let bot: Bot
  afterEach(async () => {
    expect(bot.front.faults).toEqual([])
    await bot.stop()
  })

  /** Connected, and in forty servers more: as the gateway tells it, each has #general, every tenth #plans, the last #far. */
  async function connected(): Promise<Person> {
    bot = await startBot()
    const self = bot.front.twin.botUserId
    for (let n = 1; n <= SERVERS; n++) {
      const id = server(n)
      const names = ['general', ...(n % 10 === 0 ? ['plans'] : []), ...(n === SERVERS ? ['far'] : [])]
      const channels = names.map((name, nth) => {
        const permission_overwrites: unknown[] = []
        return { id: channel(n, nth), type: 0, name, position: nth, permission_overwrites }
      })
      bot.front.gateway.broadcast('GUILD_CREATE', {
        id,
        name: `Server ${n}`,
        owner_id: '1',
        unavailable: false,
        roles: [{ id, name: '@everyone', permissions: '3072', position: 0, color: 0, colors: {} }],
        channels,
        members: [{ user: { id: self, username: 'llm-plan', bot: true }, roles: [] }],
        threads: [],
      })
    }
    bot.front.misbehave(
      'GET',
      /^\/guilds\/123456789012345\d+\/members\/\d+$/,
      { status: 200, body: { roles: [] } },
      999,
    )
    bot.front.misbehave('GET', /^\/guilds\/123456789012345\d+$/, asGuild, 999)
    return await bot.inDm()
  }
  const asGuild = {
    status: 200,
    body: { owner_id: '1', roles: [{ id: server(SERVERS), permissions: '3072' }] },
  }
  /** What was asked over REST since, by kind. */
  const asked = (from: number) =>
    bot.front.seen.slice(from).flatMap(({ method, path }) => (method === 'GET' ? [path.replace(/\d{15,}/g, 'N')] : []))
  const wish = async (dm: Person, words: string) => {
    const from = bot.turns.length
    await dm.say(words)
    await until(async () => bot.turns.length > from || (await dm.messages()).length > 0)
    return bot.turns.slice(from).map(({ input }) => input)
  }

  it('make a menu from what the gateway told: one request a server, for 25 of them, and none for their channels', async () => {
    const dm = await connected()
    const place = { platform: 'discord', tenant: `discord:dm:${PERSON}`, room: dm.where.channel, direct: true } as const
    const view: View = { parts: [], actions: [{ kind: 'room', label: 'Where?' }], fallback: 'Where?' }
    const menu = { id: 'd1', conversation: 'c1', place, kind: 'post', key: 'k', view } as Delivery
    // The last of the servers has been told when this is understood.
    await wish(dm, 'post it in #far')
    const from = bot.front.seen.length
    await bot.channel.send(menu)
    const [shown] = await dm.messages()
    expect(shown?.controls[0]?.options.length).toBe(25)
    expect(shown?.controls[0]?.options.map(({ label }) => label)).toContain('#general · Server 3')
    const requests = asked(from).filter((path) => path !== '/users/@me')
    expect(new Set(requests)).toEqual(new Set(['/guilds/N/members/N']))
    expect(requests.length).toBe(25)
  })

  it('are found by a typed name, in the fortieth server too', async () => {
    const dm = await connected()
    expect(await wish(dm, 'post it in #far')).toEqual([{ type: 'publish', room: channel(SERVERS, 2) }])
    expect(await wish(dm, 'Please post the summary to #FAR.')).toEqual([{ type: 'publish', room: channel(SERVERS, 2) }])
  })

  it('are told apart by their server where several have the name, and missed aloud', async () => {
    const dm = await connected()
    expect(await wish(dm, 'post it in #plans')).toEqual([])
    const [told] = await dm.messages()
    expect(told?.text).toContain('more than one #plans')
    expect(told?.text).toContain('post it in #plans · Server 20')
    await dm.say('post it in #plans · Server 20')
    await until(() => bot.turns.length === 1)
    expect(bot.turns[0]?.input).toEqual({ type: 'publish', room: channel(20, 1) })
    await dm.say('post it in #nowhere')
    await until(async () => (await dm.messages()).length === 2)
    expect((await dm.messages())[1]?.text).toContain('found no channel #nowhere')
    expect(bot.turns.length).toBe(1)
  })

  it('are closed to a link whose author may not write there', async () => {
    bot = await startBot()
    const news = '1070755073866616866'
    const person = bot.inServer()
    const say = (words: string) => person.say(`<@${bot.front.twin.botUserId}> ${words}`)
    bot.front.overwrites.set(news, [{ id: PERSON, type: 1, allow: '0', deny: '2048' }])
    await say(`post it in <#${news}>`)
    await until(async () => (await person.messages()).length === 1)
    expect((await person.messages())[0]?.text).toContain('You cannot post in that channel yourself')
    await say(`post it in <#${GENERAL}>`)
    await until(() => bot.turns.length === 1)
    expect(bot.turns[0]?.input).toEqual({ type: 'publish', room: GENERAL })
  })
})

describe('a forum', () => {
  const FORUM = '1070755073866616899'
  let bot: Bot
  afterEach(async () => {
    expect(bot.front.faults).toEqual([])
    await bot.stop()
  })
  async function summary(id: string, view: View, message?: string): Promise<Delivery> {
    const { twin } = bot.front
    const place = { platform: 'discord', tenant: `discord:${twin.guildId}`, room: GENERAL, direct: false } as const
    const more = message === undefined ? {} : { message }
    return { id, conversation: 'c1', place, kind: 'publish', key: 'summary', room: FORUM, view, ...more } as Delivery
  }
  async function begin() {
    bot = await startBot({ start: false })
    const { prisma, guildId } = bot.front.twin
    await prisma.channel.create({ data: { id: FORUM, guildId, type: 15, name: 'projects' } })
  }
  const posts = () => bot.front.twin.prisma.channel.findMany({ where: { parentId: FORUM } })

  it('gets the summary as a new post, which later changes are made in', async () => {
    await begin()
    const view: View = {
      ...text('Go ahead'),
      parts: [
        { kind: 'heading', text: 'Sort the mail' },
        { kind: 'text', text: 'Go ahead' },
      ],
    }
    const { message } = await bot.channel.send(await summary('s1', view))
    expect(await posts()).toMatchObject([{ name: 'Sort the mail' }])
    await bot.channel.send(await summary('s2', text('Changed'), message))
    const [post] = await posts()
    const shown = await bot
      .inServer()
      .in(post?.id ?? '')
      .messages()
    expect(shown.map((one) => one.text)).toEqual(['Changed'])
  })

  it('gets it once, though Discord’s answer was lost', async () => {
    await begin()
    bot.front.misbehave('POST', new RegExp(`^/channels/${FORUM}/threads$`), 'lose')
    const delivery = await summary('s1', text('Go ahead'))
    await expect(bot.channel.send(delivery)).rejects.toMatchObject({ kind: 'retry', maybeSent: true })
    expect(await bot.channel.findSent?.(await summary('s9', text('Another')))).toBeUndefined()
    expect(await bot.channel.findSent?.(delivery)).toEqual({ message: expect.stringMatching(/^\d+\/\d+$/) })
    expect(await posts()).toHaveLength(1)
  })

  it('that requires a tag says so', async () => {
    await begin()
    const refusal = { status: 400, body: { code: 40067, message: 'A tag is required' } }
    bot.front.misbehave('POST', new RegExp(`^/channels/${FORUM}/threads$`), refusal)
    await expect(bot.channel.send(await summary('s1', text('Go ahead')))).rejects.toMatchObject({
      kind: 'refused',
      message: expect.stringContaining('requires a tag'),
    })
  })
})
