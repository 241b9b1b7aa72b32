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

  it('holds a rate that shall fall against its causes', () => {
    expect(saying('goal-beyond-one-cause', returned)).toBe(
      '45% “lacked a drawing”, 30% “had a wrong form”, 25% “came late”. Your goal (from 20% to 10%) takes away 50%, more than any one of them. Perfect work on one alone ends at 11%, 14% or 15%.',
    )
    const near = { ...returned, success_measure: 'Files returned 15 % (now 20 %)' }
    expect(saying('goal-within-one-cause', near)).toContain('takes away 25%: only work on the largest one')
  })

  it('holds a time and a cut against their parts', () => {
    const time = {
      why: 'A permit takes eighteen days: nine waiting for the map, five at the desk, four until it is signed.',
      success_measure: 'Six days instead of eighteen',
    }
    expect(saying('goal-beyond-one-cause', time)).toBe(
      '50% “waiting for the map”, 28% “at the desk”, 22% “until it is signed”. Your goal (from 18 to 6 days) takes away 67%, more than any one of them. Perfect work on one alone ends at 9 days, 13 days or 14 days.',
    )
    const cut = {
      why: 'We looked at 400 complaints: 40 % were about delays, 25 % about the bill, 20 % about tone, 15 % about other things.',
      success_measure: 'Complaints down by 70 %',
    }
    expect(saying('goal-beyond-two-causes', cut)).toContain('even perfect work on the two largest is 65%.')
    expect(factsOf({ ...cut, success_measure: 'Paper down by 70 %' })).toEqual({})
  })

  it('says how many parts a share to reach takes whole', () => {
    const parts = 'Of the leaks 50 % are under roads, 30 % in houses and 20 % at valves. '
    expect(
      saying('reach-needs-all', { problem: parts, success_measure: '90 % of leaks found a week ahead' }),
    ).toContain('only if none of these parts is left out')
    const rest =
      'We can name the source of 40 % of the leaks. For the others: 50 % are under roads, 30 % in houses and 20 % at valves.'
    expect(
      saying('reach-of-the-rest', { problem: rest, success_measure: 'We can name the source for 80 % of the leaks' }),
    ).toBe(
      'From 40% to 80% takes 67% of the rest: 50% “are under roads”, 30% “in houses”, 20% “at valves”. That is at least the 2 largest of these 3, whole.',
    )
  })

  it('takes shares that are not all of it, or are of something else, for no causes', () => {
    const some = { ...returned, why: 'Of the files returned 45 % lacked a drawing and 20 % a form.' }
    expect(factsOf(some)).not.toHaveProperty('causeList')
    expect(factsOf({ ...returned, success_measure: 'Waiting under 10 % (now 25 %)' })).not.toHaveProperty('causeList')
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

  it('takes from the parts of the cases how rare that is which the goal wants found', () => {
    const calls = {
      problem:
        'We get 30 calls a day about street lamps. Of a year of calls 4 % were urgent, 56 % lamps out and 40 % questions.',
      success_measure: '97 % of urgent calls found, shown on 300 calls',
    }
    expect(factsOf(calls).prevalence).toBe(0.04)
    // The goal names no part, or a frequent one.
    expect(factsOf({ ...calls, success_measure: '97 % of doubtful calls found' }).prevalence).toBeUndefined()
    expect(factsOf({ ...calls, success_measure: '97 % of questions found' }).prevalence).toBeUndefined()
    // A list of something else says nothing of the cases.
    const repairs = calls.problem.replace('Of a year of calls', 'Of our repairs')
    expect(factsOf({ ...calls, problem: repairs }).prevalence).toBeUndefined()
  })
})
