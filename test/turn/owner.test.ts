import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readExample } from './example.ts'
import { openRoom, press, type Room, words } from './open-room.ts'

const IN_THREAD = { platform: 'slack', tenant: 'slack:T1', room: 'C1', direct: false } as const
let at: Room
beforeEach(async () => {
  at = await openRoom({ place: IN_THREAD })
})
afterEach(() => at.close())

/** Ann's interview with the question of what was tried open, which takes only options. */
async function asking(): Promise<void> {
  await at.act({ type: 'start', text: 'Claims are sorted by hand' })
  await at.act({ type: 'edit', question: 'attempts' })
}

describe('the owner of an interview', () => {
  it.each(['hmm, long story', 'haha ok', 'an abacus and two cousins', 'ok', 'thanks'])(
    'who types “%s” hears that it was no answer, with the choices',
    async (typed) => {
      await asking()
      const { tell } = await at.say(typed)
      expect(words(tell)).toContain('I could not read that as an answer to “What has been tried so far?”')
      expect(tell?.actions.some((action) => action.kind === 'ticks')).toBe(true)
      expect((await at.conversation())?.interview.question).toBe('attempts')
    },
  )

  it('can answer with the choices that come with the hint', async () => {
    await at.act({ type: 'start', text: 'Claims are sorted by hand' })
    await at.act({ type: 'edit', question: 'frequency' })
    const { tell } = await at.say('it depends on the weather')
    await at.act(press(tell, 'Daily'))
    expect((await at.conversation())?.interview.given.frequency?.value).toBe('daily')
  })

  it('is left alone when talking to somebody else, and when chatting once the plan is made', async () => {
    await asking()
    expect((await at.say('@ben what do you think?')).status).toBe('ignored')
    await at.say('skip')
    await at.say('done')
    expect((await at.say('looks good to me')).status).toBe('ignored')
    expect(words((await at.say('and where is my umbrella?')).tell)).toContain('I did not get that')
  })
})

describe('others', () => {
  it('talk in the thread without a word from us', async () => {
    await asking()
    for (const typed of ['hmm, long story', 'lol ok', 'where is lunch?'])
      expect(await at.say(typed, 'ben'), typed).toMatchObject({ status: 'ignored' })
  })

  it.each(['Where do birds go in winter?', 'the budget was spent last year, they say'])(
    'who name us with “%s” get one short line for themselves',
    async (typed) => {
      await asking()
      const count = at.messages.length
      const { tell } = await at.say(typed, 'ben', true)
      expect(at.messages.length).toBe(count)
      expect(words(tell)).toBe('I did not get that. Type “help” to see what I can do.')
      expect(tell?.actions).toEqual([])
    },
  )

  it('who name us where no plan is get the same line, and can have a plan made of it', async () => {
    const room = await openRoom({ place: { ...IN_THREAD, thread: 'T7' } })
    const { tell } = await room.say('the heron stands in our pond again', 'ben', true)
    expect(words(tell)).toBe('I did not get that. Type “help” to see what I can do.')
    expect(room.messages).toEqual([])
    await room.act(press(tell, 'Plan this'), { user: 'ben' })
    expect((await room.conversation())?.interview.given.problem?.value).toBe('the heron stands in our pond again')
    await room.close()
  })

  it('who name us and tell a need get the nearest note, not as sure, and can have a plan made of it', async () => {
    const room = await openRoom({ place: { ...IN_THREAD, thread: 'T8' } })
    await room.say('our data is a mess of copies', 'ben', true)
    const near = room.messages.at(-1)?.view
    expect(words(near)).toMatch(/^I am not sure I understood you\./)
    await room.act(press(near, 'Plan this'), { user: 'ben' })
    expect((await room.conversation())?.interview.given.problem?.value).toBe('our data is a mess of copies')
    await room.close()
  })
})

describe('a missed deadline', () => {
  it('stands in the headline, the summary, the reply and what an edit changes, as a broken budget does', async () => {
    await at.act({ type: 'start', text: 'Claims are sorted by hand' })
    for (const [question, value] of readExample('ticket-routing').filter(([id]) => id !== 'deadline'))
      await at.act({ type: 'adopt', question, value })
    await at.say('done')
    await at.act({ type: 'publish', room: 'C9' })
    await at.act({ type: 'what-if', question: 'deadline', value: 'under-1-month' })
    const imagined = words(at.messages.findLast(({ key }) => key === 'reply')?.view)
    expect(imagined).toMatch(/Deadline \| none named \| It does not fit the deadline/)
    await at.act({ type: 'adopt', question: 'deadline', value: 'under-1-month' })
    for (const key of ['plan-decisions', 'summary', 'changes'])
      expect(words(at.messages.findLast((each) => each.key === key)?.view), key).toContain('does not fit the deadline')
    await at.say('how long will the whole project take?')
    expect(words(at.messages.findLast(({ key }) => key === 'reply')?.view)).toContain('does not fit the deadline')
  })

  it('is no change where nothing reads differently', async () => {
    await at.act({ type: 'start', text: 'Claims are sorted by hand' })
    for (const [question, value] of readExample('ticket-routing')) await at.act({ type: 'adopt', question, value })
    await at.say('done')
    const value = readExample('ticket-routing').find(([id]) => id === 'frequency')?.[1] ?? ''
    await at.act({ type: 'what-if', question: 'frequency', value })
    expect(words(at.messages.findLast(({ key }) => key === 'reply')?.view)).toContain('Nothing in the plan changes.')
  })
})
