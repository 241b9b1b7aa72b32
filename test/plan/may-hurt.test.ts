import { describe, expect, it } from 'vitest'
import { buildPlan } from '../../src/plan/build-plan.ts'
import { mayHurt } from '../../src/plan/may-hurt.ts'
import type { Answers } from '../../src/rules/rule-book.ts'
import { shippedBook, shippedGuides, shippedKnowledge } from '../shipped.ts'

const book = await shippedBook()
const knowledge = await shippedKnowledge()
const { worth } = knowledge.planning
const { hurt } = worth

const orders: Answers = {
  problem:
    'A cheese dairy in Italy ships 1,900 orders a week to restaurants. Two office clerks read order mails, voice notes and handwritten faxes from 640 chefs and type the order lines.',
  outcome: 'Orders stand in the ERP as checked lines with article number; unclear ones go to a clerk.',
  success_measure: '98% of order lines right, 70% of orders without a clerk',
  attempts: ['manual'],
  definition: 'clear',
  frequency: 'continuous',
  simpler_way: 'partly',
  error_tolerance: 'reviewed',
  task: 'extract',
  hosting: 'any-api',
  labelled_examples: '10k-100k',
  requests_per_day: 380,
  hourly_cost_usd: 6,
  budget_usd: 90_000,
  deadline: '3-6-months',
  team: ['software-engineer'],
}
const planOf = async (why: string, more: Answers = {}) => {
  const guides = await shippedGuides()
  const answers = { ...orders, ...more, why }
  return buildPlan({ book, knowledge, guides, answers, takeWords: true, now: Date.UTC(2026, 10, 22) })
}
const advised = async (why: string, more: Answers = {}) => (await planOf(why, more)).alternatives?.[0]?.role

describe('a team in which somebody was hurt', () => {
  it.each(hurt.examples)('is heard: %s', (why) => expect(mayHurt({ why }, worth)).toBe(true))
  it.each(hurt.counterExamples)('is not heard in: %s', (why) => expect(mayHurt({ why }, worth)).toBe(false))

  it('is never advised to leave things as they are for money alone', async () => {
    expect(await advised('The clerks begin at four in the morning.')).toBe('nothing')
    expect(await advised('In March a guest with a nut allergy got the wrong cheese and was hurt.')).toBe('less')
  })

  it('is no reason to do nothing where the upper case pays for less', async () => {
    expect(await advised('The clerks begin at four in the morning.', { hourly_cost_usd: 12 })).toBe('less')
  })

  it('goes on to the build by its goal, not by money', async () => {
    const { board } = await planOf('In March a guest with a nut allergy got the wrong cheese and was hurt.')
    const enough = board?.gates.find(({ title }) => title === 'Is stage 1 enough?')
    expect(enough?.question).toContain('your goal is missed')
    expect(enough?.question).not.toContain('$')
    expect(board?.decision).toContain('your goal decides, not the money')
  })
})
