import { expect, it } from 'vitest'
import { hoursToday } from '../../src/solution/money/time-gain.ts'
import { workToday } from '../../src/solution/money/work-today.ts'

const told = { casesPerYear: 50_000, minutesPerCase: 12 }

it('is cases times minutes where people can have done it', () => {
  expect(workToday({ ...told, staff: 6 }, 30)).toBe(10_000)
  expect(workToday(told, 30)).toBe(10_000)
})

it('may be many times the budget where the team has told what an hour costs', () => {
  const office = { ...told, budgetUsd: 20_000 }
  expect(workToday(office, 30)).toBeUndefined()
  expect(workToday({ ...office, hourlyCostUsd: 30 }, 30)).toBe(10_000)
})

it('is not known where minutes and cases do not belong together', () => {
  const events = { casesPerYear: 5_000_000_000, minutesPerCase: 12, hourlyCostUsd: 30 }
  expect(workToday({ ...events, staff: 9 }, 30)).toBeUndefined()
  expect(workToday({ ...events, budgetUsd: 400_000 }, 30)).toBeUndefined()
})

it('is counted over working days before it is held against what the people there are can do', () => {
  // 300 a day at 20 minutes are 25,000 hours of working days; twelve people have 21,000.
  const facts = { casesPerDay: 300, casesPerYear: 300 * 365, workPerDay: 300, minutesPerCase: 20 }
  expect(hoursToday({ facts, worth: undefined, anHourUsd: 40 })).toBe(25_000)
  expect(hoursToday({ facts: { ...facts, staff: 12 }, worth: undefined, anHourUsd: 40 })).toBe(21_000)
})
