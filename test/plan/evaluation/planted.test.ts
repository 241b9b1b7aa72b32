import { expect, it } from 'vitest'
import { plantedTest } from '../../../src/plan/evaluation/planted.ts'
import { atMost } from '../../../src/statistics/binomial.ts'

it('allows none of the cases where code stands guard, and says what that shows', () => {
  expect(plantedTest({ below: 0.03 })).toEqual({
    passes: 'none of 99',
    shows: '99 such cases without an error show below 3% (95% confidence)',
  })
})

it('allows so many that a good system passes four times in five and one at the limit once in twenty', () => {
  const { passes, shows } = plantedTest({ below: 0.05, really: 0.01 })
  expect(passes).toBe('at most 2 of 124')
  expect(shows).toContain('below 5%')
  expect(atMost(2, 124, 0.05)).toBeLessThanOrEqual(0.05)
  expect(atMost(2, 124, 0.01)).toBeGreaterThanOrEqual(0.8)
})
