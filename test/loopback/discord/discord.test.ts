import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decodeAction } from '../../../src/contract/action-code.ts'
import { answerAll, SUPPORT } from './interview.ts'
import { keyPair, type Person, type Shown } from './person.ts'
import { liveMarks, textsOf } from './shown.ts'
import { startWorld, type World } from './world.ts'

describe('the whole way on Discord, through discord.js', { timeout: 90_000 }, () => {
  let world: World
  beforeAll(async () => {
    world = await startWorld()
  })
  afterAll(() => world.stop())

  async function answersOf(person: Person, tenant: string) {
    const code = (await person.seesText('What next?')).controls.find(({ kind }) => kind === 'button')?.id ?? ''
    const conversation = await world.store.read(tenant, decodeAction(code)?.conversation ?? '')
    return Object.fromEntries(Object.entries(conversation?.interview.given ?? {}).map(([id, { value }]) => [id, value]))
  }
  const control = (message: Shown, kind: string) => {
    const found = message.controls.find((one) => one.kind === kind)
    if (found === undefined) throw new Error(`no ${kind} in: ${message.text}`)
    return found
  }

  it('in a server: command, thread, interview, plan, summary in another channel', async () => {
    const person = world.inServer()
    const response = await person.slash()
    // For the person's eyes only; on a busy machine the answer is put off (5) and follows.
    expect([4, 5]).toContain(response.type)
    expect(Number(response.data.flags) & 64).toBe(64)
    const thread = await person.thread()
    const asked = await answerAll(thread, SUPPORT)
    const given = await answersOf(thread, `discord:${world.guild}`)
    expect(Object.keys(given).sort()).toEqual([...asked].sort())
    for (const [id, value] of Object.entries(SUPPORT)) if (asked.includes(id)) expect(given[id]).toEqual(value)
    for (const part of ['Decisions', 'Team', 'Money', 'Timeline', 'Evaluation', 'What can go wrong', 'What we assumed'])
      await thread.seesText(part)
    await thread.seesText('Retrieval (RAG)')

    const next = await thread.seesText('What next?')
    expect(await thread.choose(next, control(next, 'channels'), [world.news])).toMatchObject({ type: 6 })
    const summary = await person.in(world.news).sees(() => true)
    expect(summary.text).toContain('made this plan with llm-plan')
    await thread.press('Download Markdown', next)
    expect((await thread.sees((message) => message.files.length > 0)).files[0]).toMatch(/\.md$/)
    // Only the first message stands in the channel itself.
    expect((await person.messages()).length).toBe(1)
    expect(world.front.faults).toEqual([])
  })

  it('in a direct message: the same, and the summary in a server that both share', async () => {
    const person = await world.inDm()
    await person.slash(String(SUPPORT.problem))
    await answerAll(person, SUPPORT)
    const given = await answersOf(person, `discord:dm:${world.users[0]}`)
    expect(given).toMatchObject({ problem: SUPPORT.problem, task: 'retrieve', team: SUPPORT.team })
    const next = await person.seesText('What next?')
    const menu = next.controls.find((one) => one.options.some((option) => option.value === world.general))
    if (menu === undefined) throw new Error('no menu of shared channels')
    expect(menu.options.map((option) => option.label)).toEqual(['#general · Team', '#news · Team'])
    await person.choose(next, menu, [world.general])
    await world.inServer().seesText('made this plan with llm-plan')
    expect(world.front.faults).toEqual([])
  })

  it('by typing alone, in a direct message, without any button', async () => {
    const person = await world.inDm(world.users[1])
    await person.say('start')
    await person.seesText('What')
    await person.say('We lose orders because addresses are wrong')
    await person.seesText(/: We lose orders/)
    await person.say('back')
    await person.say('status')
    await person.seesText('answered')
    expect(world.front.faults).toEqual([])
  })

  it('mentions nobody, however the answers read', async () => {
    const bodies = world.front.seen.filter(({ body }) => JSON.stringify(body).includes('everyone'))
    expect(bodies.length).toBeGreaterThan(3)
    for (const { body } of bodies) {
      const live = textsOf(body.components).flatMap(liveMarks)
      // The owner's name is drawn, not pinged: `allowed_mentions` is empty on every message, the judge sees to it.
      expect(live.filter((mark) => !world.users.some((user) => mark === `<@${user}>`))).toEqual([])
    }
  })

  it('logs neither a token nor what people wrote', () => {
    const logged = world.logged()
    expect(logged).not.toMatch(/token-canary|customers|orders/)
    expect(logged).not.toContain(world.front.twin.botToken)
  })
})

describe('the whole way on Discord, with interactions over HTTP', { timeout: 90_000 }, () => {
  it('reaches the plan, and typed messages still come over the gateway', async () => {
    const { default: express } = await import('express')
    const { privateKey, publicKey } = keyPair()
    const world = await startWorld({ publicKey })
    const app = express().use('/discord/interactions', (request, response, next) => {
      world.router()?.(request, response, next)
    })
    const server = app.listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    try {
      const url = `http://127.0.0.1:${(server.address() as { port: number }).port}/discord/interactions`
      const person = world.inServer(world.users[0], { url, privateKey })
      await person.slash()
      const thread = await person.thread()
      await thread.seesText('What')
      await thread.say('Answer the questions of our customers')
      await thread.seesText(/: Answer the questions/)
      await answerAll(thread, SUPPORT)
      await thread.seesText('Retrieval (RAG)')
      expect(world.front.faults).toEqual([])
    } finally {
      await new Promise((resolve) => server.close(resolve))
      await world.stop()
    }
  })
})
