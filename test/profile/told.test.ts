import { describe, expect, it } from 'vitest'
import { projectFacts } from '../../src/blueprint/project-facts.ts'
import { readProfile } from '../../src/profile/read-profile.ts'
import type { Answers } from '../../src/rules/rule-book.ts'
import { shippedBook, shippedKnowledge } from '../shipped.ts'

const knowledge = await shippedKnowledge()
const book = await shippedBook()
const names = { language: String, country: String, accelerator: String, national: () => ({}) }
const facts = (answers: Answers) =>
  projectFacts(readProfile(book, knowledge, answers), { one: 'case', many: 'cases' }, names)

describe('what a text says of the work today', () => {
  it.each([
    ['Guests wait 5 hours for an answer.', 5],
    ['A decision takes 6 weeks.', 6 * 168],
    ['Quotes take about 3 days.', 72],
    ['The contract runs for 3 years.', undefined],
  ])('%s', (why, hours) => {
    expect(facts({ why }).waitHours).toBe(hours)
  })

  it.each([
    ['Of the samples 2 % are spoiled.', 0.02],
    ['One parcel in 500 is opened.', 0.002],
    ['Sales rose by 4 %.', undefined],
    ['70 % are repeats.', undefined],
    ['A filter flags 900 a day and clerks look at each for 1.5 minutes; only 8 in 100 are really bad.', undefined],
    ['The program raises alerts on names. Of the alerts 3 % are real.', undefined],
    ['In May a lot came back because 4 % were too short.', undefined],
    ['Clerks send each one to one of 30 desks.', undefined],
    ['We get 9,000 bags a day. A belt marks 800 bags a day, and 6 % are really dangerous.', undefined],
  ])('%s', (problem, share) => {
    expect(facts({ problem }).prevalence).toBe(share)
  })

  it('knows for how many there is what is needed, and how many arrive incomplete', () => {
    expect(facts({ dependencies: 'For 61 % of the visits there is an earlier scan.' }).coverage).toBe(0.61)
    expect(facts({ problem: 'A third is new, and 44 % of the forms arrive incomplete.' }).incompleteShare).toBe(0.44)
    expect(facts({ problem: 'In 44 % of the towns a form exists.' }).incompleteShare).toBeUndefined()
  })

  it('takes the score of an earlier trial, and no score that is wanted', () => {
    expect(facts({ lessons: 'A first model reached AUC 0.97.' }).triedScore).toBe(0.97)
    expect(facts({ success_measure: 'AUC 0.97' }).triedScore).toBeUndefined()
  })
})

describe('the trial that a team plans', () => {
  it.each([
    ['fewer returns, shown in a six-week pilot with 12 branches', { pilotWeeks: 6, pilotObjects: 12 }],
    ['we judge it after a trial of 3 weeks', { pilotWeeks: 3 }],
    ['live for 3 weeks', {}],
  ])('%s', (success_measure, told) => {
    const { pilotWeeks, pilotObjects } = facts({ success_measure })
    expect({ ...(pilotWeeks && { pilotWeeks }), ...(pilotObjects && { pilotObjects }) }).toEqual(told)
  })
})

describe('what a rate is a part of', () => {
  const problem = 'We get 20,000 orders a year and ship 9,000 parcels abroad. 8 % of the parcels abroad come back.'

  it('is the count of those very things', () => {
    const measure = { success_measure: 'returns from 8 % to 6 %', frequency: 'daily', requests_per_day: 80 }
    expect(facts({ problem, ...measure }).rateCasesPerYear).toBe(9000)
  })

  it('is the volume where the words do not say', () => {
    const measure = { success_measure: 'returns from 8 % to 6 %', frequency: 'daily', requests_per_day: 80 }
    expect(facts({ problem: 'Parcels come back.', ...measure }).rateCasesPerYear).toBe(80 * 250)
  })

  it.each([
    ['14,000 closed claims of seven years', 2000],
    ['We saw 40 leaks in the last five years.', 8],
    ['900 leases of five years', undefined],
    ['We want 900 claims in three years', undefined],
  ])('knows how many of the past there are a year: %s', (told, each) => {
    const where = told.startsWith('We want') ? { outcome: told } : { dependencies: told }
    expect(facts(where).historyPerYear).toBe(each)
  })

  it('counts a rate on what the text has a record of, not on what comes in', () => {
    const lender = {
      problem: 'We lend 100 to 700 dollars to traders, 4,000 requests a day.',
      why: 'Nine per cent of loans are lost.',
      success_measure: 'Losses from 9 % to 7 %',
      dependencies: '50,000 repaid loans of five years',
    }
    expect(facts(lender)).toMatchObject({ rateCasesPerYear: 10_000, loanUsd: 400 })
    expect(facts({ problem: 'A repair costs 100 to 700 dollars.' }).loanUsd).toBeUndefined()
  })

  it('knows what one error costs, and whom', () => {
    expect(facts({ why: 'A missed delivery costs the customer 25 dollars.' })).toMatchObject({
      costPerErrorUsd: 25,
      errorCostOf: 'customers',
    })
    expect(facts({ why: 'A missed delivery costs us 25 dollars.' }).errorCostOf).toBeUndefined()
  })

  it('counts the languages that are counted, not those that are named for something else', () => {
    const told = facts({
      problem: 'Players chat in nine languages.',
      dependencies: 'Labels, few of them in Thai and Lao.',
    })
    expect(told).toMatchObject({ languageCount: 9, languages: '9 languages' })
    expect(facts({ problem: 'Letters in Thai and Lao.' }).languages).toBe('th and lo')
  })
})
