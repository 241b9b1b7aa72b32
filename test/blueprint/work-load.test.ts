import { describe, expect, it } from 'vitest'
import { challenged } from '../../src/blueprint/challenges.ts'
import { workLoad } from '../../src/blueprint/checks/work-load.ts'
import { loadChallenges } from '../../src/blueprint/load-challenges.ts'
import { readProfile } from '../../src/profile/read-profile.ts'
import { toFacts } from '../../src/rules/facts.ts'
import { shippedBook, shippedKnowledge } from '../shipped.ts'

const book = await shippedBook()
const knowledge = await shippedKnowledge()
const loaded = await loadChallenges('knowledge', book, new Set(knowledge.sources.map(({ id }) => id)))
const factsOf = (answers: Readonly<Record<string, string>>) =>
  workLoad(readProfile(book, knowledge, { frequency: 'daily', ...answers }))
const said = (answers: Readonly<Record<string, string>>) =>
  challenged(loaded.challenges, loaded, { case: 'case', cases: 'cases', ...factsOf(answers) }, toFacts(book, {}))
const saying = (id: string, answers: Readonly<Record<string, string>>) =>
  said(answers).find((each) => each.id === id)?.say

describe('hours of work against the people for it', () => {
  const many = {
    problem: 'Each week 180 test reports arrive. One chemist types the limits into our system, 20 minutes a report.',
    success_measure: '5 minutes of the chemist a report instead of 20',
  }

  it('says that more work comes than one person can do, and what the goal makes of it', () => {
    expect(saying('load-above-hands', many)).toBe(
      '180 test reports a week x 20 minutes = 60 hours; one chemist: about 35. What waits is arithmetic, not negligence. At your 5 minutes it is 15.',
    )
  })

  it('takes the hours of one request for nobody’s day', () => {
    expect(
      factsOf({
        problem:
          'Three archivists do 900 searches a year, 4 hours each. On top come 240 special reading requests at eight hours each.',
        success_measure: '2 hours instead of 4 per search',
      }),
    ).not.toHaveProperty('loadPeople', '240 special')
  })

  it('says what part of their day it is, the busiest day beside the year', () => {
    const text = {
      problem: 'Five clerks write 8,000 reports a year (up to 80 a day in spring), 30 minutes each.',
      success_measure: 'A report takes 12 minutes instead of 30',
      strategic_goal: 'Serve two more counties without a sixth clerk',
    }
    expect(saying('load-part-of-day', text)).toBe(
      '8,000 reports a year x 30 minutes = 4,000 hours, 46% of the time of five clerks. On a day of 80: 40 hours against 35. At your 12 minutes it is 1,600.',
    )
    // The problem counts no counties.
    expect(factsOf(text)).not.toHaveProperty('growBy')
  })

  it('holds the growth of the strategic goal against the hours of today', () => {
    const text = {
      problem: 'We serve 12 counties. Five clerks write 8,000 reports a year, 30 minutes each.',
      success_measure: 'A report takes 12 minutes instead of 30',
      strategic_goal: 'Serve three more counties without a sixth clerk',
    }
    expect(saying('growth-fits', text)).toBe(
      '3 more counties beside 12 are 25% more work, if each brings as much: 2,000 hours a year at your goal, 4,000 today. Up to 24 minutes each would do.',
    )
  })

  it('says nothing of calls that are no cases, and takes a limit of time for no minutes of work', () => {
    expect(
      factsOf({ problem: 'Our 30 mechanics call the shop 40 times a day, 12 minutes each.', success_measure: '' }),
    ).toEqual({})
    expect(
      factsOf({
        problem: 'Four people at the desk answer 300 mails a day, 6 minutes each.',
        success_measure: 'Every emergency reaches a person within two minutes',
      }),
    ).not.toHaveProperty('loadGoalMinutes')
  })

  it('takes the hours that the text gives its people', () => {
    const text =
      'We get 6,000 objections a month and each takes ten minutes. There are 9 agents, each good for 140 hours a month.'
    expect(saying('load-fills-hands', { problem: text })).toBe(
      '6,000 objections a month x 10 minutes = 1,000 hours, of about 1,260 of 9 agents.',
    )
  })

  it('takes what a case takes for no hours of people', () => {
    const text =
      'Three clerks answer 900 land questions a year, 4 hours each. On top come 150 official complaints at eight hours each.'
    expect(factsOf({ problem: text })).not.toMatchObject({ loadPeople: '150 official' })
  })

  it("takes minutes of a part, or a count that is one person's, for no work of all", () => {
    const part = 'We get 9,000 forms a year. 70 % are known already, and a person needs eight minutes each to see that.'
    expect(factsOf({ problem: part })).toEqual({})
    const own =
      'We get 15,000 calls a year. Seven drivers go out, 40 minutes a visit; each is good for 1,400 hours a year, six a day.'
    expect(factsOf({ problem: own })).not.toMatchObject({ loadCount: 6 })
  })
})
