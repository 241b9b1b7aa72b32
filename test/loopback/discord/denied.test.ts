import { PermissionFlagsBits } from 'discord.js'
import { afterEach, describe, expect, it } from 'vitest'
import { until } from './bot.ts'
import { answerAll, openQuestion, SUPPORT } from './interview.ts'
import type { Person } from './person.ts'
import { startWorld, type World } from './world.ts'

describe('where Discord does not let the bot write', { timeout: 60_000 }, () => {
  let world: World
  afterEach(async () => {
    expect(world.front.faults).toEqual([])
    expect(world.logged()).not.toMatch(/token-canary/)
    await world.stop()
  })
  async function begin(): Promise<{ person: Person; thread: Person }> {
    world = await startWorld()
    const person = world.inServer()
    await person.slash('Answer the questions of our customers')
    const thread = await person.thread()
    await thread.sees((one) => openQuestion(one)?.question === 'why')
    return { person, thread }
  }
  const settled = () => until(async () => (await world.store.counts(Date.now())).waiting === 0)
  const dead = async () => (await world.store.counts(Date.now())).dead
  /** The reply that the author of a command sees now: its first form, or what was put there later. */
  const replies = () =>
    world.front.seen.filter(
      ({ method, path }) => method === 'PATCH' && /^\/webhooks\/\d+\/[^/]+\/messages\/@original/.test(path),
    )

  it('wakes a thread that went to sleep, and goes on in it', async () => {
    const { thread } = await begin()
    world.front.rules.asleep.add(thread.where.channel)
    const response = await thread.press(/know yet/)
    expect(response.type).toBe(6)
    await thread.sees((one) => openQuestion(one)?.question === 'outcome')
    await settled()
    expect(await dead()).toBe(0)
    expect((await thread.messages()).map(({ text }) => text).join()).not.toMatch(/locked|could not/)
  })

  it('changes nothing from within a locked thread, and says so where the button was pressed', async () => {
    const { thread } = await begin()
    world.front.rules.locked.add(thread.where.channel)
    thread.locked = true
    thread.permissions = String(PermissionFlagsBits.SendMessagesInThreads | PermissionFlagsBits.ViewChannel)
    const told = await thread.press(/know yet/)
    expect(told).toMatchObject({ type: 4, data: { flags: (1 << 15) | 64 } })
    expect(told.text).toContain('locked')
    expect(told.text).toContain('nothing was changed')
    expect(await dead()).toBe(0)
  })

  it('says at the start what it goes without, names it when it is needed, and brings a sleeping plan up to date', async () => {
    world = await startWorld()
    const person = world.inServer()
    const deny = String(PermissionFlagsBits.AttachFiles)
    world.front.overwrites.set(world.general, [{ id: world.guild, type: 0, allow: '0', deny }])
    person.permissions = String(
      BigInt(person.permissions) & ~PermissionFlagsBits.AttachFiles & ~PermissionFlagsBits.Administrator,
    )
    const started = await person.slash(String(SUPPORT.problem))
    expect(started.text).toContain('Attach Files')
    expect(started.text).not.toContain('Send Messages')
    const thread = await person.thread()
    world.front.rules.noFiles.add(thread.where.channel)
    await answerAll(thread, SUPPORT)
    const next = await thread.seesText('What next?')
    await settled()
    expect(await dead()).toBe(0)
    world.front.rules.asleep.add(thread.where.channel)
    await thread.say('change the budget to $5,000')
    await thread.seesText(/5,000/)
    await settled()
    expect(await dead()).toBe(0)
    await thread.press('Download Markdown', next)
    const said = await thread.seesText('could not send the file')
    expect(said.text).toContain('the permission Attach Files there')
    expect(said.text).not.toContain('Create Public Threads')
  })

  it('says where the command was given that no thread could be opened, and why; nothing spills into the channel', async () => {
    world = await startWorld()
    const person = world.inServer()
    world.front.misbehave('POST', /\/threads$/, { status: 400, body: { code: 160006, message: 'Max active threads' } })
    const started = await person.slash('Answer the questions of our customers')
    expect(started.text).not.toContain('opened')
    await until(() => replies().length === 1)
    expect(JSON.stringify(replies()[0]?.body)).toContain('limit on open threads')
    await settled()
    expect(await person.messages()).toEqual([])
    const dm = await world.inDm()
    expect(await dm.messages()).toEqual([])
  })

  it('names the one permission that is missing', async () => {
    world = await startWorld()
    const person = world.inServer()
    world.front.overwrites.set(world.general, [
      { id: world.guild, type: 0, allow: '0', deny: String(PermissionFlagsBits.CreatePublicThreads) },
    ])
    world.front.misbehave('POST', /\/threads$/, { status: 403, body: { code: 50013, message: 'Missing Permissions' } })
    await person.slash('Answer the questions of our customers')
    await until(() => replies().length === 1)
    const said = JSON.stringify(replies()[0]?.body)
    expect(said).toContain('the permission Create Public Threads there')
    expect(said).not.toContain('Attach Files')
    await settled()
    expect(await person.messages()).toEqual([])
  })

  it('writes to the person directly when the reply to the command can no longer be changed', async () => {
    world = await startWorld()
    const person = world.inServer()
    world.front.misbehave('POST', /\/threads$/, { status: 400, body: { code: 160006, message: 'Max active threads' } })
    world.front.misbehave('PATCH', /\/webhooks\//, { status: 404, body: { code: 10015, message: 'Unknown Webhook' } })
    await person.slash('Answer the questions of our customers')
    await (await world.inDm()).seesText('limit on open threads')
  })

  it('begins nothing in the chat of a voice channel', async () => {
    world = await startWorld()
    const voice = '1070755073866616867'
    const { prisma, guildId } = world.front.twin
    await prisma.channel.create({ data: { id: voice, guildId, type: 2, name: 'talk' } })
    const person = world.inServer().in(voice)
    expect((await person.slash('Answer the questions of our customers')).text).toContain('cannot have threads')
    await settled()
    expect(await person.messages()).toEqual([])
  })

  it('answers an autocomplete with an empty list, as Discord wants it', async () => {
    world = await startWorld()
    const typing = {
      id: '1',
      name: 'llm-plan',
      type: 1,
      options: [{ name: 'text', type: 3, value: 'su', focused: true }],
    }
    expect(await world.inServer().interact(4, typing)).toMatchObject({ type: 8, data: { choices: [] } })
  })
})
