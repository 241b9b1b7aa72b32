import { describe, expect, it } from 'vitest'
import { projectFacts } from '../../src/blueprint/project-facts.ts'
import { planNames } from '../../src/plan/names.ts'
import { readProfile } from '../../src/profile/read-profile.ts'
import type { Answers } from '../../src/rules/rule-book.ts'
import { benefitOf } from '../../src/solution/money/benefit.ts'
import { breakEvenOf } from '../../src/solution/money/break-even.ts'
import { stakeOf } from '../../src/solution/money/stake.ts'
import { shippedBook, shippedGuides, shippedKnowledge } from '../shipped.ts'

const [book, knowledge, { library }] = [await shippedBook(), await shippedKnowledge(), await shippedGuides()]
const { worth: usual } = knowledge.planning
const factsOf = (answers: Answers) =>
  projectFacts(readProfile(book, knowledge, answers), { one: 'case', many: 'cases' }, planNames(knowledge))
const HOUR = 30
const gain = (answers: Answers) => benefitOf(factsOf(answers), undefined, usual, HOUR)
const breakEven = (answers: Answers, id?: string) =>
  breakEvenOf({
    facts: factsOf(answers),
    worth: library.find(({ blueprint }) => blueprint.id === id)?.blueprint.worth,
    yearlyUsd: 20_000,
    payFactor: 1,
    anHourUsd: HOUR,
    notForMoney: false,
  })?.say

describe('a rate of the problem that the goal brings down', () => {
  const forms = {
    problem: 'Our office checks 900 forms a day.',
    why: 'Every ninth form has a wrong date or sum; that cost 80,000 dollars last year.',
    success_measure: 'Fewer than one in 200 forms wrong',
  }
  it('takes so much off the loss that is told with it, in words and spelled-out numbers', () => {
    expect(factsOf(forms)).toMatchObject({ fallFrom: 1 / 9, fallTo: 0.005, fallLossUsd: 80_000 })
    const found = gain(forms)
    expect(found?.mostUsd).toBeCloseTo(80_000 * (1 - 0.005 * 9), 0)
    expect(found?.how).toContain(
      '95.5% of the $80,000 a year that it costs today, as your goal brings 11% down to one in 200',
    )
  })
  it.each([
    ['of another matter', { ...forms, success_measure: 'Fewer than one in 200 parcels late' }],
    ['with no loss beside it', { ...forms, why: 'Every ninth form has a wrong date or sum.' }],
    ['that is higher than today', { ...forms, success_measure: 'Fewer than one in five forms wrong' }],
    ['that is how often', { ...forms, why: 'Every ninth day a form is wrong; that cost 80,000 dollars last year.' }],
  ])('takes nothing off for a rate %s', (_, answers) => {
    expect(factsOf(answers).fallFrom).toBeUndefined()
  })
})

describe('what so many cost each', () => {
  it('is a loss of the year in which they are counted', () => {
    const why = 'Three presses failed last year; each cost 40,000 dollars with the standstill.'
    expect(factsOf({ problem: 'We stamp lids.', why })).toMatchObject({ eventsPerYear: 3, lossUsdPerYear: 120_000 })
  })
  it('is the loss of a slot that stands empty', () => {
    const answers = {
      problem: '11 % of 800 lessons a day are missed by pupils.',
      why: 'An empty lesson costs 20 dollars.',
      success_measure: 'Missed lessons from 11 % to 8 %',
      frequency: 'daily',
    }
    expect(gain(answers)?.how).toContain('3 points fewer of 200,000 a year at $20 each')
  })
  it('is told by the share where nobody counts them', () => {
    const why = 'A fifth of the deliveries needs a second trip, at 40 dollars each.'
    expect(breakEven({ problem: 'Our drivers bring beds.', why })).toContain(
      '500 fewer a year of the 20% of deliveries that cost you $40 each (every 1,000 deliveries cost $8,000 this way)',
    )
    expect(
      factsOf({ problem: 'x', why: 'A fifth of the deliveries goes abroad, at 40 dollars each.' }).errorShare,
    ).toBe(undefined)
  })
  it('is asked for where the goal is a share of what the text counts', () => {
    const answers = {
      problem: 'Our house auctions 2,000 stamps a week. 30 % of the stamps find no buyer.',
      success_measure: 'Unsold stamps from 30 % to 20 %',
    }
    expect(breakEven(answers)).toContain(
      'a value of $1.92 for each of the 10,000 fewer a year that your goal means (30% to 20% of stamps)',
    )
  })
  it('is the middle loan where fewer shall fail', () => {
    const answers = {
      problem: 'We lend 100 to 300 dollars to growers, 400 applications a day.',
      why: '10 % of the loans are not paid back.',
      success_measure: 'Loans not paid back from 10 % to 7 %',
      dependencies: '60,000 finished loans of three years',
    }
    expect(gain(answers)?.mostUsd).toBeCloseTo(20_000 * 0.03 * 200, 3)
  })
  it('is lost where goods come back', () => {
    const facts = factsOf({ problem: 'We dye wool.', why: 'Shops sent back yarn worth 90,000 dollars last year.' })
    expect(facts.lossUsdPerYear).toBe(90_000)
  })
})

describe('time that is told otherwise than for each case of a year', () => {
  it('counts a stock once, over three years, and the new ones beside it', () => {
    const answers = {
      problem: 'We took over 900 deeds. Clerks key them in, two hours a deed.',
      outcome: 'All fields proposed. After that about ten new deeds a month.',
      success_measure: '30 minutes a deed',
    }
    expect(factsOf(answers)).toMatchObject({ stockCases: 900, stockNewPerYear: 120 })
    expect(gain(answers)?.mostUsd).toBeCloseTo((900 / 3 + 120) * 1.5 * HOUR, 3)
  })
  it('counts minutes a day for each of those who spend them', () => {
    const answers = {
      problem: 'Our 400 nurses write a note of each round.',
      why: 'They spend 50 minutes a day on it.',
      success_measure: '20 minutes a day',
    }
    expect(gain(answers)?.how).toContain(
      '30 minutes less a working day for each of 400 people, at an assumed $30 an hour',
    )
    const unpaid = { ...answers, why: 'They spend 50 unpaid minutes a day on it.' }
    expect(gain(unpaid)).toBeUndefined()
    expect(stakeOf(factsOf(unpaid))?.how).toMatch(
      /83,000 hours a year that nobody is paid for, and your goal frees 50,000/u,
    )
  })
  it('takes a share of what those who are named for it can work at most', () => {
    const answers = {
      problem: 'The service desk gets 500 tickets a day. Ten people work them off.',
      success_measure: '40 % of tickets closed without a technician',
      requests_per_day: 500,
      frequency: 'daily',
    }
    expect(gain(answers)?.mostUsd).toBeCloseTo(0.4 * 10 * 1750 * HOUR, 3)
    expect(gain({ ...answers, requests_per_day: 500_000 })).toBeUndefined()
  })
})

describe('what is paid a year for a thing', () => {
  const rent = { problem: 'We check shelves.', why: 'We pay 2 million dollars a year for space in shops.' }
  it('is no time saved: the plan says which part of it pays for the plan', () => {
    expect(gain(rent)).toBeUndefined()
    expect(breakEven(rent)).toContain('it takes 1% of the $2 million a year that you name')
  })
  it('counts where it is what people are paid', () => {
    expect(gain({ ...rent, why: 'Clerks cost us 2 million dollars a year.' })?.how).toContain('that time saved')
  })
  it('falls only at the end of a move', () => {
    const why = 'The license of the old machine is 1.2 million dollars a year.'
    expect(breakEven({ problem: 'We move programs.', why, current_cost_usd: 1_200_000 }, 'code-migration')).toBe(
      'none of the $1.2 million a year is counted, since it falls only when the last part has left the old system; each month that this comes earlier is worth $100,000.',
    )
  })
})
