import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readExample } from './example.ts'
import { openRoom, type Room, words } from './open-room.ts'

let at: Room
beforeAll(async () => {
  at = await openRoom({ place: { platform: 'slack', tenant: 'slack:T1', room: 'C1', direct: false } })
  await at.act({ type: 'start', text: 'Agents search four places for each answer' })
  for (const [question, value] of readExample('support-assistant')) await at.act({ type: 'adopt', question, value })
  await at.act({ type: 'finish' })
})
afterAll(() => at.close())
const reply = () => at.messages.findLast(({ key }) => key === 'reply')?.view

describe('in the thread of a plan', () => {
  it.each([
    ['ann', 'who owns this?', /Owner: head of customer service/],
    ['ben', 'what does the whole plan cost?', /Plan with \$/],
    ['ben', 'what is released at the second gate?', /Search carries it/],
    ['ann', 'what if only 500 requests a day came in?', /500 requests a day/],
  ])('%s asks “%s” and hears what the plan says', async (user, text, said) => {
    await at.say(text, user)
    expect(words(reply())).toMatch(said)
  })

  it.each(['did you see the game?', 'can we talk about the risks tomorrow?', 'when can you start on Monday, Ann?'])(
    'others are left alone with “%s”',
    async (text) => {
      expect((await at.say(text, 'ben')).status).toBe('ignored')
    },
  )

  it('the last answer is said in euros and as a table', async () => {
    await at.say('what are the alternatives?')
    await at.say('in euros')
    expect(words(reply())).toMatch(/Runner-up[\s\S]*EUR \d[\s\S]*1 EUR converted at/)
    await at.say('as a table')
    const [table] = reply()?.parts ?? []
    expect(table?.kind === 'table' && table.rows.map(([name]) => name?.split(':')[0])).toContain('Runner-up')
  })

  it('a figure is asked for with another card, and with the load of the plan', async () => {
    await at.say('how fast would it be on an H100?', 'ann', true)
    expect(words(reply())).toMatch(/Using the plan’s open model and load[\s\S]*tokens per second/)
  })
})
