import { expect, it } from 'vitest'
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
