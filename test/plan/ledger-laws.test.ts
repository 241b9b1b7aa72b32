import { expect, it } from 'vitest'
import { buildPlan } from '../../src/plan/build-plan.ts'
import { planMarkdown } from '../../src/plan/markdown.ts'
import { shippedBook, shippedGuides, shippedKnowledge } from '../shipped.ts'

const [book, knowledge, guides] = [await shippedBook(), await shippedKnowledge(), await shippedGuides()]
const written = async (answers: Record<string, unknown>) =>
  planMarkdown(
    await buildPlan({ book, knowledge, guides, answers, takeWords: true, now: Date.UTC(2026, 10, 22) } as never),
  )

/** What a sum of a finished plan is made of, told so that a wrong base would show. */
const jars = {
  task: 'predict',
  problem:
    'We have 40 kiosks. Each month some 7,500 shelf places come near their last date; two people look at 6,000 of them.',
  why: 'Last year 86,000 dollars of jam went bad on the shelves. And we take 9,000 jars back a month and 20 % of them we send out again within forty days. In March a kiosk ran out and we lost 7,300 dollars of sales.',
  outcome: 'Each Monday a list for each kiosk: send back so many of this, keep these.',
  success_measure:
    'Jam that goes bad falls from 86,000 to under 43,000 dollars a year; jars sent out again within 40 days of a return fall from 20 % to 5 %',
  requests_per_day: 340,
  budget_usd: 60_000,
  team: ['software-engineer', 'data-analyst'],
  deadline: '3-6-months',
}

it('multiplies no two numbers that only stand together', async () => {
  const plan = await written(jars)
  expect(plan).toContain('50% less of the $86,000 a year that is lost today')
  expect(plan).not.toMatch(/20% x \$|Target cost per case|of 144,000|\$7,300 for each/u)
  // The rate is of the jars taken back: 108,000 a year.
  expect(plan).toMatch(/108,000/u)
  expect(plan).not.toMatch(/\| 40 days \|/u)
})

it('saves no hours that nobody has, and pays one hour one way', async () => {
  const plan = await written({
    task: 'retrieve',
    problem: 'Our archive gets 60 requests a week; one search takes four hours.',
    outcome: 'Somebody types a name and gets the place in the tape.',
    stakeholders: 'two librarians with 30 hours a week each for it',
    success_measure: '7 of 10 requests found within 15 minutes',
    requests_per_day: 12,
    budget_usd: 90_000,
    team: ['software-engineer'],
  })
  const hours = [...plan.matchAll(/(\d[\d,]*) hours of work a year/gu)].map(([, many = '']) =>
    Number(many.replaceAll(',', '')),
  )
  expect(Math.max(0, ...hours)).toBeLessThanOrEqual(2 * 30 * 52)
})
