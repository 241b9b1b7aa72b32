import { expect, it } from 'vitest'
import { formatUsd } from '../../src/amounts/print.ts'
import { buildPlan } from '../../src/plan/build-plan.ts'
import { shippedBook, shippedGuides, shippedKnowledge } from '../shipped.ts'

const [book, knowledge, guides] = [await shippedBook(), await shippedKnowledge(), await shippedGuides()]
const planWith = (budget_usd: number) =>
  buildPlan({
    book,
    knowledge,
    guides,
    takeWords: true,
    now: Date.UTC(2026, 10, 22),
    answers: {
      task: 'extract',
      problem:
        'Our 20 clerks in Ohio read 1,200 supplier invoices a day and type them into the books. Each invoice takes 6 minutes, and an hour of a clerk costs $30.',
      outcome: 'Fields of each invoice stand in the books, so that an invoice takes 2 minutes instead of 6 minutes.',
      success_measure: '2 minutes an invoice instead of 6 minutes',
      definition: 'clear',
      frequency: 'daily',
      error_tolerance: 'reviewed',
      hosting: 'any-api',
      data_state: 'ready',
      labelled_examples: '1k-10k',
      minutes_per_case: 6,
      hourly_cost_usd: 30,
      requests_per_day: 1200,
      deadline: 'over-12-months',
      team: ['software-engineer'],
      budget_usd,
    },
  })

it('asks for a larger budget where only that keeps away a whole that leaves far more, and not where it fits', async () => {
  const { alternatives = [], board } = await planWith(30_000)
  // The whole stands beside its part, or is the second stage.
  const whole = alternatives.find(({ role, keeps }) => role !== 'less' && role !== 'buy' && keeps?.low === 1)
  expect(whole?.misses).toEqual(['budget'])
  expect(board?.decision).toContain(
    `The whole is past your budget (${formatUsd(whole?.onceUsd ?? 0)} once), but by these numbers it leaves ${formatUsd(whole?.netUsd ?? 0)} over three years`,
  )
  const roomy = await planWith(900_000)
  expect(roomy.board?.decision).not.toContain('past your budget')
})
