import { describe, expect, it } from 'vitest'
import { compute } from '../../../src/plan/ideas/compute.ts'
import { knownNumbers } from '../../../src/plan/ideas/fact-units.ts'
import { printAmount } from '../../../src/plan/ideas/unit.ts'

const numbers = knownNumbers({
  case: 'CV',
  cases: 'CVs',
  casesPerDay: 3500,
  casesPerYear: 875_000,
  objects: 2000,
  minutesPerCase: 6,
  hourlyCostUsd: 40,
  monthlyUsd: 500,
  onceUsd: 60_000,
  benefitUsdPerYear: 120_000,
  target: 0.9,
  plannedTestCases: 200,
})
const nouns = { case: ['CV', 'CVs'], object: ['job', 'jobs'] } as const
const told = (expression: string, unit: string) => {
  const computed = compute(expression, unit, numbers)
  return 'fault' in computed ? computed.fault : printAmount(computed.value, unit, nouns)
}

describe('a figure of somebody else’s expression', () => {
  it.each([
    ['casesPerDay / objects', 'case/day/object', '1.75 CVs a day for each job'],
    ['casesPerDay * minutesPerCase', 'hour/day', '350 hours a day'],
    ['casesPerYear * minutesPerCase * hourlyCostUsd', 'usd/year', '$3,500,000 a year'],
    ['monthlyUsd * monthsPerYear', 'usd/year', '$6,000 a year'],
    ['onceUsd / benefitUsdPerYear', 'year', '0.5 years'],
    ['1 - target', 'share', '10%'],
    ['casesForZero(1 - target)', 'case', '29 CVs'],
    ['limitFromZero(plannedTestCases)', 'share', '1.5%'],
    ['max(casesPerDay, casesPerDay) / casesPerDay', 'times', '1 times'],
  ])('is worked out and told in its unit: %s', (expression, unit, printed) => {
    expect(told(expression, unit)).toBe(printed)
  })

  it.each([
    ['casesPerDay + objects', 'case/day'],
    ['casesPerDay', 'case/year'],
    ['casesPerDay * hourlyCostUsd', 'usd/day'],
    ['monthlyUsd', 'usd'],
    ['target', 'case'],
    ['ceil(minutesPerCase)', 'hour/case'],
    ['sqrt(casesPerDay)', 'times'],
    ['erlangChannels(casesPerDay, minutesPerCase, target)', 'case'],
    ['casesPerDay', 'parsec'],
  ])('is dropped where units do not fit: %s in %s', (expression, unit) => {
    expect(told(expression, unit)).toBe('unit')
  })

  it.each([
    '42',
    'casesPerDay * 3',
    'casesPerDay * "9"',
    'casesPerDay + 1',
    'target - 1 / 1',
    '1 - 1',
    'labelled / objects',
    'casesPerDay - casesPerDay - casesPerDay',
    'casesPerDay * exp(casesPerDay / casesPerDay / (1 - target) / (1 - target))',
    'casesPerDay / (objects - objects)',
    'casesPerDay > 3 ? casesPerDay : objects',
    'casesPerDay.constructor',
    'constructor',
    '__proto__',
    'known(casesPerDay)',
    'eval(casesPerDay)',
    'casesPerDay /',
    '',
    `${'('.repeat(5000)}casesPerDay`,
  ])('is dropped where it is no arithmetic over facts, or brings a number: %s', (expression) => {
    expect(['expression', 'unit']).toContain(told(expression, 'case/day'))
  })
})
