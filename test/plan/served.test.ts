import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { buildPlan } from '../../src/plan/build-plan.ts'
import { planMarkdown } from '../../src/plan/markdown.ts'
import { readAnswers } from '../../src/rules/read-answers.ts'
import type { Answers } from '../../src/rules/rule-book.ts'
import { shippedBook, shippedGuides, shippedKnowledge } from '../shipped.ts'

const book = await shippedBook()
const knowledge = await shippedKnowledge()
const guides = await shippedGuides()
const planned = async (answers: Answers) =>
  await buildPlan({ book, knowledge, guides, answers, takeWords: true, now: Date.UTC(2026, 10, 21) })

/** A brief whose whole is too dear: it begins with the calls that nobody takes. */
const DEAR: Answers = {
  task: 'act',
  problem:
    'Our 90 garages miss every fourth telephone call at noon. Drivers want a date, a price for tires or the state of their car.',
  why: 'A missed call costs about 30 dollars of revenue.',
  outcome: 'A voice answers the telephone within a second, books a date and puts hard cases through.',
  success_measure: '50 % of calls ended without staff',
  dependencies: 'Booking system, parts system and telephone provider, each with an API.',
  requests_per_day: 4000,
  frequency: 'continuous',
  deadline: '3-6-months',
  budget_usd: 150_000,
  team: ['software-engineer'],
}
const examples = readdirSync('examples').map((file) => ({
  file,
  answers: readAnswers(book, parse(readFileSync(`examples/${file}`, 'utf8'))),
}))
const plans = await Promise.all(
  [...examples, { file: 'dear', answers: DEAR }].map(async ({ file, answers }) => ({
    file,
    plan: await planned(answers),
  })),
)

const number = (text = '') => {
  const value = Number(text.replaceAll(/[$,]|\s*million/gu, ''))
  return text.includes('million') ? value * 1e6 : value
}
/** Two figures that are both shown rounded to two digits. */
const ROUNDED = 0.12
const near = (one: number, other: number) => Math.abs(one / other - 1)
const AMOUNT = String.raw`\$[\d.,]+(?: million)?`
const RUNNING = new RegExp(
  `about (${AMOUNT}) a month.*?, (${AMOUNT}) for each request at ([\\d.,]+(?: million)?) a month`,
  'u',
)
const BUY = new RegExp(
  `below about (${AMOUNT}) a month \\((${AMOUNT}) [^)]*? at ([\\d.,]+(?: million)?) a month\\)`,
  'u',
)

describe.each(plans)('the volume that $file serves', ({ plan }) => {
  const buy = plan.alternatives?.find(({ role }) => role === 'buy')?.switchWhen ?? ''

  it('times the price of one is the month, where it runs and where a product is bought', () => {
    for (const [text, pattern] of [
      [planMarkdown(plan), RUNNING],
      [buy, BUY],
    ] as const) {
      const [, month, each, units] = pattern.exec(text) ?? []
      if (month !== undefined) expect(near(number(each) * number(units), number(month))).toBeLessThan(ROUNDED)
    }
    const { usesPerMonth = 0, costPerUseUsd = 0, monthlyUsd } = plan.board ?? {}
    if (usesPerMonth > 0) expect(near(usesPerMonth * costPerUseUsd, monthlyUsd ?? 0)).toBeLessThan(0.001)
  })

  it('is the same for running it and for a product', () => {
    const running = RUNNING.exec(planMarkdown(plan))?.[3]
    const bought = BUY.exec(buy)?.[3]
    const isOne = near(Number(plan.facts?.casesPerDay), Number(plan.answers.requests_per_day)) < 0.02
    if (running && bought && isOne) expect(bought).toBe(running)
  })
})

describe('a plan that begins with a part of the cases', () => {
  const plan = plans.find(({ file }) => file === 'dear')?.plan
  const row = (wanted: string) => plan?.alternatives?.find(({ role }) => role === wanted)

  it('is one volume: not cut once more, and a product is priced and valued for the same part', () => {
    expect(row('whole')).toBeDefined()
    expect(plan?.running?.begins).toBeUndefined()
    expect(plan?.board?.usesPerDay).toBeLessThan(4000 / 2)
    const buy = row('buy')
    expect(BUY.exec(buy?.switchWhen ?? '')?.[3]).toBe(RUNNING.exec(plan ? planMarkdown(plan) : '')?.[3])
    expect(buy?.keeps?.high).toBeLessThanOrEqual(row('recommended')?.keeps?.high ?? 0)
  })
})
