import { readdirSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { ask } from '../../src/ask/ask.ts'
import type { AskContext } from '../../src/ask/ask-result.ts'
import { entriesOf, linesAt } from '../../src/ask/plan/entries.ts'
import { RECKONED } from '../../src/ask/plan/reckoned.ts'
import type { Plan } from '../../src/plan/plan.ts'
import { loadContext, withPlan } from './context.ts'

type Row = { topic: string; shows: string[]; also?: string[]; asks: string[]; not?: string[] }
const rows = (parse(readFileSync('knowledge/concepts/plan-topics.yaml', 'utf8')) as { topics: Row[] }).topics
const EXAMPLES = readdirSync('examples')

let context: AskContext
let plans: readonly Plan[]
beforeAll(async () => {
  context = await loadContext()
  plans = await Promise.all(
    EXAMPLES.map(async (name) => (await withPlan(context, parse(readFileSync(`examples/${name}`, 'utf8')))).plan),
  )
})

describe.each(rows)('the topic $topic', ({ topic, shows, also = [], asks, not = [] }) => {
  test('is found by its own questions, and not by those of others', () => {
    for (const text of asks) expect(context.concepts?.planTopic(text)?.topic.topic, text).toBe(topic)
    for (const text of not) expect(context.concepts?.planTopic(text)?.topic.topic, text).not.toBe(topic)
  })

  test('shows places that plans have', () => {
    const there = (place: string) => place in RECKONED || plans.some((plan) => linesAt(plan, place).length > 0)
    for (const place of [...shows, ...also].filter((each) => !each.includes('~')))
      expect(RARE.has(place) || there(place), place).toBe(true)
  })
})

/** Places that only some kinds of projects have. */
const RARE = new Set(['people/Staff', 'sizing/Pictures', 'own-words/Machines', 'test/New version'])

test('what is answered stands in the plan', async () => {
  const planned = await withPlan(context, parse(readFileSync('examples/support-assistant.yaml', 'utf8')))
  const lines = new Set(entriesOf(planned.plan).map(({ line }) => line))
  for (const { topic, asks, shows } of rows) {
    if (shows.some((place) => place in RECKONED)) continue
    const { intent, reply } = ask(asks[0] ?? '', planned)
    expect(intent, topic).toBe('plan')
    const none = context.concepts?.topics.get(topic)?.none
    for (const line of reply.split('\n').map((each) => each.replace(/^- /u, '')))
      if (!/:$|more in the plan\.$/u.test(line) && line !== none) expect(lines, `${topic}: ${line}`).toContain(line)
  }
})

test.each([
  ['will 250k do?', /Cost: /],
  ['our auditor wants to know where the data goes', /cloud|account|vendor/i],
  ['谁负责什么？', /People: /],
  ['quanto custa por mês?', /a month/],
  ['on which other systems do we depend here?', /depend/i],
  ['the plan in three sentences for our director', /^Go\.|Plan with/],
  ['which model is in it, and why that one?', /\b\d+B|claude|gpt|gemini/i],
  ['when can the support agents start with it?', /weeks?|week \d/i],
  ['list all the milestones', /^Gates:/],
  ['monthly bill after the launch', /a month/],
  ['which problem was this meant to solve?', /Success|success|goal|measure/],
  ['must the agents be trained to use it?', /machine|checks|train|users/i],
])('%s is asked of the plan', async (text, said) => {
  const planned = await withPlan(context, parse(readFileSync('examples/support-assistant.yaml', 'utf8')))
  const { intent, reply } = ask(text, { ...planned, direct: true })
  expect(intent).toBe('plan')
  expect(reply).toMatch(said)
})

test.each([
  'the team loved the budget page',
  'thanks, forwarding the costs to finance',
  'Clear enough.',
  'fair point',
  'sounds reasonable',
  '@eva can you book a van for tuesday?',
])('%s is no question', async (text) => {
  const planned = await withPlan(context, parse(readFileSync('examples/support-assistant.yaml', 'utf8')))
  const { intent, confidence } = ask(text, { ...planned, direct: true })
  expect([intent, confidence]).toEqual(['none', 'none'])
})
