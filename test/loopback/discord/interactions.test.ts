import { setTimeout as sleep } from 'node:timers/promises'
import { generateSnowflake } from 'discord-digital-twin'
import { afterEach, describe, expect, it } from 'vitest'
import { encodeAction } from '../../../src/contract/action-code.ts'
import type { Handled } from '../../../src/contract/turn.ts'
import type { View } from '../../../src/contract/view.ts'
import { type Bot, type BotOptions, startBot, until } from './bot.ts'
import { keyPair, type Person, type Shown, shown, signed } from './person.ts'
import { textsOf } from './shown.ts'

const notice = (text: string): View => ({ parts: [{ kind: 'text', text }], actions: [], fallback: text })
const refused = (text: string): Handled => ({ status: 'refused', conversation: 'c1', tell: notice(text) })
const back = encodeAction('c1', { type: 'back', step: 3 })
const SHOWN = shown('1070755073866616999', [{ type: 10, content: 'A question' }])
const EPHEMERAL = (1 << 15) | 64

describe('interactions', () => {
  let bot: Bot | undefined
  const start = async (options?: BotOptions) => {
    bot = await startBot(options)
    return bot
  }
  afterEach(async () => {
    expect(bot?.front.faults).toEqual([])
    expect(bot?.logged()).not.toMatch(/canary/)
    await bot?.stop()
    bot = undefined
  })
  const pressBack = (person: Person, id?: string) =>
    person.interact(3, { component_type: 2, custom_id: back, id: 5 }, SHOWN, id)
  const webhooks = (of: Bot) => of.front.seen.filter(({ path }) => path.startsWith('/webhooks/'))

  it('acknowledges after the turn, without a word when all is well, and privately when there is one', async () => {
    let handled: Handled = { status: 'done', conversation: 'c1' }
    const { inServer } = await start({ handle: async () => handled })
    expect(await pressBack(inServer())).toMatchObject({ type: 6 })
    handled = refused('That button is from an earlier moment.')
    const told = await pressBack(inServer())
    expect(told).toMatchObject({ type: 4, text: 'That button is from an earlier moment.', data: { flags: EPHEMERAL } })
  })

  it('answers the command privately, in a server and in a direct message', async () => {
    const { inServer, inDm } = await start()
    expect((await inServer().slash()).text).toContain('opening a thread')
    const dm = await (await inDm()).slash()
    expect(dm).toMatchObject({ type: 4, data: { flags: EPHEMERAL } })
    expect(dm.text).toContain('right here')
  })

  it('asks Discord for more time when the turn takes long, and tells afterwards', async () => {
    const { inServer, front } = await start({
      handle: async () => {
        await sleep(2300)
        return refused('It took a while.')
      },
    })
    const [command, button] = await Promise.all([inServer().slash(), pressBack(inServer())])
    expect(command).toMatchObject({ type: 5, data: { flags: 64 } })
    expect(button).toMatchObject({ type: 6 })
    await until(() => webhooks(bot as Bot).length === 2)
    expect(webhooks(bot as Bot).map(({ method, body }) => [method, textsOf(body.components), body.flags])).toEqual(
      expect.arrayContaining([
        ['PATCH', ['It took a while.'], 1 << 15],
        ['POST', ['It took a while.'], EPHEMERAL],
      ]),
    )
    expect(front.seen.filter(({ path }) => path.endsWith('/callback')).length).toBe(2)
  })

  it('says what it has to say as a message when Discord no longer takes the response (10062)', async () => {
    const { inServer, front } = await start({ handle: async () => refused('Nothing was changed.') })
    front.misbehave('POST', /\/callback$/, { status: 404, body: { code: 10062, message: 'Unknown interaction' } })
    void pressBack(inServer()).catch(() => {})
    await inServer().seesText('Nothing was changed.')
    expect(bot?.logged()).toContain('10062')
  })

  it('tells the person when the store is away, and does not fall over', async () => {
    const { inServer, turns } = await start({
      handle: async () => {
        throw new Error('database is locked: canary')
      },
    })
    expect((await pressBack(inServer())).text).toContain('cannot save anything')
    expect(turns.length).toBe(1)
    expect((await inServer().slash()).text).toContain('try again')
  })

  it('passes a repeated delivery on with its own id, and survives the second acknowledgement (40060)', async () => {
    const { inServer, turns } = await start()
    const id = generateSnowflake()
    await pressBack(inServer(), id)
    await pressBack(inServer(), id)
    await until(() => turns.length === 2)
    expect(turns.map((turn) => turn.deliveryId)).toEqual([id, id])
    await until(() => bot?.logged().includes('40060') === true)
  })

  it('opens the dialog that belongs to a button, with the question above the box', async () => {
    const { inServer, channel, turns } = await start()
    const view: View = {
      parts: [
        { kind: 'heading', text: 'What is the *problem*?' },
        { kind: 'note', text: 'Why we ask' },
      ],
      actions: [
        {
          kind: 'write',
          label: 'Write the answer',
          question: 'problem',
          step: 1,
          multiline: true,
          maxLength: 4000,
          initial: 'As before',
        },
      ],
      fallback: 'What is the problem?',
    }
    const { room } = { room: inServer().where.channel }
    const place = { platform: 'discord', tenant: `discord:${bot?.front.twin.guildId}`, room, direct: false } as const
    await channel.send({ kind: 'post', id: 'd1', conversation: 'c1', place, key: 'k', view })
    const message = (await inServer().sees(() => true)) as Shown
    const { dialog } = await inServer().write('Write the answer', 'Too *many* mails', message)
    expect(dialog.text).toBe('## What is the \\*problem\\*?')
    expect(JSON.stringify(dialog.data)).toContain('"label":"Write the answer"')
    expect(JSON.stringify(dialog.data)).toContain('"value":"As before"')
    expect(turns[0]).toMatchObject({
      conversation: 'c1',
      input: { type: 'answer', question: 'problem', value: 'Too *many* mails', step: 1 },
    })
  })

  it('refuses a command where it lacks permissions, and names them', async () => {
    const { inServer, turns } = await start()
    const payload = { id: '1', name: 'llm-plan', type: 1 }
    const person = inServer()
    person.permissions = '1024'
    expect((await person.interact(2, payload)).text).toContain(
      'permissions Send Messages, Create Public Threads, Send Messages in Threads',
    )
    expect(turns).toEqual([])
  })
})

describe('interactions over HTTP', () => {
  it('takes only what Discord signed, answers the ping, and reaches the same turn', async () => {
    const { default: express } = await import('express')
    const { privateKey, publicKey } = keyPair()
    const bot = await startBot({ settings: { publicKey }, start: false })
    const app = express().use('/discord/interactions', bot.channel.router ?? express.Router())
    const server = app.listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const url = `http://127.0.0.1:${(server.address() as { port: number }).port}/discord/interactions`
    const ping = JSON.stringify({ id: '1', token: 't', type: 1, application_id: '2', version: 1 })
    const status = async (init: RequestInit) => (await fetch(url, init)).status
    try {
      const good = signed(privateKey, ping)
      expect(await (await fetch(url, good)).json()).toEqual({ type: 1 })
      const now = Math.floor(Date.now() / 1000)
      const bad: RequestInit[] = [
        { ...good, body: ping.replace('"1"', '"2"') },
        signed(keyPair().privateKey, ping),
        signed(privateKey, ping, String(now - 301)),
        signed(privateKey, ping, String(now + 31_536_000)),
        signed(privateKey, ping, 'Infinity'),
        { ...good, headers: { 'content-type': 'application/json' } },
        { ...good, headers: { ...good.headers, 'x-signature-ed25519': 'zz' } },
        { ...good, headers: { ...good.headers, 'x-signature-ed25519': '0'.repeat(128) } },
        { method: 'POST' },
      ]
      for (const init of bad) expect(await status(init)).toBe(401)
      for (const text of ['{', 'null', '[]', '{"type":2}', '"x"'])
        expect(await status(signed(privateKey, text))).toBe(400)
      expect(await status(signed(privateKey, 'x'.repeat(2_000_000)))).toBe(413)
      const gzip = { ...good, headers: { ...good.headers, 'content-encoding': 'gzip' } }
      expect(await status(gzip)).toBe(415)

      const person = bot.inServer({ url, privateKey })
      expect((await person.slash('sort our mail')).text).toContain('opening a thread')
      expect(bot.turns[0]?.input).toEqual({ type: 'start', text: 'sort our mail' })
      expect(bot.front.faults).toEqual([])
    } finally {
      await new Promise((resolve) => server.close(resolve))
      await bot.stop()
    }
  })
})
