import { expect, it } from 'vitest'
import { buildPlan } from '../../src/plan/build-plan.ts'
import type { Answers } from '../../src/rules/rule-book.ts'
import { shippedBook, shippedGuides, shippedKnowledge } from '../shipped.ts'

const [book, knowledge, guides] = [await shippedBook(), await shippedKnowledge(), await shippedGuides()]
const planOf = (answers: Answers) =>
  buildPlan({ book, knowledge, guides, takeWords: true, now: Date.UTC(2026, 10, 22), answers })
const PHRASES: Answers = {
  task: 'translate',
  problem: 'Our mountain rescuers meet hikers who speak Korean, Tamil or Farsi, where no phone has a network.',
  outcome: 'A rescuer finds a checked phrase on the phone and plays it, also without a network.',
  requests_per_day: 3000,
  hosting: 'on-device',
  budget_usd: 80_000,
  team: ['software-engineer', 'ml-engineer'],
}

it('never goes on from a first stage to a part that keeps less, and says what the whole after it takes beyond the limits', async () => {
  const { alternatives = [], board, first } = await planOf(PHRASES)
  const [less, build] = alternatives
  expect(first).toBeDefined()
  expect([less?.role, build?.role]).toEqual(['less', 'recommended'])
  expect(build?.keeps?.low ?? 0).toBeGreaterThan(((less?.keeps?.low ?? 0) + (less?.keeps?.high ?? 0)) / 2)
  expect(build?.misses).toContain('budget')
  expect(board?.decision).toMatch(/the whole after it takes \$[\d,]+ of new money more than you have\.$/u)
})

it('says that nothing of a second stage is within reach where neither the whole nor a part of it is near the limits', async () => {
  const { board } = await planOf({ ...PHRASES, budget_usd: 20_000 })
  expect(board?.decision).toMatch(/Nothing of stage 2 is within reach: its smallest part, .* more than you have\.$/u)
})

it('says nothing of limits where both stages keep them', async () => {
  const { alternatives = [], board } = await planOf({ ...PHRASES, budget_usd: 900_000 })
  expect(alternatives.find(({ role }) => role === 'recommended')?.misses).toBeUndefined()
  expect(board?.decision).not.toMatch(/more than you have/u)
})

it('says what today’s way costs where its hours are known', async () => {
  const { alternatives = [] } = await planOf({
    task: 'extract',
    problem: 'Three clerks type 400 delivery notes a day into the books, 3 minutes each, on 250 days a year.',
    outcome: 'The fields of each note stand in the books and a clerk confirms them in 1 minute instead of 3 minutes.',
    success_measure: '1 minute a note instead of 3 minutes',
    minutes_per_case: 3,
    hourly_cost_usd: 30,
    requests_per_day: 400,
    team: ['software-engineer'],
  })
  expect(alternatives.find(({ role }) => role === 'nothing')?.switchWhen).toMatch(
    /^Forgoes .* today’s way takes 5,000 hours a year, worth \$150,000\.$/u,
  )
})
