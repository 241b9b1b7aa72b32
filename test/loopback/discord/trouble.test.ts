import { generateSnowflake } from 'discord-digital-twin'
import { afterEach, describe, expect, it } from 'vitest'
import { until } from './bot.ts'
import { answerAll, openQuestion, SUPPORT } from './interview.ts'
import type { Person, Shown } from './person.ts'
import { startWorld, type World } from './world.ts'

describe('when things go wrong on Discord', { timeout: 90_000 }, () => {
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
    await asks(thread, 'why')
    return { person, thread }
  }
  const asks = (thread: Person, question: string) => thread.sees((one) => openQuestion(one)?.question === question)
  const openNow = async (thread: Person) =>
    (await thread.messages()).flatMap((one) => openQuestion(one)?.question ?? [])

  /** The question before as it stood: its buttons are gone from the message, but not from somebody's open screen. */
  async function stale(thread: Person): Promise<Shown> {
    const before = await asks(thread, 'why')
    await thread.say('It takes too long')
    await asks(thread, 'outcome')
    return before
  }

  it('changes nothing by a stale button, and shows what is open now', async () => {
    const { thread } = await begin()
    const before = await stale(thread)
    const told = await thread.press(/know yet/, before)
    expect(told.type).toBe(4)
    expect(told.text).toContain('nothing was changed')
    expect(told.text).toContain('It takes too long')
    expect(await openNow(thread)).toEqual(['outcome'])
  })

  it('takes a repeated delivery once', async () => {
    const { thread } = await begin()
    const shown = await asks(thread, 'why')
    const skip = shown.controls.find(({ label }) => /know yet/.test(label))
    const id = generateSnowflake()
    const press = () => thread.interact(3, { component_type: 2, custom_id: skip?.id, id: 5 }, shown, id)
    await Promise.all([press(), press(), press()])
    await asks(thread, 'outcome')
    await until(async () => (await world.store.counts(Date.now())).waiting === 0)
    expect(await openNow(thread)).toEqual(['outcome'])
    expect((await thread.messages()).filter(({ text }) => text.includes('not known yet')).length).toBe(1)
  })

  it('refuses the button of somebody else, privately', async () => {
    const { thread } = await begin()
    const other = world.inServer(world.users[1]).in(thread.where.channel)
    const told = await other.press(/know yet/, await asks(thread, 'why'))
    expect(told).toMatchObject({ type: 4, data: { flags: (1 << 15) | 64 } })
    expect(told.text).toContain('Only the people who are making this plan')
    expect(await openNow(thread)).toEqual(['why'])
  })

  it('says how long an answer may be when one of 100 kB comes, by message or dialog', async () => {
    const { thread } = await begin()
    await thread.say('x'.repeat(100_000))
    await thread.seesText(/4,?000/)
    const { sent } = await thread.write('Write the answer', 'y'.repeat(100_000))
    expect(sent.text).toMatch(/4,?000/)
    expect(await openNow(thread)).toEqual(['why'])
  })

  it('answers a button that never was, or was made up', async () => {
    const { thread } = await begin()
    const shown = await asks(thread, 'why')
    for (const custom_id of ['gone', 'v1|nobody|b|1', 'v1|../../x|b|1', 'wm334:v1|x']) {
      const told = await thread.interact(3, { component_type: 2, custom_id, id: 5 }, shown)
      expect(told.type).toBe(4)
      expect(told.text.length).toBeGreaterThan(10)
    }
    expect(await openNow(thread)).toEqual(['why'])
  })

  it('loses and doubles nothing when Discord is slow, full or forgetful', async () => {
    const { thread } = await begin()
    const rate = {
      status: 429,
      headers: { 'retry-after': '1' },
      body: { message: 'slow', retry_after: 1, global: false },
    }
    world.front.misbehave('POST', /messages$/, rate)
    world.front.misbehave('POST', /messages$/, { status: 500, body: { code: 0, message: 'oops' } })
    world.front.misbehave('POST', /messages$/, 'reset')
    world.front.misbehave('POST', /messages$/, 'lose')
    await thread.say('It takes too long')
    await thread.sees((one) => openQuestion(one)?.question === 'outcome', 25_000)
    await until(async () => (await world.store.counts(Date.now())).waiting === 0, 20_000)
    expect(await openNow(thread)).toEqual(['outcome'])
    expect((await thread.messages()).filter(({ text }) => text.includes('It takes too long')).length).toBe(1)
  })

  it('goes on when the response to a button came too late (10062)', async () => {
    const { thread } = await begin()
    world.front.misbehave('POST', /\/callback$/, { status: 404, body: { code: 10062, message: 'Unknown interaction' } })
    void thread.press(/know yet/, await asks(thread, 'why')).catch(() => {})
    await asks(thread, 'outcome')
  })

  it('says where a permission is missing: for the summary in the thread, for the thread in the reply to the command', async () => {
    const { person, thread } = await begin()
    await answerAll(thread, SUPPORT)
    const denied = { status: 403, body: { code: 50013, message: 'Missing Permissions' } }
    world.front.overwrites.set(world.news, [{ id: world.guild, type: 0, allow: '0', deny: '2048' }])
    world.front.misbehave('POST', new RegExp(`/channels/${world.news}/messages$`), denied)
    const next = await thread.seesText('What next?')
    const menu = next.controls.find(({ kind }) => kind === 'channels')
    if (menu !== undefined) await thread.choose(next, menu, [world.news])
    const said = await thread.seesText('could not post the summary')
    expect(said.text).toContain('the permission Send Messages there')

    world.front.misbehave('POST', new RegExp(`/channels/${world.general}/messages$`), denied, 99)
    const other = world.inServer(world.users[1])
    await other.slash('Another plan')
    const toldPrivately = ({ method, path, status, body }: (typeof world.front.seen)[number]) =>
      method === 'PATCH' &&
      path.startsWith('/webhooks/') &&
      status === 200 &&
      JSON.stringify(body).includes('could not start the conversation')
    await until(() => world.front.seen.some(toldPrivately))
    expect((await person.messages()).length).toBe(1)
  })

  it('goes on after a drop of the gateway, and after a restart, with the buttons that are there', async () => {
    const { thread } = await begin()
    world.front.gateway.drop(4000)
    await thread.say('It takes too long')
    const open = await asks(thread, 'outcome')
    await world.restart()
    const { sent } = await thread.write('Write the answer', 'Half of them in a minute', open)
    expect(sent.type).toBe(6)
    await thread.seesText('Half of them in a minute')
    const asked = await answerAll(thread, SUPPORT)
    expect(asked).not.toContain('why')
    await thread.seesText('What next?')
  })
})
