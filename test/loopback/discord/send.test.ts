import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Delivery } from '../../../src/contract/delivery.ts'
import type { Place } from '../../../src/contract/place.ts'
import type { SendError } from '../../../src/contract/send-error.ts'
import type { View } from '../../../src/contract/view.ts'
import { type Bot, GENERAL, NEWS, OTHER, PERSON, startBot } from './bot.ts'
import { shown } from './person.ts'

const text = (...texts: string[]): View => ({
  parts: texts.map((one) => ({ kind: 'text', text: one })),
  actions: [],
  fallback: texts[0] ?? '',
})
const long = (words: number) => 'lorem ipsum '.repeat(words)

describe('sending', () => {
  let bot: Bot
  let place: Place
  let count = 0
  beforeEach(async () => {
    bot = await startBot({ start: false })
    place = { platform: 'discord', tenant: `discord:${bot.front.twin.guildId}`, room: GENERAL, direct: false }
  })
  afterEach(async () => {
    expect(bot.front.faults).toEqual([])
    expect(bot.logged()).not.toContain('canary')
    await bot.stop()
  })
  type Of<K extends Delivery['kind']> = Omit<Extract<Delivery, { kind: K }>, 'id' | 'conversation' | 'place'>
  const make = <K extends Delivery['kind']>(more: Of<K>, where = place) =>
    ({ id: `delivery-${++count}`, conversation: 'c1', place: where, ...more }) as unknown as Delivery
  const post = (view: View, where = place) => make<'post'>({ kind: 'post', key: 'k', view }, where)
  const open = (where = place) =>
    make<'open'>({ kind: 'open', key: 'root', view: text('Planning an AI project') }, where)
  const refusalOf = (delivery: Delivery): Promise<SendError> =>
    bot.channel.send(delivery).then(
      () => Promise.reject(new Error('it was sent')),
      (error: SendError) => error,
    )
  async function inChannel(channel: string) {
    const rows = await bot.front.twin.prisma.message.findMany({ where: { channelId: channel } })
    const sorted = rows.sort((a, b) => Number(BigInt(a.id) - BigInt(b.id)))
    return sorted.map((row) => shown(row.id, JSON.parse(row.components)))
  }
  const texts = async (channel: string) => (await inChannel(channel)).map((one) => one.text)

  it('opens a thread on the first message', async () => {
    const receipt = await bot.channel.send(open())
    expect(receipt.thread).toMatch(/^\d+$/)
    expect(await texts(GENERAL)).toEqual(['Planning an AI project'])
    const thread = await bot.front.twin.prisma.channel.findUniqueOrThrow({ where: { id: receipt.thread ?? '' } })
    expect(thread).toMatchObject({ name: 'Planning an AI project', autoArchiveDuration: 10_080 })
  })

  it('opens no thread in a thread or a direct message', async () => {
    const { thread } = await bot.channel.send(open())
    expect(await bot.channel.send(open({ ...place, thread: thread ?? '' }))).toMatchObject({ thread })
    const room = await bot.front.openDm(PERSON)
    const dm = { platform: 'discord', tenant: `discord:dm:${PERSON}`, room, direct: true } as const
    expect((await bot.channel.send(open(dm))).thread).toBeUndefined()
    expect(await bot.front.twin.prisma.channel.count({ where: { type: 11 } })).toBe(1)
  })

  it('leaves nothing in a channel in which no thread can be opened, and says why', async () => {
    const refusals = [
      [400, 50024, 'cannot have threads'],
      [400, 160006, 'limit on open threads'],
      [403, 50013, 'not allowed'],
      [403, 50001, 'cannot see that channel'],
    ] as const
    for (const [status, code, says] of refusals) {
      bot.front.misbehave('POST', /\/threads$/, { status, body: { code, message: 'No' } })
      expect(await refusalOf(open())).toMatchObject({ kind: 'refused', message: expect.stringContaining(says) })
      expect(await texts(GENERAL)).toEqual([])
    }
  })

  it('updates in place, also when a view grows or shrinks, and the first message of a thread', async () => {
    const first = await bot.channel.send(open())
    const update = (message: string, view: View) =>
      bot.channel.send(
        make<'update'>({ kind: 'update', key: 'root', message, view }, { ...place, thread: first.thread ?? '' }),
      )
    const grown = await update(first.message ?? '', text(long(900)))
    expect((await inChannel(GENERAL)).length).toBe(3)
    const shrunk = await update(grown.message ?? '', text('Short again'))
    expect(await texts(GENERAL)).toEqual(['Short again'])
    expect(shrunk.message).toBe(first.message)
  })

  it('reports a message that is gone, so that it is posted anew', async () => {
    const { message } = await bot.channel.send(post(text('one')))
    await bot.front.twin.prisma.message.deleteMany({})
    const update = make<'update'>({ kind: 'update', key: 'k', message: message ?? '', view: text('two') })
    expect(await refusalOf(update)).toMatchObject({ kind: 'gone' })
    expect(await refusalOf({ ...update, message: 'nonsense' } as Delivery)).toMatchObject({ kind: 'gone' })
    const old = { status: 400, body: { code: 30046, message: 'Maximum number of edits reached' } }
    bot.front.misbehave('PATCH', /messages/, old)
    expect(await refusalOf({ ...update, message: `${GENERAL}/1` } as Delivery)).toMatchObject({ kind: 'gone' })
  })

  it('sends a file with its comment, and pictures with their description', async () => {
    await bot.channel.send(
      make<'file'>({
        kind: 'file',
        name: 'plan ä/..md',
        mime: 'text/markdown',
        content: '# Plan',
        comment: 'The *plan*',
      }),
    )
    const sent = bot.front.seen.find(({ files }) => files.length > 0)
    expect(sent?.files).toEqual([{ name: 'plan-..md', text: '# Plan' }])
    const image = { kind: 'image', alt: 'Budget by month', png: 'iVBORw0KGgo=', name: 'budget.png' } as const
    await bot.channel.send(post({ parts: [image, image], actions: [], fallback: 'x' }))
    const pictures = bot.front.seen.findLast(({ files }) => files.length > 0)
    expect(pictures?.files.map(({ name }) => name)).toEqual(['0-budget.png', '1-budget.png'])
    expect(JSON.stringify(pictures?.body)).toContain('"description":"Budget by month"')
  })

  it('sends the words of a picture where it may attach no files, and brings them up to date', async () => {
    bot.front.rules.noFiles.add(GENERAL)
    const image = (alt: string) => ({ kind: 'image', alt, png: 'iVBORw0KGgo=', name: 'budget.png' }) as const
    const view = (alt: string): View => ({ ...text('The budget'), parts: [...text('The budget').parts, image(alt)] })
    const { message = '' } = await bot.channel.send(post(view('It grows')))
    expect((await texts(GENERAL)).join()).toMatch(/The budget.*It grows.*Attach Files/s)
    await bot.channel.send(make<'update'>({ kind: 'update', key: 'k', message, view: view('It falls') }))
    expect((await texts(GENERAL)).join()).toMatch(/The budget.*It falls/s)
    expect((await texts(GENERAL)).length).toBe(1)
  })

  it('posts nothing twice: a repeated delivery is answered by the message that is there', async () => {
    const delivery = open()
    const first = await bot.channel.send(delivery)
    expect(await bot.channel.send(delivery)).toEqual(first)
    expect((await inChannel(GENERAL)).length).toBe(1)
    expect(await bot.front.twin.prisma.channel.count({ where: { type: 11 } })).toBe(1)
  })

  it('finishes a start whose thread could not be opened the first time', async () => {
    const delivery = open()
    bot.front.misbehave('POST', /\/threads$/, { status: 500, body: { code: 0, message: 'oops' } })
    expect(await refusalOf(delivery)).toMatchObject({ kind: 'retry', maybeSent: true })
    expect(await bot.channel.findSent?.(delivery)).toBeUndefined()
    const receipt = await bot.channel.send(delivery)
    expect(receipt.thread).toMatch(/^\d+$/)
    expect(await bot.channel.findSent?.(delivery)).toEqual(receipt)
    expect((await inChannel(GENERAL)).length).toBe(1)
  })

  it('finds what an unanswered attempt left, long after the nonce is forgotten', async () => {
    const delivery = post(text(long(900)))
    expect(await bot.channel.findSent?.(delivery)).toBeUndefined()
    bot.front.misbehave('POST', /messages$/, 'lose')
    expect(await refusalOf(delivery)).toMatchObject({ kind: 'retry', maybeSent: true })
    // Only the first of three messages arrived: that is not all, and the nonce keeps the rest from doubling.
    expect(await bot.channel.findSent?.(delivery)).toBeUndefined()
    const receipt = await bot.channel.send(delivery)
    expect(await bot.channel.findSent?.(delivery)).toEqual(receipt)
    expect((await inChannel(GENERAL)).length).toBe(3)
    expect(await bot.channel.findSent?.(post(text('another')))).toBeUndefined()
  })

  it('turns what Discord answers into what the outbox should do', async () => {
    const cases = [
      [
        {
          status: 429,
          headers: { 'retry-after': '2' },
          body: { message: 'rate limited', retry_after: 2, global: false },
        },
        { kind: 'retry', retryAfterMs: expect.any(Number) },
      ],
      [
        { status: 500, body: { message: 'oops', code: 0 } },
        { kind: 'retry', maybeSent: true },
      ],
      [{ status: 502 }, { kind: 'retry', maybeSent: true }],
      ['reset', { kind: 'retry', maybeSent: true }],
      [
        { status: 401, body: { message: '401: Unauthorized', code: 0 } },
        { kind: 'retry', retryAfterMs: 60_000 },
      ],
      [
        { status: 403, body: { code: 50001, message: 'Missing Access' } },
        { kind: 'refused', message: expect.stringContaining('View Channels') },
      ],
      [
        { status: 403, body: { code: 50013, message: 'Missing Permissions' } },
        { kind: 'refused', message: expect.stringContaining('not allowed') },
      ],
      [
        { status: 403, body: { code: 50007, message: 'Cannot send messages to this user' } },
        { kind: 'refused', message: expect.stringContaining('privacy settings') },
      ],
      [
        { status: 404, body: { code: 10003, message: 'Unknown Channel' } },
        { kind: 'refused', message: expect.stringContaining('no longer exists') },
      ],
      [
        {
          status: 400,
          body: {
            code: 50035,
            message: 'Invalid Form Body',
            errors: { components: { '0': { _errors: [{ code: 'X', message: 'canary' }] } } },
          },
        },
        { kind: 'refused', message: expect.stringContaining('50035') },
      ],
    ] as const
    for (const [answer, expected] of cases) {
      bot.front.misbehave('POST', /messages$/, answer as never)
      const error = await refusalOf(post(text('the canary answer')))
      expect(error).toMatchObject({ name: 'SendError', ...expected })
      expect(JSON.stringify(Object.entries(error)) + String(error.cause)).not.toContain('canary')
      if (error.retryAfterMs !== undefined && error.retryAfterMs < 60_000) {
        expect(error.retryAfterMs).toBeGreaterThanOrEqual(1500)
        await new Promise((resolve) => setTimeout(resolve, error.retryAfterMs))
      }
    }
    expect((await bot.channel.send(post(text('all well')))).message).toBeDefined()
  })

  it('waits a while where it is asked to and not told how long', async () => {
    bot.front.misbehave('POST', /messages$/, { status: 429, headers: { 'content-type': 'text/html' }, body: '<html>' })
    expect(await refusalOf(post(text('x')))).toMatchObject({ kind: 'retry', retryAfterMs: 5000 })
  })

  it('warns long before Discord blocks the address for refused requests', async () => {
    bot.front.misbehave('POST', /messages$/, { status: 403, body: { code: 50001, message: 'Missing Access' } }, 999)
    // Never faster than fifty a second: that is Discord's limit for a bot, and discord.js keeps it.
    while (bot.front.seen.filter(({ status }) => status === 403).length < 100) {
      const { retryAfterMs = 0 } = await refusalOf(post(text('x')))
      await new Promise((resolve) => setTimeout(resolve, retryAfterMs))
    }
    expect(bot.logged()).toContain('refused many requests')
  })

  it('publishes in the server of the conversation only', async () => {
    const publish = (room: string, where = place) =>
      make<'publish'>({ kind: 'publish', key: 's', room, view: text('Summary') }, where)
    await bot.channel.send(publish(NEWS))
    expect(await texts(NEWS)).toEqual(['Summary'])
    const elsewhere = { ...place, tenant: 'discord:123456789012345678' }
    expect(await refusalOf(publish(NEWS, elsewhere))).toMatchObject({
      kind: 'refused',
      message: expect.stringContaining('another server'),
    })
    expect(await refusalOf(publish('../users/@me'))).toMatchObject({ kind: 'refused' })
  })

  it('publishes in a thread or a forum post, which the menu offers too', async () => {
    const { thread = '' } = await bot.channel.send(open())
    const menu: View = { parts: [], actions: [{ kind: 'room', label: 'Where?' }], fallback: 'Where?' }
    await bot.channel.send(post(menu, { ...place, thread }))
    const offered = bot.front.seen.findLast(({ body }) => JSON.stringify(body).includes('channel_types'))
    expect(JSON.stringify(offered?.body)).toContain('"channel_types":[0,5,15,10,11,12]')
    await bot.channel.send(make<'publish'>({ kind: 'publish', key: 's', room: thread, view: text('Summary') }))
    expect((await texts(thread)).at(-1)).toBe('Summary')
  })

  it('offers in a direct message only channels in which both may write, and posts nowhere else', async () => {
    const room = await bot.front.openDm(PERSON)
    const dm: Place = { platform: 'discord', tenant: `discord:dm:${PERSON}`, room, direct: true }
    const publish = () => make<'publish'>({ kind: 'publish', key: 's', room: NEWS, view: text('Summary') }, dm)
    const menu: View = { parts: [], actions: [{ kind: 'room', label: 'Where?' }], fallback: 'Where?' }
    const offered = async (where = dm) => {
      await bot.channel.send(post(menu, where))
      return (await inChannel(room)).at(-1)?.controls[0]?.options.map((option) => option.label) ?? []
    }
    expect(await offered()).toEqual(['#general · Team', '#news · Team'])
    bot.front.overwrites.set(NEWS, [{ id: PERSON, type: 1, allow: '0', deny: '2048' }])
    expect(await offered()).toEqual(['#general · Team'])
    expect(await refusalOf(publish())).toMatchObject({ kind: 'refused', message: expect.stringContaining('yourself') })
    bot.front.overwrites.set(NEWS, [{ id: bot.front.twin.guildId, type: 0, allow: '0', deny: '1024' }])
    expect(await offered()).toEqual(['#general · Team'])
    await bot.front.twin.prisma.guildMember.deleteMany({ where: { userId: PERSON } })
    expect(await offered()).toEqual([])
    expect((await texts(room)).at(-1)).toContain('I found none')
    expect(await refusalOf(publish())).toMatchObject({ kind: 'refused' })
  })

  it('leaves out of the menu in a direct message only the server that refuses or does not answer', async () => {
    const room = await bot.front.openDm(PERSON)
    const dm: Place = { platform: 'discord', tenant: `discord:dm:${PERSON}`, room, direct: true }
    const servers = ['123456789012345678', '123456789012345679', bot.front.twin.guildId]
    bot.front.misbehave('GET', /^\/users\/@me\/guilds$/, {
      status: 200,
      body: servers.map((id) => ({ id, name: 'Team' })),
    })
    bot.front.misbehave('GET', /\/guilds\/\d+678\/members/, { status: 403, body: { code: 50001, message: 'No' } })
    bot.front.misbehave('GET', /\/guilds\/\d+679\/members/, 'hang')
    await bot.channel.send(post({ parts: [], actions: [{ kind: 'room', label: 'Where?' }], fallback: 'Where?' }, dm))
    expect((await inChannel(room)).at(-1)?.controls[0]?.options.map(({ value }) => value)).toEqual([GENERAL, NEWS])
  })

  it('tells one person where the conversation is, or directly where none could be opened', async () => {
    const tell = (where: Place) => make<'tell'>({ kind: 'tell', user: OTHER, view: text('For you') }, where)
    const { thread } = await bot.channel.send(open())
    await bot.channel.send(tell({ ...place, thread: thread ?? '' }))
    expect(await texts(thread ?? '')).toEqual(['For you'])
    await bot.channel.send(tell(place))
    expect(await texts(await bot.front.openDm(OTHER))).toEqual(['For you'])
  })
})
