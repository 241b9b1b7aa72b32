import { expect, it } from 'vitest'
import { buildPlan } from '../../src/plan/build-plan.ts'
import { shippedBook, shippedGuides, shippedKnowledge } from '../shipped.ts'

const [book, knowledge, guides] = [await shippedBook(), await shippedKnowledge(), await shippedGuides()]
const planWith = (dependencies: string) =>
  buildPlan({
    book,
    knowledge,
    guides,
    takeWords: true,
    now: Date.UTC(2026, 10, 22),
    answers: {
      task: 'write',
      problem:
        'Two clerks of our garage answer 60 mails a day. Each mail takes 6 minutes, and an hour of a clerk costs $20.',
      outcome: 'A draft for each mail.',
      success_measure: '3 minutes a mail instead of 6 minutes',
      definition: 'clear',
      frequency: 'daily',
      error_tolerance: 'reviewed',
      hosting: 'any-api',
      budget_usd: 500_000,
      requests_per_day: 60,
      dependencies,
    },
  })

it('releases nothing only where all money of the text is counted', async () => {
  const all = await planWith('Mail system')
  expect(all.board?.decision).toMatch(/^Release nothing/u)
  expect(all.board?.notCounted).toBeUndefined()
  const open = await planWith('Mail system; a new customer brings $900')
  expect(open.board?.decision).not.toMatch(/^Release nothing|does not pay/u)
  expect(open.board?.notCounted).toContain('a new customer brings $900')
})
