import { describe, expect, it } from 'vitest'
import { challenged } from '../../src/blueprint/challenges.ts'
import { checkFacts } from '../../src/blueprint/checks/check-facts.ts'
import { loadChallenges } from '../../src/blueprint/load-challenges.ts'
import { readProfile } from '../../src/profile/read-profile.ts'
import { toFacts } from '../../src/rules/facts.ts'
import { shippedBook, shippedKnowledge } from '../shipped.ts'

const book = await shippedBook()
const knowledge = await shippedKnowledge()
const loaded = await loadChallenges('knowledge', book, new Set(knowledge.sources.map(({ id }) => id)))
type Texts = Readonly<Record<string, string>>
const factsOf = (answers: Texts) => checkFacts(readProfile(book, knowledge, { frequency: 'daily', ...answers }))
const saying = (id: string, answers: Texts, more: Readonly<Record<string, number>> = {}) =>
  challenged(
    loaded.challenges,
    loaded,
    { case: 'case', cases: 'cases', ...factsOf(answers), ...more },
    toFacts(book, answers),
  ).find((each) => each.id === id)?.say

describe('a goal held against its own parts', () => {
  const returned = {
    problem: 'We write 6,000 permit files a year and 20 % are returned.',
    why: 'Of the files returned last year 45 % lacked a drawing, 30 % had a wrong form and 25 % came late.',
    success_measure: 'Files returned 10 % (now 20 %)',
  }

  it('splits a rate by its causes and says where work on one alone ends', () => {
    expect(saying('goal-beyond-one-cause', returned)).toBe(
      'Your 20% by cause, in points: 9 “lacked a drawing”, 6 “had a wrong form”, 5 “came late”. Perfect work on one of them alone ends at 11%, 14% or 15%: 10% takes at least two.',
    )
    const near = { ...returned, success_measure: 'Files returned 15 % (now 20 %)' }
    expect(saying('goal-within-one-cause', near)).toContain('15% takes 56% of the largest one away')
  })

  it('takes shares that are not all of it, or are of something else, for no causes', () => {
    expect(
      factsOf({ ...returned, why: 'Of the files returned 45 % lacked a drawing and 20 % a form.' }),
    ).not.toHaveProperty('causeNow')
    expect(factsOf({ ...returned, success_measure: 'Waiting under 10 % (now 20 %)' })).not.toHaveProperty('causeNow')
  })

  it('multiplies what is found by what is then prevented', () => {
    const ahead = {
      task: 'predict',
      outcome: 'The ward sees in the morning which patients are at risk of a fall.',
      success_measure: 'Stays with a fall drop from 8 % to 6 %, with at most 10 flags per 100 stays',
    }
    const rate = { rateNow: 0.08, rateTarget: 0.06 }
    expect(saying('flags-times-prevented', ahead, rate)).toContain(
      'If 4 in 10 of your 10% flags are right, 50% are found, and 50% of these must be prevented; if 6 in 10, 75% and 33%.',
    )
    expect(saying('found-times-prevented', { ...ahead, success_measure: 'Falls from 8 % to 6 %' }, rate)).toContain(
      'With half found, 50% of those must be prevented; with 80% found, 31%.',
    )
    // A forecast of what is needed prevents nothing.
    expect(factsOf({ task: 'predict', outcome: 'Each evening a number for each shop.' })).toEqual({})
  })

  it('says what none in a time still allows, and what last year would have brought', () => {
    const none = (success_measure: string, why = '') => ({ success_measure, why })
    expect(saying('none-in-time', none('no double payment in three months'))).toBe(
      'None in 3 months still allows up to 12 a year, at 95% confidence.',
    )
    expect(
      saying('none-in-time-after-many', none('In six months no wrong label on a shelf (20 wrong ones last year)')),
    ).toBe(
      "At last year's 20, 10 would fall into 6 months: none is a real fall, and still allows up to 6 a year, at 95% confidence.",
    )
    expect(
      saying('none-in-time-after-few', none('no lost parcel for a year', 'We had 2 lost parcels last year.')),
    ).toContain('with nothing changed, none happens 14% of the time')
    expect(factsOf(none('No answer within a week'))).toEqual({})
  })

  it('holds what people get done a year against what comes new', () => {
    const problem = 'Three catalogers do 9 maps a day each; 9,000 new maps come every year.'
    expect(saying('more-comes-than-is-done', { problem })).toBe(
      'Three catalogers x 9 maps x 250 days = 6,750 a year; 9,000 new maps come: what lies there grows by 2,250 a year before any of it is touched.',
    )
  })

  it('counts a rate that shall fall on what the story counts', () => {
    const text = {
      problem: 'We print 2,000 labels a day. Around 6 in 100 go to the wrong printer.',
      success_measure: 'At most 2 % to the wrong printer',
    }
    expect(
      saying('goal-rate-in-cases', {
        ...text,
        problem: 'We print 2,000 labels a day. Around 6 in 100 go to the wrong printer.',
      }),
    ).toBe('6% of 2,000 labels a day are 120; at 2% it is still 40.')
    expect(factsOf({ ...text, success_measure: 'At most 2 % of shifts unfilled' })).not.toHaveProperty('goalRateNow')
  })

  it('says what a backlog takes by hand and by the goal', () => {
    const text = {
      problem:
        'Our archive has 9,000 photographs, only 600 have a caption. Two volunteers write captions, 15 minutes each.',
      success_measure: 'Five minutes a caption with correcting',
    }
    expect(saying('backlog-by-hand', text)).toBe(
      '9,000 photographs, 8,400 of them open, x 15 minutes = 2,100 hours by hand. At your 5 minutes it is 700, 0.4 years of one full-time person.',
    )
  })

  it('says how often a list is right when events are rare', () => {
    const text = {
      problem: 'We keep 2,000 sows and see an illness only when it shows.',
      why: 'We have about 20 cases for every 100 sows a year.',
      success_measure: 'Eight of ten cases a day before; at most 12 false names a day',
    }
    expect(saying('rare-and-false', text, { target: 0.8 })).toBe(
      '20 per 100 sows a year on 2,000 are 400 a year, 1.1 a day. With 80% of them found and up to 12 false names a day, one in 15 is right.',
    )
  })

  it('holds a larger fall of carbon against what less driving gives', () => {
    expect(
      saying('carbon-beyond-distance', {
        success_measure: '8 % fewer kilometers',
        strategic_goal: 'Carbon per delivery down by a quarter',
      }),
    ).toBe('8% less driven gives about 8% less carbon; the strategic goal is 25%.')
  })
})
