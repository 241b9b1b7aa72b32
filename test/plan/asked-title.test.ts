import { expect, it } from 'vitest'
import { buildPlan } from '../../src/plan/build-plan.ts'
import { planTitle } from '../../src/plan/problem.ts'
import { shippedBook, shippedGuides, shippedKnowledge } from '../shipped.ts'

const PROBLEM =
  'Our pottery fires 40 pots a night. Heavy pieces must stand low, lead glazes apart from tableware; a foreman draws by hand what stands where in the kiln.'

it.each([
  ['A kiln plan for each firing, checked against the rules.', /^A kiln plan for each firing/u],
  ['When the last pot is dry, the foreman sees where each piece stands.', /^A plan of what stands where/u],
])('a general plan is called by what the outcome asks for where it begins with that: %s', async (outcome, title) => {
  const [book, knowledge, guides] = await Promise.all([shippedBook(), shippedKnowledge(), shippedGuides()])
  const answers = { task: 'optimize', problem: PROBLEM, outcome }
  const plan = await buildPlan({ book, knowledge, guides, answers, takeWords: true, now: Date.now() })
  expect(plan.title).toMatch(title)
})

it.each([
  ['Our desk gets 300 reports a day for 12 kinds.', { objects: 12, objectsNoun: 'kinds' }, ': 300 reports a day'],
  ['A doctor asks 300 times a day, of 12 helpers.', { objects: 12, objectsNoun: 'helpers' }, ''],
  [
    'Our desk gets 300 reports a day for 12 ships.',
    { objects: 12, objectsNoun: 'ships' },
    ': 300 reports a day for 12 ships',
  ],
])('a title counts only what has a name, and whom the work is for: %s', async (problem, facts, told) => {
  const { library } = await shippedGuides()
  const blueprint = library.find(({ blueprint: { rank, title } }) => rank > 0 && title.length < 40)?.blueprint
  const own = { places: 'Kenya, Chad, Mali and Togo' }
  expect(planTitle({ problem, requests_per_day: 300 }, blueprint, { own, facts })).toBe(`${blueprint?.title}${told}`)
})
