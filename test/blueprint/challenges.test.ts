import { describe, expect, it } from 'vitest'
import { challenged } from '../../src/blueprint/challenges.ts'
import { loadChallenges } from '../../src/blueprint/load-challenges.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { toFacts } from '../../src/rules/facts.ts'
import { loadRuleBook } from '../../src/rules/load.ts'

const book = await loadRuleBook('rules')
const knowledge = await loadKnowledge('knowledge')
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

  it('holds the hours against the people, and says so when they do not meet', () => {
    expect(saying('people-time-against-heads', { casesPerDay: 400, minutesPerCase: 6, staff: 2 })).toContain(
      '40 hours a day',
    )
    expect(saying('people-time-agrees', { casesPerDay: 140, minutesPerCase: 6, staff: 2 })).toContain(
      'matches 2 people',
    )
  })

  it('tells a share of fields from a share of cases', () => {
    expect(saying('every-field-right', { target: 0.95, fields: 8, targetPerField: true })).toContain(
      'only 66% of the claims',
    )
  })

  it('shows the weightiest first, and applies only where it should', () => {
    const weights = said({
      casesPerDay: 9000,
      target: 0.9,
      labelled: 500,
      classes: 20,
      budgetUsd: 1000,
      firstYearUsd: 90_000,
    }).map(({ weight }) => weight)
    expect(weights.length).toBeGreaterThan(2)
    expect(weights).toEqual(weights.toSorted((a, b) => b - a))
    expect(saying('review-load', { casesPerDay: 600 }, { error_tolerance: 'reviewed' })).toContain('10 hours a day')
    expect(saying('review-load', { casesPerDay: 600 }, { error_tolerance: 'tolerant' })).toBeUndefined()
  })
})
