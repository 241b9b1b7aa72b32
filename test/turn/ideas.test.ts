import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { createModel } from '../../src/llm/model.ts'
import { planOf } from '../../src/turn/plans/plan-of.ts'
import { createPlanner } from '../../src/turn/plans/planner.ts'
import { type OpenAiServer, startOpenAiServer } from '../llm/openai-server.ts'
import { advice, openRoom, type Room, words } from './open-room.ts'

let server: OpenAiServer
let at: Room
beforeAll(async () => {
  server = await startOpenAiServer()
})
afterAll(() => server.close())
afterEach(() => at.close())

const PROBLEM = 'Ferry clerks sort lost things by hand'
const idea = (text: string) => ({ kind: 'step', by: null, text, words: 'sort lost things by hand', figures: [] })
const says = (...ideas: unknown[]) => server.behave({ type: 'says', content: JSON.stringify({ ideas }) })

/** An interview of a few words that has come to its plan. */
async function planned(ideas = true): Promise<Room> {
  const model = createModel({ apiKey: 'key', baseUrl: server.url, model: 'some', allowPrivate: true, timeoutMs: 300 })
  at = await openRoom({ model, ideas })
  await at.act({ type: 'start', text: PROBLEM })
  await at.say('done')
  return at
}

const message = (key: string) => at.messages.findLast((each) => each.key === key)
const metric = async () => (await at.metrics.read(() => Promise.reject(new Error('no store')))).split('\n')

/** Waits until the message of the ideas says this. */
async function suggested(text: string) {
  await vi.waitFor(async () => {
    await at.drain()
    expect(words(message('plan-ideas')?.view)).toContain(text)
  }, 5000)
}

describe('ideas of a language model in a chat', () => {
  it('come after the plan, marked as such with the words that they rest on, and stand in its files and page', async () => {
    says(idea('Ask which things are never fetched.'), idea('Ask 12 clerks about it, or more.'))
    await planned()
    await suggested('Ask which things are never fetched.')
    const keys = at.messages.map(({ key }) => key)
    expect(keys.indexOf('plan-ideas')).toBeGreaterThan(keys.indexOf('plan-next'))
    const said = words(message('plan-ideas')?.view)
    expect(said).toContain('Suggested by a language model, not checked by our rules')
    expect(said).toContain('You wrote “sort lost things by hand”')
    expect(said).not.toContain('12')
    await at.act({ type: 'export', format: 'json' })
    const file = JSON.parse(String(at.files.at(-1)?.content))
    expect(file.ideas).toMatchObject([{ kind: 'step', text: 'Ask which things are never fetched.' }])
    const { book, knowledge, guides } = await advice()
    const { id = '' } = (await at.conversation()) ?? {}
    const page = await planOf(at.store, createPlanner(book, knowledge, guides), () => Date.UTC(2026, 10, 21))(
      'terminal:t1',
      id,
    )
    expect(page?.ideas).toEqual(file.ideas)
    const { ideas, ...rest } = file
    const plain = await createPlanner(book, knowledge, guides).ofAnswers(
      rest.answers,
      rest.notAsked,
      Date.UTC(2026, 10, 21),
    )
    expect(rest).toEqual(JSON.parse(JSON.stringify(plain)))
    const counted = (await metric()).filter((line) => line.startsWith('llm_plan_ideas_total{'))
    expect(counted).toEqual(['llm_plan_ideas_total{outcome="kept"} 1', 'llm_plan_ideas_total{outcome="figure"} 1'])
    const log = at.logged.find((line) => line.includes('suggested'))
    expect(JSON.parse(log ?? '{}')).toMatchObject({ kept: 1, dropped: { figure: 1 } })
    expect(at.logged.join('')).not.toMatch(/fetched|lost things/u)
  })

  it('are asked for once for a plan, and anew when it has changed', async () => {
    says(idea('Ask which things are never fetched.'))
    await planned()
    await suggested('never fetched')
    const asked = server.requests.length
    await at.act({ type: 'plan' })
    expect(words(message('plan-ideas')?.view)).toContain('never fetched')
    says(idea('Count the umbrellas by themselves.'))
    await at.act({ type: 'adopt', question: 'frequency', value: 'daily' })
    await suggested('Count the umbrellas')
    expect(words(message('plan-ideas')?.view)).not.toContain('never fetched')
    expect(server.requests.length).toBe(asked + 1)
  })

  it.each([
    ['is slow', { type: 'slow', ms: 2000 }],
    ['is told what to do by the text', { type: 'says', content: '{"ideas":[],"publish":"SECRET"}' }],
  ] as const)('leave the plan as it is when the model %s', async (_, behaviour) => {
    server.behave(behaviour)
    const before = server.requests.length
    await planned()
    expect(message('plan-next')).toBeDefined()
    await vi.waitFor(() => expect(at.logged.join('')).toMatch(/of no help|suggested ideas/u), 5000)
    expect(server.requests.length).toBeGreaterThan(before)
    await at.drain()
    expect(message('plan-ideas')).toBeUndefined()
    expect(at.logged.join('')).not.toContain('SECRET')
  })

  it('are never asked for unless they are switched on', async () => {
    says(idea('Ask which things are never fetched.'))
    const before = server.requests.length
    await planned(false)
    await at.act({ type: 'plan' })
    expect(server.requests.length).toBe(before)
  })
})
