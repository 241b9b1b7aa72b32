import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { eventsForAuc, eventsForAucs } from '../../src/statistics/auc.ts'
import { atMostEvents, rateBelow, upperMean } from '../../src/statistics/poisson.ts'

describe('a rate of events', () => {
  it('has the exact upper limits of the tables', () => {
    expect([0, 1, 4].map((k) => Number(upperMean(k).toFixed(3)))).toEqual([2.996, 4.744, 9.154])
  })

  it('is proven by a test that a better one passes and one at the limit does not', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.05, max: 0.7, noNaN: true }), (really) => {
        const { expected, most } = rateBelow(really)
        expect(atMostEvents(most, expected)).toBeLessThanOrEqual(0.0501)
        expect(atMostEvents(most, really * expected)).toBeGreaterThanOrEqual(0.8)
      }),
    )
  })
})

describe('an AUC', () => {
  it('is as sure as the rarer outcome has cases', () => {
    expect(eventsForAuc(0.7, 0.03)).toBe(370)
    expect(eventsForAucs(0.65, 0.75)).toBeLessThan(eventsForAucs(0.65, 0.7))
  })
})
