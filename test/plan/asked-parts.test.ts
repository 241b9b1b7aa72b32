import { expect, it } from 'vitest'
import { buildPlan } from '../../src/plan/build-plan.ts'
import { planMarkdown } from '../../src/plan/markdown.ts'
import { EVERYTHING } from '../../src/plan/outline/detail.ts'
import { gates } from '../../src/plan/outline/gates.ts'
import { parts } from '../../src/plan/outline/parts.ts'
import type { Answers } from '../../src/rules/rule-book.ts'
import { shippedBook, shippedGuides, shippedKnowledge } from '../shipped.ts'

const [book, knowledge, guides] = [await shippedBook(), await shippedKnowledge(), await shippedGuides()]
const planOf = (answers: Answers) =>
  buildPlan({ book, knowledge, guides, takeWords: true, now: Date.UTC(2026, 10, 22), answers })

const BOILERS: Answers = {
  task: 'classify',
  problem:
    'Our service desk hears of 300 broken boilers a day. 40 a day smell of gas and must ring at once; the rest waits. 22 fitters make 90 visits a day, 25 of them second trips, since the right part was not in the van.',
  outcome:
    'Whatever smells of gas is with a person at once, and the evening before each fitter gets the list of jobs with the parts to bring.',
  success_measure: 'Second trips from 28 % to 14 % of visits; gas with a person within 10 minutes',
  requests_per_day: 300,
  budget_usd: 80_000,
  team: ['software-engineer', 'data-analyst'],
}

it('shows what is asked for beside the main work among the parts of the page, however many parts the kind has', async () => {
  const [page] = planMarkdown(await planOf(BOILERS)).split('# Appendix')
  expect(page).toMatch(/\| What to take along \(you wrote “[^”]+”\) \|/u)
  expect(page).toMatch(/\| Jobs of the day \(you wrote “[^”]+”\) \|/u)
})

it('keeps every gate of a stage that is decided later, in the appendix of a page that is long', async () => {
  const plan = await planOf({
    task: 'translate',
    problem: 'Our mountain rescuers meet hikers who speak Korean, Tamil or Farsi, where no phone has a network.',
    outcome: 'A rescuer finds a checked phrase on the phone and plays it, also without a network.',
    requests_per_day: 3000,
    hosting: 'on-device',
    budget_usd: 80_000,
    team: ['software-engineer', 'ml-engineer'],
  })
  const later = (plan.board?.gates ?? []).filter(({ stage }) => stage === 2)
  const told = JSON.stringify(gates(plan, { ...EVERYTHING, laterGates: false }))
  expect(later.length).toBeGreaterThan(0)
  expect(told).toContain(`${later.length} gates more`)
  for (const { question } of later) expect(told).toContain(question)
})

it('drops rows that need no model before those that do, where a page has few rows', async () => {
  const plan = await planOf(BOILERS)
  const table = (partRows: number) => JSON.stringify(parts(plan, { ...EVERYTHING, partRows, partsRest: false }))
  const models = (plan.kind?.parts ?? []).filter(({ by }) => by === 'encoder' || by === 'decoder')
  expect(models.length).toBeGreaterThan(0)
  for (const { part } of models) expect(table(8)).toContain(`"${part}`)
  expect(table(8).length).toBeLessThan(table(20).length)
})
