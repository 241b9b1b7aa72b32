import { describe, expect, it } from 'vitest'
import { testFacts } from '../../src/blueprint/test-facts.ts'
import { toldVolume, workPerDay } from '../../src/blueprint/work-facts.ts'
import { isWorthEach } from '../../src/blueprint/worth-each.ts'
import { shareGoals } from '../../src/profile/goals.ts'
import { plannedTests } from '../../src/profile/planned-tests.ts'
import { readProfile } from '../../src/profile/read-profile.ts'
import type { Answers } from '../../src/rules/rule-book.ts'
import { shippedBook, shippedKnowledge } from '../shipped.ts'

const knowledge = await shippedKnowledge()
const book = await shippedBook()
const profile = (answers: Answers) => readProfile(book, knowledge, answers)
const goal = (success_measure: string) => profile({ success_measure })

describe('the test that a team plans', () => {
  it.each([
    ['90 % of forgeries caught, tested on 4,000 random parcels', 4000, { random: true, known: false }],
    ['No miss, shown on our 40 known leaks', 40, { known: true }],
    ['80 % understand it, tested with 18 travelers', 18, {}],
    ['92 % of the answers right in 250 questions', 250, {}],
    ['The right shelf among the first three for 85 of 120 test questions', 120, {}],
  ])('is read from "%s"', (text, cases, more) => {
    const { quantities, answers } = goal(text)
    expect(plannedTests(quantities, answers)[0]).toMatchObject({ cases, ...more })
  })

  it.each([
    'at most 1 wrong in 10,000',
    'of 50 proposed matches at least 40 are right',
    'six trials instead of 25 trials',
    'the best 8 stand on the first screen',
    'mistakes in fewer than 3 of 100 minutes',
    'back in four days for a change of 30 pages',
  ])('is not made of "%s"', (text) => {
    const { quantities, answers } = goal(text)
    expect(plannedTests(quantities, answers)).toEqual([])
  })

  it('belongs to the goals of its sentence', () => {
    const { quantities, answers } = goal('80 % of letters sorted; 99 % of refunds right, shown on 150 files')
    expect(shareGoals(quantities, answers).map(({ test }) => test?.cases)).toEqual([undefined, 150])
  })

  it('shows what is found only by those that are known to be what is looked for', () => {
    const random = testFacts(goal('95 % of forgeries caught at 98 % precision, tested on 4,000 random parcels'))
    expect(random).toMatchObject({ recallTarget: 0.95, precisionTarget: 0.98, mixedTestCases: 4000 })
    expect(random.testTarget).toBeUndefined()
    const known = testFacts(goal('95 % of leaks found, shown on our 40 known leaks'))
    expect(known).toMatchObject({ testTarget: 0.95, testTargetCases: 40, recallAlone: true })
    expect(known.mixedTestCases).toBeUndefined()
  })

  it.each([
    '80 % of leaks found with two false alarms a month',
    '80 % of leaks found with 50 alerts a day instead of 400',
    '80 % of leaks found; 99 % of the marked ones right',
    '80 % of leaks found; fewer than 1 in 4,000 sound pipes wrongly dug up',
  ])('is not alone beside a limit of another kind: %s', (text) => {
    expect(testFacts(goal(text))).toMatchObject({ recallTarget: 0.8 })
    expect(testFacts(goal(text)).recallAlone).toBeUndefined()
  })

  it('is asked of its own clause', () => {
    const goals = (text: string) => {
      const { quantities, answers } = goal(text)
      return shareGoals(quantities, answers).map(({ of }) => of)
    }
    expect(goals('Date right in 98 % of scans and none of the expired ones missed')).toEqual(['all'])
    expect(goals('98 % of the expired ones found')).toEqual(['found'])
  })

  it('reads how far two people agree, from nowhere but how it is today', () => {
    const told = profile({ lessons: 'Two graders give the same verdict in 64 % of the reports.' })
    expect(testFacts(told).peopleAgree).toBe(0.64)
    expect(testFacts(goal('Two graders agree in 80 % of the reports')).peopleAgree).toBeUndefined()
  })
})

describe('the minutes of a case', () => {
  const work = (why: string) => workPerDay(profile({ why, requests_per_day: 2000, minutes_per_case: 9 }))
  it('are spent on all of them, where nothing else is said', () => {
    expect(work('It is slow.')).toBe(2000)
    expect(work('One letter takes 9 minutes.')).toBe(2000)
  })

  it('are spent on the part that people look at, or on what stands beside them', () => {
    expect(work('Two clerks hear 5 % of the calls, 9 minutes each.')).toBe(100)
    expect(work('Reviewers watch replays, 9 minutes each, 120 replays a day.')).toBe(120)
  })

  it('are of no single one of what a computer works out for all at once, but where people are named who can do it', () => {
    const told = (task: string, problem: string, requests_per_day: number) =>
      workPerDay(profile({ task, problem, requests_per_day, minutes_per_case: 25 }))
    expect(told('predict', 'Each shop orders bread.', 1400)).toBeUndefined()
    expect(told('classify', 'Each letter is read.', 1400)).toBe(1400)
    expect(told('optimize', 'Two planners sit over it.', 26)).toBe(26)
    expect(told('optimize', 'Two planners sit over it.', 260)).toBeUndefined()
  })

  it('count for nothing where they are those of another thing', () => {
    expect(work('We had 700 appeals last year, 9 minutes each.')).toBeUndefined()
    expect(workPerDay(profile({ why: 'One takes 9 minutes.', minutes_per_case: 9 }))).toBeUndefined()
  })

  it('are those of today where the goal tells a shorter time', () => {
    const { money, quantities } = profile({
      problem: 'Surveyors type each damage report, four hours a report.',
      success_measure: '50 minutes a report, none sent back',
    })
    expect(money.minutesPerCase?.value).toBe(240)
    expect(quantities.find(({ words }) => words.startsWith('50 minutes'))?.role).toBe('target')
    expect(profile({ success_measure: '50 minutes a report' }).money.minutesPerCase?.value).toBe(50)
  })

  it('are the longer ones that the problem tells of each', () => {
    const { quantities } = profile({
      problem: 'We copy 1,300 wills a year, 40 minutes each.',
      success_measure: 'No wrong name and 15 minutes a will',
    })
    expect(quantities.find(({ words }) => words.startsWith('15 minutes'))?.role).toBe('target')
  })

  it('are not whom there is, where what is handled is counted, too', () => {
    const volume = (problem: string) => profile({ problem }).volumes.perDay?.value
    expect(volume('280,000 passengers a month. The line gets 1,400 calls a week.')).toBe(200)
    expect(volume('We serve 7,000 visitors a week.')).toBe(1000)
  })

  it('stand beside another volume than the answered one', () => {
    const told = toldVolume(profile({ problem: 'We ship 5,000 pallets a year.', requests_per_day: 300 }))
    expect(told).toEqual({ perDay: 20, told: '5,000 pallets a year' })
    expect(toldVolume(profile({ problem: 'We ship 5,000 pallets a year.', requests_per_day: 20 }))).toBeUndefined()
  })
})

describe('an amount', () => {
  it.each([
    ['Each cask that is saved is worth 900 dollars.', true],
    ['Buyers sent back casks worth 900 dollars last year.', false],
    ['In March a pump stood still and we lost 9,000 dollars of sales.', false],
  ])('is the worth of one thing or of a period: "%s"', (why, expected) => {
    const { quantities, answers } = profile({ why })
    const amount = quantities.find(({ unit }) => unit === 'usd')
    expect(amount && isWorthEach(amount, answers)).toBe(expected)
  })
})
