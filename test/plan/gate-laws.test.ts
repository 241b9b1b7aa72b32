import { describe, expect, it } from 'vitest'
import { buildPlan } from '../../src/plan/build-plan.ts'
import { shippedBook, shippedGuides, shippedKnowledge } from '../shipped.ts'

const [book, knowledge, guides] = [await shippedBook(), await shippedKnowledge(), await shippedGuides()]

/** Briefs with what tests and gates have got wrong: a small stock, a late outcome, a rule, a list that hides what it lets through. */
const BRIEFS = {
  pumps: {
    problem:
      'We run 60 pumps in a waterworks; the log shows 400 stops a year, and we hear of a broken bearing too late.',
    task: 'predict',
    success_measure:
      '60 % of the serious pump failures announced ten days before, and not more than 2 false warnings a week. We have 33 such failures in five years: 14 bearings, 12 seals, 7 motors.',
    requests_per_day: 60,
  },
  returns: {
    problem: 'Our 30 shops send back 9,000 toys a month to the makers; managers decide by feeling which ones.',
    task: 'predict',
    success_measure: 'Toys ordered again within 60 days of a return fall from 15 % to 8 %; sales not lower',
    requests_per_day: 300,
  },
  threats: {
    problem:
      'Two clerks pick 40 of 900 mails a day with a word list. We once read 400 that the list had not caught, and 16 of those were real.',
    task: 'extract',
    attempts: ['rules-or-search'],
    success_measure: '95 % of the mails with a threat are on the list the next morning; no rest time broken',
    requests_per_day: 900,
  },
} as const

describe.each(Object.entries(BRIEFS))('a finished plan: %s', (_, answers) => {
  const made = buildPlan({
    book,
    knowledge,
    guides,
    answers: { labelled_examples: '1k-10k', definition: 'clear', data_state: 'messy', ...answers } as never,
    takeWords: true,
    now: Date.UTC(2026, 10, 21),
  })

  it('can be stopped in its first weeks', async () => {
    const { board } = await made
    expect(board?.gates[0]?.week).toBeLessThanOrEqual(8)
  })

  it('asks at a gate for no more cases than the test of a goal has', async () => {
    const { board, sample } = await made
    const tested = JSON.stringify(sample?.measures)
    const figures = (board?.gates ?? []).flatMap(({ question }) => [
      ...question.matchAll(/“[^”]*” \([^()]*?(?:of|wrong in) (?:the )?(?<cases>\d[\d,]*)/gu),
    ])
    for (const { groups } of figures) expect(tested).toContain(groups?.cases)
  })

  it('asks for nothing before it can be seen', async () => {
    const { board, sample, timeline } = await made
    const pilot = timeline.find(({ id }) => id === 'pilot')
    const weeks = (pilot?.endWeek ?? 0) - (pilot?.startWeek ?? 0)
    const late = (sample?.measures ?? []).filter((row) => (row.weeks ?? 0) > weeks)
    const asked = (board?.gates ?? []).map(({ question }) => question.toLowerCase()).join(' ')
    for (const { measure } of late) expect(asked).not.toContain(measure.toLowerCase())
  })

  it('asks for no more of a thing than is told of it, and finds what is hidden in the rest', async () => {
    const { sample } = await made
    const said = JSON.stringify(sample)
    if (answers === BRIEFS.pumps) expect(sample?.cases).toBe(33)
    if (answers === BRIEFS.threats) expect(said).toMatch(/drawn by chance of the rest.*code checks every result/u)
    if (answers === BRIEFS.returns) expect(said).toContain('known only 60 days later')
  })
})
