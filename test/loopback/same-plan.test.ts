import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { advance } from '../../src/interview/advance.ts'
import { startInterview } from '../../src/interview/start-interview.ts'
import { buildPlan } from '../../src/plan/build-plan.ts'
import type { Plan } from '../../src/plan/plan.ts'
import { readAnswers } from '../../src/rules/read-answers.ts'
import { type Answers, type Question, type RuleBook, UNKNOWN } from '../../src/rules/rule-book.ts'
import { button, createVisitor, writing } from '../channels/web/visitor.ts'
import { startWebWorld } from '../channels/web/web-world.ts'
import { shippedBook, shippedGuides, shippedKnowledge } from '../shipped.ts'
import { startWorld } from './discord/world.ts'
import { until } from './slack-front.ts'
import { startSlackHarness } from './slack-harness.ts'
import { roomList } from './slack-interview.ts'

/** One interview as its typed answers, worked out by the pure interview alone. */
type Line = { readonly question: Question; readonly typed: string }

let book: RuleBook
let script: readonly Line[]
let expected: Plan

beforeAll(async () => {
  book = await shippedBook()
  const answers = readAnswers(book, parse(readFileSync('examples/support-assistant.yaml', 'utf8')))
  script = typedInterview(answers)
  const asked = new Set(script.map(({ question }) => question.id))
  const given = Object.fromEntries(Object.entries(answers).filter(([id]) => asked.has(id)))
  const notAsked = book.questions.map(({ id }) => id).filter((id) => !asked.has(id))
  const knowledge = await shippedKnowledge()
  expected = await buildPlan({
    book,
    knowledge,
    guides: await shippedGuides(),
    answers: given,
    notAsked,
    now: Date.now(),
  })
})

describe('the same answers give the same plan', { timeout: 120_000 }, () => {
  it('in the terminal', async () => {
    expect(comparable(await throughTerminal())).toEqual(comparable(expected))
  })

  it('on the web page', async () => {
    expect(comparable(await throughWeb())).toEqual(comparable(expected))
  })

  it('in Slack', async () => {
    expect(comparable(await throughSlack())).toEqual(comparable(expected))
  })

  it('on Discord', async () => {
    expect(comparable(await throughDiscord())).toEqual(comparable(expected))
  })
})

/** The plan as JSON, with what was ticked in the questionnaire's order: nobody ticks in an order that means something. */
function comparable(plan: Plan): unknown {
  const ordered = Object.entries(plan.answers).map(([id, value]) => [
    id,
    Array.isArray(value) ? value.toSorted() : value,
  ])
  return JSON.parse(JSON.stringify({ ...plan, answers: Object.fromEntries(ordered) }))
}

function typedInterview(answers: Answers): Line[] {
  const lines: Line[] = []
  let interview = startInterview(book, { by: 'someone', now: 0 })
  while (interview.question !== undefined) {
    const question = book.questions.find(({ id }) => id === interview.question) as Question
    const value = answers[question.id] ?? UNKNOWN
    lines.push({ question, typed: typed(question, value) })
    const next = advance(book, interview, { type: 'answer', question: question.id, value }, 'someone', 0)
    if (next.type !== 'asked' && next.type !== 'finished') throw new Error(`${question.id}: ${JSON.stringify(next)}`)
    interview = next.interview
  }
  return lines
}

/** An answer as a person would type it: labels, a number, the text; a line break would end it early in the terminal. */
function typed(question: Question, value: Answers[string]): string {
  if (value === UNKNOWN) return 'I don’t know'
  if (typeof value === 'number') return String(value)
  const label = (id: string) => question.options.find((option) => option.id === id)?.label ?? id
  return typeof value === 'string' ? label(value) : value.map(label).join(' and ')
}

function throughTerminal(): Promise<Plan> {
  const child = spawn(process.execPath, ['src/main.ts', 'chat', '--format', 'json'], {
    env: { PATH: process.env.PATH },
  })
  let out = ''
  child.stdout.on('data', (chunk) => {
    out += chunk
  })
  child.stdin.end(script.map((line) => `${line.typed}\n`).join(''))
  return new Promise((resolve) => child.on('close', () => resolve(JSON.parse(out))))
}

async function throughWeb(): Promise<Plan> {
  const world = await startWebWorld()
  try {
    const visitor = createVisitor(world.url)
    await visitor.page()
    let page = await visitor.act({ start: 'normal' }, /data-write="/)
    for (const { question, typed } of script) {
      const action = writing(page)
      page = await visitor.act(
        { text: typed, ...(action === undefined ? {} : { action }) },
        new RegExp(shownAfter(question)),
      )
    }
    page = await visitor.act({ action: button(await visitor.page(), 'Download JSON') }, /Download plan.json/)
    const href = /href="([^"]*)"[^>]*>\s*Download plan.json/.exec(page)?.[1] ?? ''
    return (await (await visitor.get(href)).json()) as Plan
  } finally {
    await world.stop()
  }
}

/** A question is answered when its message shows the answer in place of the controls. */
function shownAfter(question: Question): string {
  const next = script[script.findIndex((line) => line.question.id === question.id) + 1]
  return next === undefined ? 'What next' : pattern(next.question.text)
}

async function throughSlack(): Promise<Plan> {
  await using slack = await startSlackHarness({ mode: 'http' })
  const ann = slack.person('U0ANN')
  await ann.command('', 'D0ANN')
  await slack.settled()
  for (const { typed } of script) {
    await ann.say(typed, 'D0ANN')
    await slack.settled()
  }
  const offer = await until(() => roomList(slack.world, { channel: 'D0ANN' }))
  await ann.click(offer, 'Download JSON')
  const sent = await until(() => slack.world.messages.find(({ files }) => files !== undefined))
  return JSON.parse(sent.files?.[0]?.content.toString('utf8') ?? '')
}

async function throughDiscord(): Promise<Plan> {
  const world = await startWorld()
  try {
    const person = await world.inDm()
    await person.slash()
    for (const { question, typed } of script) {
      await person.seesText(question.text)
      await person.say(typed)
    }
    await person.press('Download JSON')
    await until(() => world.front.seen.some(({ files }) => files.length > 0))
    const files = world.front.seen.flatMap((request) => request.files)
    return JSON.parse(files.find(({ name }) => name.endsWith('.json'))?.text ?? '')
  } finally {
    await world.stop()
  }
}

function pattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/['’"&<>]/g, '.{1,6}')
}
