import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerAll, SUPPORT } from './interview.ts'
import { liveMarks } from './shown.ts'
import { startWorld, type World } from './world.ts'

describe('the whole way on Discord, through discord.js', () => {
  let world: World
  beforeAll(async () => {
    world = await startWorld()
  })
  afterAll(async () => {
    await world.stop()
  })

  it('in a server: command, thread, interview, plan, summary in another channel', async () => {
    const person = world.inServer()
    const begun = await person.slash()
    expect(begun.type).toBe(4)
    expect(begun.data.flags).toBe((1 << 15) | 64)
    const thread = await person.thread()
    const asked = await answerAll(thread, SUPPORT)
    expect(asked.length).toBeGreaterThan(8)
    const next = await thread.seesText('What next?')
    const rooms = next.controls.find((control) => control.kind === 'channels')
    if (rooms === undefined) throw new Error('no menu of channels')
    await thread.choose(next, rooms, [world.news])
    const summary = await person.in(world.news).sees(() => true)
    expect(summary.text).toContain('made this plan with llm-plan')
    expect(world.front.faults).toEqual([])
  })

  it('in a direct message: the same, and the summary in a server that both share', async () => {
    const person = await world.inDm()
    await person.slash('Answer the questions of our customers')
    await answerAll(person, SUPPORT)
    const next = await person.seesText('What next?')
    const menu = next.controls.find((control) => control.options.some((option) => option.value === world.general))
    if (menu === undefined) throw new Error('no menu of shared channels')
    expect(menu.options.map((option) => option.label)).toContain('#general · Team')
    await person.choose(next, menu, [world.general])
    const there = world.inServer()
    await there.seesText('made this plan with llm-plan')
    expect(world.front.faults).toEqual([])
  })

  it('mentions nobody, however the answers read', async () => {
    const bodies = world.front.seen.filter((one) => JSON.stringify(one.body).includes('everyone'))
    expect(bodies.length).toBeGreaterThan(1)
    for (const { body } of bodies) {
      const texts = JSON.stringify(body).match(/"content":"((?:[^"\\]|\\.)*)"/g) ?? []
      for (const text of texts) {
        const seen = (JSON.parse(`{${text}}`) as { content: string }).content
        expect(liveMarks(seen).filter((mark) => !mark.includes(world.users[0]))).toEqual([])
      }
    }
  })
})
