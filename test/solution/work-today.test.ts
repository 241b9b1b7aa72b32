import { expect, it } from 'vitest'
import { benefitOf } from '../../src/solution/money/benefit.ts'
import { stakeOf } from '../../src/solution/money/stake.ts'
import { workToday } from '../../src/solution/money/work-today.ts'

const SAVED = { share: 0.3, most: 0.5 }
const told = { casesPerYear: 50_000, minutesPerCase: 12 }

it('is cases times minutes where people can have done it', () => {
  expect(workToday({ ...told, staff: 6 }, 30)).toBe(10_000)
  expect(workToday(told, 30)).toBe(10_000)
})

it('is not known where minutes and cases do not belong together, and then is no benefit either', () => {
  const events = { casesPerYear: 5_000_000_000, minutesPerCase: 12, hourlyCostUsd: 30 }
  expect(workToday({ ...events, staff: 9 }, 30)).toBeUndefined()
  expect(workToday({ ...events, budgetUsd: 400_000 }, 30)).toBeUndefined()
  expect(benefitOf({ ...events, staff: 9 }, SAVED)).toBeUndefined()
})

it('counts at most the middle of the field studies where a goal asks for most of the time', () => {
  const high = benefitOf({ ...told, staff: 6, hourlyCostUsd: 30, automationTarget: 0.8 }, SAVED)
  expect(high?.usdPerYear).toBe(90_000)
  expect(high?.how).toContain('your goal of 80% would be at most $240,000')
  expect(benefitOf({ ...told, staff: 6, hourlyCostUsd: 30, automationTarget: 0.4 }, SAVED)?.usdPerYear).toBe(120_000)
})

it('says which loss a saving of time leaves open, and nothing where a goal cuts that loss', () => {
  const losing = { ...told, staff: 6, hourlyCostUsd: 30, lossUsdPerYear: 70_000 }
  expect(benefitOf(losing, SAVED)?.notCounted).toContain('$70,000')
  const cut = benefitOf({ ...losing, cutTarget: 0.5 }, SAVED)
  expect(cut?.notCounted).toBeUndefined()
  expect(cut?.usdPerYear).toBe(90_000 + 35_000)
})

it('names no stake of nothing', () => {
  expect(stakeOf({ currentCostUsd: 0 })).toBeUndefined()
})
