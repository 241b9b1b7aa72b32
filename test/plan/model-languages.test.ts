import { expect, it } from 'vitest'
import { buildPlan } from '../../src/plan/build-plan.ts'
import type { Answers } from '../../src/rules/rule-book.ts'
import { shippedBook, shippedGuides, shippedKnowledge } from '../shipped.ts'

const [book, knowledge, guides] = [await shippedBook(), await shippedKnowledge(), await shippedGuides()]
const planOf = (answers: Answers) =>
  buildPlan({ book, knowledge, guides, takeWords: true, now: Date.UTC(2026, 10, 22), answers })
const LETTERS: Answers = {
  task: 'write',
  languages: 'several',
  outcome: 'A draft of the answer that a clerk corrects.',
  requests_per_day: 200,
  team: ['software-engineer'],
}

it('says of the first model whether it knows the team’s own language', async () => {
  const problem = 'Our office in Utrecht answers letters in Dutch and English.'
  const [first] = (await planOf({ ...LETTERS, problem })).models ?? []
  expect(first?.languages).toMatch(/; Dutch: \S/u)
})

it.each(['Taglish', 'Hinglish', 'Bisaya', 'te reo Māori', 'Swiss German'])(
  'plans with %s, which has no code of its own or a rare one',
  async (language) => {
    const problem = `Customers write to us in ${language} and English, and clerks answer.`
    expect((await planOf({ ...LETTERS, problem })).models?.length).toBeGreaterThan(0)
  },
)
