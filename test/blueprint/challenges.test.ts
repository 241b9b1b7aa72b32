import { describe, expect, it } from 'vitest'
import { challenged } from '../../src/blueprint/challenges.ts'
import { loadChallenges } from '../../src/blueprint/load-challenges.ts'
import { projectFacts } from '../../src/blueprint/project-facts.ts'
import { testFacts } from '../../src/blueprint/test-facts.ts'
import { planNames } from '../../src/plan/names.ts'
import { readProfile } from '../../src/profile/read-profile.ts'
import { toFacts } from '../../src/rules/facts.ts'
import { shippedBook, shippedKnowledge } from '../shipped.ts'

const book = await shippedBook()
const knowledge = await shippedKnowledge()
const loaded = await loadChallenges('knowledge', book, new Set(knowledge.sources.map(({ id }) => id)))
const said = (values: Readonly<Record<string, number | string | boolean>>, answers = {}) =>
  challenged(loaded.challenges, loaded, { case: 'claim', cases: 'claims', ...values }, toFacts(book, answers))
const saying = (id: string, values: Readonly<Record<string, number | string | boolean>>, answers = {}) =>
  said(values, answers).find((each) => each.id === id)?.say

describe('challenges to the brief', () => {
  it('says nothing when no number is known', () => {
    expect(said({})).toEqual([])
  })

  it('says what a test without a mistake proves, with the arithmetic', () => {
    const values = { plannedTestCases: 200, zeroErrors: true, casesPerYear: 100_000 }
    expect(saying('zero-errors-planned', values)).toBe(
      '200 claims without a mistake still allow a rate of up to 1.5%, at 95% confidence. At 100,000 claims a year, that is up to 1,487.',
    )
  })

  it('divides the day over what the cases belong to', () => {
    expect(saying('cases-for-each-object', { casesPerDay: 900, objects: 600, objectsNoun: 'shops' })).toBe(
      '900 claims a day across 600 shops is 1.5 each per day on average.',
    )
    expect(saying('cases-for-each-object', { casesPerDay: 900, objects: 10, objectsNoun: 'shops' })).toBeUndefined()
  })

  it('says nothing of always saying no where there are classes to choose from', () => {
    expect(saying('accuracy-hides-the-rare', { prevalence: 0.02 })).toContain('98%')
    expect(saying('accuracy-hides-the-rare', { prevalence: 0.02, classes: 7 })).toBeUndefined()
  })

  it('holds the hours against the people, and says so when they do not meet', () => {
    expect(saying('people-time-against-heads', { workPerDay: 400, minutesPerCase: 6, staff: 2 })).toContain(
      '40 hours a day',
    )
    // People who have other work besides are no contradiction.
    expect(saying('people-time-against-heads', { workPerDay: 140, minutesPerCase: 6, staff: 20 })).toBeUndefined()
  })

  it('tells a share of fields from a share of cases', () => {
    expect(saying('every-field-right', { target: 0.95, fields: 8, targetPerField: true })).toContain(
      'only 66% of the claims',
    )
  })

  it('tells how many whole cases of a day a share of fields leaves to people', () => {
    const told = { target: 0.9, targetPerField: true }
    expect(saying('every-field-right-unknown', { ...told, casesPerDay: 100 })).toContain('Of 100 a day, 57 still need')
    expect(saying('every-field-right-unknown', told)).toMatch(/throughout\.$/u)
  })

  it('counts the mistakes of a day that have to go once, and not again as what is left', () => {
    const told = { target: 0.9, targetNow: 0.6, targetIsAccuracy: true, casesPerDay: 1000 }
    expect(saying('from-here-to-target', told)).toContain('have to go: from 400 a day to 100.')
    expect(saying('errors-left-count', told)).toBeUndefined()
    expect(saying('errors-left-count', { ...told, targetNow: 0.95 })).toContain('100 of 1,000')
    const { targetNow: _, ...alone } = told
    expect(saying('errors-left-count', alone)).toContain('100 of 1,000')
  })

  it('warns of examples that carry the mistakes of today', () => {
    const told = { target: 0.9, targetNow: 0.6, targetIsAccuracy: true, labelled: 5000 }
    expect(saying('labels-by-todays-way', told, { task: 'classify' })).toContain('about 2,000 of them are wrong')
    expect(saying('labels-by-todays-way', told, { task: 'write' })).toBeUndefined()
  })

  it('counts the hours that the test itself takes', () => {
    const told = { plannedTestCases: 200, minutesPerCase: 12, targetMinutesPerCase: 6 }
    expect(saying('test-in-hours', told, { task: 'extract' })).toContain("today's 12 minutes each, 40 hours")
    expect(saying('test-in-hours-of-drafts', told, { task: 'write' })).toContain('20 hours of those who sign')
    expect(saying('test-in-hours', { ...told, plannedTestCases: 50 }, { task: 'extract' })).toBeUndefined()
  })

  it('says when no result of the planned test could show the target', () => {
    expect(saying('test-cannot-show', { testTargetCases: 60, testTarget: 0.99 })).toBe(
      '60 in the test without a single miss show 95.1% at 95% confidence, not 99%. To show 99% takes 299 without a miss.',
    )
    expect(saying('test-cannot-show', { testTargetCases: 600, testTarget: 0.9 })).toBeUndefined()
  })

  it('says that random cases hold few of what is rare, with the rate or for three of them', () => {
    const told = { recallTarget: 0.95, mixedTestCases: 8000 }
    expect(saying('test-holds-few-positives', { ...told, prevalence: 0.001 })).toContain('hold about 8 of them')
    expect(saying('test-of-unknown-positives', { ...told, prevalence: 0.001 })).toBeUndefined()
    expect(saying('test-of-unknown-positives', told)).toContain(
      'hold 80 if one in 100 is real, 8 if one in 1,000, 0.8 if one in 10,000',
    )
  })

  it('holds the false alarms of a precision among rare ones against all others', () => {
    const told = { recallTarget: 0.9, precisionTarget: 0.9, prevalence: 0.001 }
    expect(saying('precision-among-rare', told)).toContain('only 100 in a million of the others')
  })

  it('does not let a target stand above what two people agree on', () => {
    expect(saying('target-above-people', { target: 0.9, peopleAgree: 0.7 })).toContain('agree in 70%')
    expect(saying('target-above-people', { target: 0.9, peopleAgree: 0.93 })).toBeUndefined()
  })

  it('says from which change on a trial shows anything', () => {
    const trial = { changeTestUnits: 20, changeNoun: 'nights' }
    expect(saying('change-within-the-noise', { ...trial, changeTarget: 0.05 })).toContain('from about 13% on')
    expect(saying('change-within-the-noise', { ...trial, changeTarget: 0.3 })).toBeUndefined()
  })

  it('counts what a pilot sees against what telling two rates apart takes', () => {
    const told = { pilotWeeks: 6, pilotObjects: 12, objects: 120, objectsNoun: 'branches', rateCasesPerYear: 9000 }
    expect(saying('pilot-too-small', { ...told, rateNow: 0.08, rateTarget: 0.06 })).toBe(
      '6 weeks with 12 of 120 branches see about 104. To tell 8% from 6% takes 2,551 in each of two groups (95% confidence, 80% power).',
    )
  })

  it('says from which chance of an error on a look pays, and how many people look', () => {
    const told = {
      ...{ costPerErrorUsd: 8, casesPerDay: 7800, targetIsAccuracy: true, staysShare: 0.25, staysFrom: 'assumed' },
      ...{ lookMinutes: 1, lookHourUsd: 48, lookFrom: 'the minutes assumed' },
    }
    const answers = { task: 'classify', regulated_use: 'no', error_tolerance: 'tolerant' }
    expect(saying('look-or-let-through', told, answers)).toBe(
      'Automatic where fewer than 14% are wrong: a look of 1 minute at $48 an hour (the minutes assumed) is $0.80, / $8.00 an error + 4% that people get wrong (our judgment). The 25% left (assumed), 1,950 of 7,800 a day x 1 minute / 6.5 hours, take 5 people.',
    )
    const about = { ...answers, regulated_use: 'decides-about-people' }
    expect(saying('look-or-let-through', told, about)).toBeUndefined()
    expect(saying('look-or-let-through', { ...told, costPerErrorUsd: 5000 }, answers)).toBeUndefined()
    expect(saying('look-or-let-through', { ...told, prevalence: 0.01 }, answers)).toBeUndefined()
  })

  it('tells waiting from work', () => {
    expect(saying('waiting-is-not-work', { minutesPerCase: 20, waitHours: 72 })).toContain('people wait 3 days')
    expect(saying('waiting-is-not-work', { minutesPerCase: 120, waitHours: 4 })).toBeUndefined()
  })

  it('shows the weightiest first, and applies only where it should', () => {
    const weights = said({
      casesPerDay: 9000,
      automationTarget: 0.6,
      labelled: 500,
      classes: 20,
      budgetUsd: 1000,
      firstYearUsd: 90_000,
    }).map(({ weight }) => weight)
    expect(weights.length).toBeGreaterThan(2)
    expect(weights).toEqual(weights.toSorted((a, b) => b - a))
  })

  it('says how long a goal on rare events takes to prove', () => {
    const leaks = { eventsPerYear: 2, recallTarget: 0.9 }
    expect(saying('goal-beyond-events', leaks)).toContain(
      'To show 90% takes 29 in a row without a miss. At the 2 a year',
    )
    expect(saying('goal-beyond-events', { ...leaks, eventsPerYear: 40 })).toBeUndefined()
    expect(saying('goal-beyond-events', { eventsPerYear: 2, target: 0.9 })).toContain('15 years')
  })

  it('holds a volume against what there is a record of', () => {
    const told = { casesPerYear: 400_000, historyCount: 50_000, historyPerYear: 20_000, historyTold: '50,000 loans' }
    expect(saying('volume-against-history', told)).toContain(
      '“50,000 loans” are 20,000 a year, about 55 a day: one in 20',
    )
    expect(saying('volume-against-history', { ...told, historyCount: 60 })).toBeUndefined()
    expect(saying('volume-against-history', { ...told, casesPerYear: 30_000 })).toBeUndefined()
  })

  it('reckons work on sound by its hours', () => {
    const sittings = { casesPerDay: 80, soundMinutes: 45, workOnSoundNow: 5 }
    expect(saying('work-on-sound', sittings)).toContain(
      '60 hours of sound a day; at 5 hours of work for each that is 300 hours, the work of 43 people',
    )
    expect(saying('work-on-sound-goal', { ...sittings, workOnSoundGoal: 2 })).toContain('43 people today, and of 17 at')
  })
})

describe('the facts behind the challenges', () => {
  const facts = (answers: Record<string, string | number>) =>
    projectFacts(readProfile(book, knowledge, answers), { one: 'letter', many: 'letters' }, planNames(knowledge))
  it.each([
    ['92 % of letters in the right tray', true],
    ['97 % of the labels right', undefined],
    ['Due date right in 98 % of letters', undefined],
    ['Right page for the reader, and 60 % closed by itself', undefined],
    ['98 % of trays full and right sums', undefined],
  ])('tell a share of right cases from a share of their parts, or of something else: %s', (success_measure, right) => {
    expect(facts({ success_measure }).targetIsAccuracy).toBe(right)
  })

  it('hold against a goal only what is told of the same today', () => {
    const success_measure = '95 % of letters in the right tray, first visits from 70 % to 80 %'
    expect(facts({ success_measure })).toMatchObject({ target: 0.95 })
    expect(facts({ success_measure }).targetNow).toBeUndefined()
    expect(facts({ success_measure: 'Letters in the right tray from 70 % to 80 %' }).targetNow).toBe(0.7)
  })

  it.each([
    ['We get 300 letters a day for 40 offices.', 'offices'],
    ['A team of 12 sorts and scans the 300 letters a day.', undefined],
    ['We answer 300 letters a day with 90 text blocks.', undefined],
  ])('know what cases belong to, and what they do not: %s', (problem, noun) => {
    expect(facts({ problem }).objectsNoun).toBe(noun)
  })

  it('call a case by no noun that the text counts otherwise', () => {
    const problem = 'We log 24,000 visits a year.'
    expect(facts({ problem, requests_per_day: 190 }).cases).toBe('letters')
    expect(facts({ problem, requests_per_day: 66 }).cases).toBe('visits')
  })

  it('find a bound on what is flagged in any other limit of the same goal', () => {
    const text = (success_measure: string) => testFacts(readProfile(book, knowledge, { success_measure }))
    expect(text('Recall of 95 % for stolen bikes').recallAlone).toBe(true)
    expect(text('Recall of 95 % for stolen bikes at no more than 2 % of offers held').recallAlone).toBeUndefined()
  })
})
