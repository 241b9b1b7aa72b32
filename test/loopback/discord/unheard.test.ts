import { afterEach, describe, expect, it } from 'vitest'
import { answerAll, openQuestion, SUPPORT } from './interview.ts'
import { startWorld, type World } from './world.ts'

describe('in a server where the bot may not read what people type', { timeout: 90_000 }, () => {
  let world: World
  afterEach(async () => {
    expect(world.front.faults).toEqual([])
    await world.stop()
  })

  it('says in the thread what works there, and gives every question an input', async () => {
    world = await startWorld({ messageContent: false })
    const person = world.inServer()
    await person.slash()
    const thread = await person.thread()
    await answerAll(thread, SUPPORT)
    const asked: string[] = []
    for (const { body } of world.front.seen) {
      const said = JSON.stringify(body)
      const [, question] = /w[sm][0-9a-z]+:v1\|[^|]+\|a\|\d*\|([a-z_]+)/.exec(said) ?? []
      if (question !== undefined) asked.push(question)
      expect(said).not.toMatch(/just type/)
      if (/"label":"I don’t know yet"/.test(said)) {
        expect(said).toContain('"label":"Write the answer"')
        expect(said).toContain('mention me at the start of your message')
      }
    }
    expect(new Set(asked).size).toBeGreaterThan(10)
  })

  it('takes an exact number or other words through the dialog, as if they had been typed', async () => {
    world = await startWorld({ messageContent: false })
    const person = world.inServer()
    const { botUserId } = world.front.twin
    await person.slash('Answer the questions of our customers')
    const thread = await person.thread()
    await thread.sees((one) => openQuestion(one)?.question === 'why')
    await thread.say(`<@${botUserId}> done`)
    await thread.seesText('What next?')
    await thread.say(`<@${botUserId}> edit budget`)
    const budget = await thread.sees((one) => openQuestion(one)?.question === 'budget_usd')
    const { sent: unread } = await thread.write('Write the answer', 'whatever the boss says', budget)
    expect(unread.text).toContain('I could not read that as an answer')
    const { dialog, sent } = await thread.write('Write the answer', 'about $45,000', budget)
    expect(dialog.text).not.toContain('just type')
    expect(sent.type).toBe(6)
    await thread.seesText(/45,000/)
  })

  it('says it in a forum post too, where the interview begins without a message of its own in a channel', async () => {
    world = await startWorld({ messageContent: false })
    const { prisma, guildId } = world.front.twin
    const [forum, post] = ['1070755073866616867', '1070755073866616868']
    await prisma.channel.create({ data: { id: forum, guildId, type: 15, name: 'ideas' } })
    await prisma.channel.create({ data: { id: post, guildId, type: 11, name: 'An idea', parentId: forum } })
    const thread = world.inServer().in(post)
    await thread.slash('Answer the questions of our customers')
    const question = await thread.sees((one) => openQuestion(one)?.question === 'why')
    expect(question.text).toContain('mention me at the start of your message')
    await thread.write('Write the answer', 'It takes too long', question)
    await thread.sees((one) => openQuestion(one)?.question === 'outcome')
  })
})
