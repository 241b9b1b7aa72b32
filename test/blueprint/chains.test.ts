import { describe, expect, it } from 'vitest'
import { projectFacts } from '../../src/blueprint/project-facts.ts'
import { sumsOf } from '../../src/blueprint/sums/sums.ts'
import { toldLines } from '../../src/blueprint/told-lines/lines.ts'
import { planNames } from '../../src/plan/names.ts'
import { readProfile } from '../../src/profile/read-profile.ts'
import type { Answers } from '../../src/rules/rule-book.ts'
import { benefitOf } from '../../src/solution/money/benefit.ts'
import { shippedBook, shippedKnowledge } from '../shipped.ts'

const [book, knowledge] = [await shippedBook(), await shippedKnowledge()]
const linesOf = (answers: Answers) => toldLines(readProfile(book, knowledge, answers), true)
const factsOf = (answers: Answers) =>
  projectFacts(readProfile(book, knowledge, answers), { one: 'case', many: 'cases' }, planNames(knowledge))

/** A laboratory whose samples clot: cost of one in money and in minutes. */
const clots = {
  problem: 'Our laboratory takes 800 samples a day from wards. In 10 % of the samples the blood clots.',
  why: 'Each clot takes 12 minutes of a nurse and $3.40 of tubes; about 50 children a year are pricked again at $90.',
  success_measure: 'Samples with a clot fall from 10 % to 6 %',
  dependencies: 'Ward list, nurse hour $20',
}

describe('fewer events by the goal', () => {
  it('are counted at the minutes and the money of each, with what comes of them beside', () => {
    const line = linesOf(clots).find(({ usd }) => usd !== undefined)
    const fewer = 800 * 365 * 0.04
    expect(line?.usd).toBeCloseTo(fewer * 3.4 + 50 * 90 * 0.4, 3)
    expect(line?.hours).toBeCloseTo((fewer * 12) / 60, 3)
    expect(line?.how).toContain('11,700 fewer, 12 minutes and $3.40 each')
    expect(line?.how).toContain('40% of 50 children a year at $90, if they fall alike')
  })
  it('cost the told pay of an hour', () => {
    const { lines, facts } = { lines: linesOf(clots), facts: factsOf(clots) }
    expect(facts.hourlyCostUsd).toBe(20)
    const benefit = benefitOf(facts, undefined, knowledge.planning.worth, 20, { lines })
    expect(benefit?.mostUsd).toBeCloseTo(800 * 365 * 0.04 * (3.4 + (12 / 60) * 20) + 1800, 0)
    expect(benefit?.how).toContain('at $20 an hour')
  })
  it('cost their mean delay where the text has a price of a minute', () => {
    const lines = linesOf({
      problem: 'We run 40 trains a day, 12 long trains a week among them.',
      why: '25 % of the trains arrive late, 14 minutes on average.',
      success_measure: 'Seats 80 % taken (now 71 %), late trains 20 % (now 25 %)',
      dependencies: 'we count 30 dollars for each minute late',
    })
    expect(lines.find(({ usd }) => usd !== undefined)?.usd).toBeCloseTo(40 * 365 * 0.05 * 14 * 30, 3)
  })
  it.each([
    ['the cost is that of something else', { why: 'Each delivery takes 12 minutes and $3.40 of fuel.' }],
    ['two prices are told', { why: 'Each clot costs $3.40 of tubes. Each clot costs $8 of work.' }],
    ['others bear it', { why: 'A clot costs the patient about 8 dollars.' }],
  ])('are no sum where %s', (_, other) => {
    expect(linesOf({ ...clots, ...other }).filter(({ usd }) => usd !== undefined)).toEqual([])
  })
})

describe('a price right behind what is lost', () => {
  const shop = 'We repair pumps: 2,000 orders a year. 12 % are paid late and 4 % are lost for good, at $600 on average.'
  it('is a loss of the year', () => {
    expect(factsOf({ problem: shop }).lossUsdPerYear).toBeCloseTo(80 * 600, 3)
    expect(sumsOf(readProfile(book, knowledge, { problem: shop })).map(({ working }) => working)).toContain('80 x $600')
  })
  it('is none where nothing bad is said', () => {
    const sold = '2,000 orders a year. 4 % are picked up by taxi, at $60 on average.'
    expect(factsOf({ problem: sold }).lossUsdPerYear).toBeUndefined()
  })
})

it('reads pay of an hour in a list, but no hour of a machine', () => {
  expect(factsOf({ dependencies: 'Two shifts, fitter hour $31, a crane' }).hourlyCostUsd).toBe(31)
  expect(factsOf({ dependencies: 'Machine hour $31' }).hourlyCostUsd).toBeUndefined()
})

it('takes a bare share for one of what was counted before it', () => {
  const sums = sumsOf(
    readProfile(book, knowledge, { dependencies: 'List of lengths (one in five is wrong), 90 trips a week' }),
  )
  expect(sums.filter(({ kind }) => kind === 'share-of-count')).toEqual([])
})

describe('minutes and the volume that they are of', () => {
  const weddings = {
    problem:
      'We plan 900 weddings a year. For each the planner writes the menu, the seating and the thanks: 80 minutes together.',
    requests_per_day: 14,
    success_measure: '30 minutes instead of 80 for all texts of a wedding',
    task: 'write',
    frequency: 'daily',
  }
  it('are multiplied with what was counted before them, not with the answered requests', () => {
    expect(factsOf(weddings).minutesPerCase).toBeUndefined()
    expect(sumsOf(readProfile(book, knowledge, weddings)).map(({ working }) => working)).toContain('900 x 80 minutes')
  })
  it('stay those of a case where both agree', () => {
    expect(factsOf({ ...weddings, requests_per_day: 4 }).minutesPerCase).toBe(80)
  })
  it('are of the case where a list of lines is typed', () => {
    const [line] = linesOf({
      problem:
        'Each week 150 product data sheets arrive; one clerk types the fields and the foot lines, 20 minutes a sheet.',
      success_measure: '5 minutes of the clerk a sheet instead of 20',
    })
    expect(line?.hours).toBeCloseTo((150 * 52 * 15) / 60, 3)
    expect(line?.how).toContain('7,800 product data sheets a year')
  })
})

describe('what comes in', () => {
  it('is no peak: a rate is of what the year counts', () => {
    const facts = factsOf({
      problem: 'We file 5,000 permits a year (up to 60 a day in May). 20 % are sent back.',
      success_measure: 'Sent back 9 % (now 20 %)',
      requests_per_day: 20,
      frequency: 'daily',
    })
    expect(facts.rateCasesPerYear).toBe(5000)
  })
  it('is no base for a rate of something else', () => {
    const facts = factsOf({
      problem: 'Two editors do 12 records a day each. 40 % of the searches in Welsh find nothing.',
      success_measure: 'Welsh searches without a hit fall from 40 % to 15 %',
      requests_per_day: 1000,
    })
    expect(facts.rateCasesPerYear).toBeUndefined()
  })
  it('is what the text counts where a plan is worked out many times', () => {
    const facts = factsOf({
      problem: 'Our port plans 20 sailings a day; we lose 70 a week.',
      task: 'optimize',
      requests_per_day: 300,
      frequency: 'continuous',
    })
    expect(facts.casesPerDay).toBe(20)
    expect(facts.casesPerYear).toBe(20 * 365)
  })
  it('of one person is the pace of one', () => {
    const sums = sumsOf(readProfile(book, knowledge, { problem: 'Two editors do 12 records a day each.' }))
    expect(sums.map(({ working, result }) => `${working} = ${result}`)).toContain('2 x 12 = 24 a day')
  })
})

it('finds nothing rare in work that only writes', () => {
  const problem = 'We print 900 notices a year. 8 % are in Welsh.'
  expect(factsOf({ problem, task: 'write' }).prevalence).toBeUndefined()
  expect(factsOf({ problem, task: 'classify' }).prevalence).toBe(0.08)
})

describe('the cost of one event', () => {
  const usd = (answers: Answers) => linesOf(answers).find((line) => line.usd !== undefined)
  it('is told by the next sentence, of what went wrong', () => {
    const answers = {
      problem:
        'Our bank of seeds tests 500 bags a day. 8 % of the bags are mixed up. A second test takes 30 minutes of a chemist and costs 9 dollars.',
      success_measure: 'Mixed bags at most 5 % (now 8 %)',
    }
    const line = usd(answers)
    expect(line?.usd).toBeCloseTo(500 * 365 * 0.03 * 9, 3)
    expect(line?.hours).toBeCloseTo(500 * 365 * 0.03 * 0.5, 3)
    // The minutes are those of a second test, not of each bag.
    expect(factsOf(answers).minutesPerCase).toBeUndefined()
  })
  it('is no price of a thing that the next sentence buys', () => {
    const line = usd({
      problem: 'We sort 500 bags a day. 8 % of the bags are mixed up. A new scanner costs 9,000 dollars.',
      success_measure: 'Mixed bags at most 5 % (now 8 %)',
    })
    expect(line).toBeUndefined()
  })
  it('stands right behind the share, with the minutes beside it', () => {
    const line = usd({
      problem: 'We send 20,000 crates a year and 5 % come back unopened, at 7 dollars each and 12 minutes of a packer.',
      success_measure: 'Unopened crates 3 % (now 5 %)',
    })
    expect(line?.usd).toBeCloseTo(400 * 7, 3)
    expect(line?.hours).toBeCloseTo(400 / 5, 3)
  })
  it('is of the share with the same number where other words tell it', () => {
    const line = usd({
      problem: 'Three inns with 100 bookings a night. 9 % of the guests stay away, $80 lost each time.',
      success_measure: 'No-shows from 9 % to 6 % of bookings',
    })
    expect(line?.usd).toBeCloseTo(100 * 365 * 0.03 * 80, 3)
  })
  it('counts for a goal that tells no share of today', () => {
    const line = usd({
      problem: 'We test 2,000 lots of flour a year; 7 % of the lots are sent back, which costs us $500 a lot.',
      success_measure: 'Lots sent back down to 4 %',
    })
    expect(line?.usd).toBeCloseTo(2000 * 0.03 * 500, 3)
  })
})

it('counts money and hours of one noun beside each other', () => {
  const answers = {
    problem:
      'Four clerks answer 1,000 appeals a month, 20 minutes each. 8 % of the appeals come too late, at $50 each.',
    success_measure: '8 minutes an appeal instead of 20; late answers 2 % (now 8 %)',
    stakeholders: 'Four clerks ($30 an hour)',
  }
  const benefit = benefitOf(factsOf(answers), undefined, knowledge.planning.worth, 30, { lines: linesOf(answers) })
  expect(benefit?.mostUsd).toBeCloseTo(12_000 * (0.06 * 50 + (12 / 60) * 30), 0)
})

describe('days on which the work is done', () => {
  const days = (dependencies: string) => readProfile(book, knowledge, { dependencies }).days.toldDaysAYear
  it.each([
    ['220 working days', 220],
    ['two clerks with 230 days of 7 hours', 230],
    ['In a season of 120 days', 120],
    ['open 300 days a year', 300],
  ])('are told by "%s"', (text, told) => expect(days(text)).toBe(told))
  it('are not told by a wait', () => expect(days('It takes 180 days until the court decides')).toBeUndefined())
})

describe('what is told of a day', () => {
  it('comes in on an average day', () => {
    const { quantities } = readProfile(book, knowledge, { problem: 'We get 460 questions on an average working day.' })
    expect(quantities[0]).toMatchObject({ value: 460, per: 'day', role: 'volume' })
  })
  it('is the pace of one person where it is of each', () => {
    const problem =
      'Nine inspectors drive out, 45 minutes a visit; each is good for six a day. We get 80 requests a day.'
    expect(sumsOf(readProfile(book, knowledge, { problem })).map(({ working }) => working)).not.toContain(
      '6 x 45 minutes',
    )
  })
})

it.each([
  ["An assistant's hour costs 31 pounds", 31 * 1.324],
  ['A desk hour costs 24 dollars', 24],
  ['An hour of farm work is 33 dollars', 33],
])('reads the pay of an hour in "%s"', (dependencies, pay) => {
  expect(factsOf({ dependencies }).hourlyCostUsd).toBeCloseTo(pay, 0)
})

it('takes no wait for an answer as the work on a case', () => {
  const answers = {
    problem: 'We get 900 mails a day, 4 minutes each.',
    success_measure: 'First answer under two minutes',
  }
  expect(factsOf(answers).targetMinutesPerCase).toBeUndefined()
})

it('takes of a loss only the part that the text says has to do with it', () => {
  const why = 'We gave away 800,000 dollars last year, and 40 % of that money was for orders that got lost.'
  expect(factsOf({ why }).partOfLoss).toBe(0.4)
  const benefit = benefitOf(factsOf({ why }), undefined, knowledge.planning.worth, 20)
  expect(benefit?.mostUsd).toBe(320_000)
  expect(benefit?.how).toContain('40% of which has to do with it by your numbers')
})

it('takes no share of a stuff for one of the cases', () => {
  const facts = factsOf({
    problem: 'Readers type 9,000 meters a day.',
    success_measure: 'Non-revenue water from 41 % to 30 %',
    requests_per_day: 9000,
  })
  expect(facts.rateCasesPerYear).toBeUndefined()
})

it('takes no hours of another piece of work than the answered minutes are of', () => {
  const answers = { problem: 'We get 2,000 calls a day, 8 minutes each.', requests_per_day: 2000 }
  expect(factsOf({ ...answers, minutes_per_case: 8 }).workHoursPerYear).toBeGreaterThan(60_000)
  expect(factsOf({ ...answers, minutes_per_case: 1.5 }).workHoursPerYear).toBeUndefined()
})

it('takes the minutes of a part for no minutes of all', () => {
  const problem =
    'Mills send us 9,000 sheets a year. 70 % are what we have, and a person still needs nine minutes to see that.'
  expect(sumsOf(readProfile(book, knowledge, { problem })).map(({ kind }) => kind)).not.toContain('work')
  expect(readProfile(book, knowledge, { problem }).quantities.map(({ per }) => per)).not.toContain('still')
})

it('takes money of each day of one event for no yearly cost', () => {
  const cost = (why: string) => readProfile(book, knowledge, { why }).money.currentCostUsd
  expect(cost('Two lines stood still for two days, it cost 9,000 dollars a day.')).toBeUndefined()
  expect(cost('Overtime costs us 900 dollars a day.')).toBeDefined()
})
