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

it('says nothing of limits where both stages keep them', async () => {
  const { alternatives = [], board } = await planOf({ ...PHRASES, budget_usd: 900_000 })
  expect(alternatives.find(({ role }) => role === 'recommended')?.misses).toBeUndefined()
  expect(board?.decision).not.toMatch(/more than you have/u)
})
