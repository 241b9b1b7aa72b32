import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  atMost,
  casesForCorrelation,
  casesForDifference,
  casesForErrors,
  casesForShare,
  casesForZero,
  failMark,
  limitFromZero,
  marginOf,
  pairsForEffect,
  passesAt,
  passMark,
  testBelow,
} from '../../src/statistics/binomial.ts'

const shares = fc.double({ min: 0.02, max: 0.98, noNaN: true })
const counts = fc.integer({ min: 1, max: 600 })

describe('how many cases prove what', () => {
  it('agrees with published tables', () => {
    expect(casesForShare(0.5, 0.05)).toBe(385)
    expect(casesForZero(0.01)).toBe(299)
    // Acceptance sampling at 95 %: 473 and 628 cases with one and two defects for 1 %.
    expect([0, 1, 2].map((errors) => casesForErrors(errors, 0.01))).toEqual([299, 473, 628])
    expect(limitFromZero(200)).toBeCloseTo(0.01487, 4)
    expect(casesForDifference(0.5, 0.6)).toBe(385)
    expect(pairsForEffect(0.5)).toBe(32)
    expect(casesForCorrelation(0.5, 0.1)).toBe(220)
    // Wilson's interval of 90 in 100 is 0.826 to 0.945.
    expect(marginOf(0.9, 100)).toBeCloseTo(0.0597, 3)
  })

  it('makes tests that a good system passes: twelve errors of 1,941 for 1 % where half of it is true', () => {
    expect(testBelow(0.01, 0.005)).toEqual({ cases: 1941, most: 12 })
    expect(passesAt(0, 300)).toBeCloseTo(1 - 0.8 ** (1 / 300), 9)
    const limits = fc.double({ min: 0.002, max: 0.4, noNaN: true })
    const ratios = fc.double({ min: 0.1, max: 0.6, noNaN: true })
    fc.assert(
      fc.property(limits, ratios, fc.double({ min: 0.5, max: 1, noNaN: true }), (limit, ratio, stricter) => {
        const { cases, most } = testBelow(limit, limit * ratio)
        // It proves the limit, and is passed with power at what was assumed.
        expect(atMost(most, cases, limit)).toBeLessThanOrEqual(0.05)
        expect(atMost(most, cases, limit * ratio)).toBeGreaterThanOrEqual(0.8)
        expect(passesAt(most, cases)).toBeGreaterThanOrEqual(limit * ratio - 1e-9)
        expect(testBelow(limit * stricter, limit * stricter * ratio).cases).toBeGreaterThanOrEqual(cases)
      }),
      { numRuns: 60 },
    )
    expect(testBelow(0.01, 0.0095).cases).toBeNaN()
  })

  it('keeps the exact distribution between nothing and certainty, and whole', () => {
    fc.assert(
      fc.property(counts, shares, (n, p) => {
        expect(atMost(n, n, p)).toBe(1)
        expect(atMost(-1, n, p)).toBe(0)
        const mirrored = 1 - atMost(n - Math.ceil(n / 3) - 1, n, 1 - p)
        expect(atMost(Math.ceil(n / 3), n, p)).toBeCloseTo(mirrored, 9)
      }),
    )
  })

  it('says the fewest cases: one fewer would not prove it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4 }), fc.double({ min: 0.003, max: 0.4, noNaN: true }), (errors, limit) => {
        const n = casesForErrors(errors, limit)
        expect(atMost(errors, n, limit)).toBeLessThanOrEqual(0.05)
        expect(n === errors + 1 || atMost(errors, n - 1, limit) > 0.05).toBe(true)
        if (errors === 0) expect(Math.abs(n - casesForZero(limit))).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('passes nobody who may be worse than the target, and fails nobody who may reach it', () => {
    fc.assert(
      fc.property(counts, shares, (n, target) => {
        const pass = passMark(n, target)
        const fail = failMark(n, target)
        if (pass !== undefined) expect(1 - atMost(pass - 1, n, target)).toBeLessThanOrEqual(0.05 + 1e-9)
        if (fail >= 0) expect(atMost(fail, n, target)).toBeLessThanOrEqual(0.05)
        expect(fail).toBeLessThan(pass ?? n + 1)
      }),
    )
  })
})
