import { describe, expect, it } from 'vitest'
import { asWritten } from '../../src/blueprint/as-written.ts'
import { doubtFacts } from '../../src/blueprint/sums/doubt.ts'
import { buildPlan } from '../../src/plan/build-plan.ts'
import { planMarkdown } from '../../src/plan/markdown.ts'
import { readProfile } from '../../src/profile/read-profile.ts'
import type { Answers } from '../../src/rules/rule-book.ts'
import { shippedBook, shippedGuides, shippedKnowledge } from '../shipped.ts'

const [book, knowledge, guides] = [await shippedBook(), await shippedKnowledge(), await shippedGuides()]
const { sumBounds } = knowledge
const doubt = (problem: string, bounds = sumBounds) => doubtFacts(readProfile(book, knowledge, { problem }), bounds)
const planOf = (answers: Answers) =>
  buildPlan({ book, knowledge, guides, answers, takeWords: true, now: Date.UTC(2026, 10, 22) })

describe('a sum that a team names', () => {
  it.each(sumBounds.map((bound) => [bound.id, bound] as const))('is held against what it can be: %s', (_, bound) => {
    const { doubtCountedUsd, doubtToldUsd, doubtEachUsd } = doubt(bound.example, [bound])
    expect(doubtEachUsd).toBeGreaterThan(bound.mostUsd)
    expect(doubtCountedUsd).toBeLessThan(Number(doubtToldUsd))
    expect(doubt(bound.counter)).toEqual({})
  })

  it.each([
    'Forty vans bring bread. Wages and diesel cost us 2 million dollars a year.',
    'Forty vans bring bread. Diesel, tires and repairs cost us 2 million dollars a year.',
    'Forty vans and 30 cars bring bread. Diesel costs us 2 million dollars a year.',
    'Forty van drivers bring bread. Diesel costs us 2 million dollars a year.',
  ])('is left alone where it may be of more than one thing: %s', (problem) => {
    expect(doubt(problem)).toEqual({})
  })

  it('counts at the lower value in the benefit, and says so with the division', async () => {
    const plan = await planOf({
      task: 'optimize',
      problem: 'Forty vans bring bread to 900 shops from lists. Diesel costs us 2 million euros a year.',
      outcome: 'Routes for 900 stops each morning.',
      success_measure: '10 % fewer kilometers',
      requests_per_day: 1,
      budget_usd: 100_000,
    })
    const [first] = plan.challenges ?? []
    expect(first?.say).toContain('EUR 2 million')
    expect(first?.say).toMatch(/ \/ 40 vans \/ 260 days is \$2\d\d each: 1,\d{3} km a day .* Until you show the rest/u)
    expect(plan.board?.benefit).toContain('that we count in place of your EUR 2 million')
    expect(plan.board?.grossUsdPerYear).toBeLessThan(45_000)
  })
})

describe('the money of the team', () => {
  it('is quoted as it was written', () => {
    expect(asWritten(3.72, { code: 'CHF', usd: 1.2 })).toBe('CHF 3.10 ($3.72)')
    expect(asWritten(465_760, { code: 'EUR', usd: 1.136 })).toBe('EUR 410,000 ($470,000)')
    expect(asWritten(2_158_400, { code: 'EUR', usd: 1.136 })).toBe('EUR 1.9 million ($2.2 million)')
  })

  it('stands beside the headline once, unless the team counts in dollars or in several', async () => {
    const head = async (why: string) => {
      const plan = await planOf({ task: 'classify', problem: 'We sort 900 mails a day into 12 teams.', why })
      return [...planMarkdown(plan).matchAll(/Plan with .* in the first year/gu)].map(([words]) => words)
    }
    const [euro, ...more] = await head('Each wrong one costs 4 euros.')
    expect(euro).toMatch(/Plan with \$[\d,]+ \(EUR [\d,]+ at \$1\.\d\d\) in/u)
    expect(more).toEqual([])
    expect((await head('Each wrong one costs 4 dollars.'))[0]).not.toContain('(')
    expect((await head('Each wrong one costs 4 euros, in Zurich 5 francs.'))[0]).not.toContain('(')
  })
})
