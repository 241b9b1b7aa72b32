import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatFigure, formatNumber, formatUsd, formatUsdRange, formatWeeks } from '../../src/plan/format.ts'

describe('figures for people', () => {
  it('rounds money to two significant digits and names millions', () => {
    expect([0.034, 7, 949, 12_345, 1_234_567, 4.2e9].map(formatUsd)).toEqual([
      '$0.034',
      '$7',
      '$950',
      '$12,000',
      '$1.2 million',
      '$4.2 billion',
    ])
  })

  it('shows one figure where both ends read the same', () => {
    expect(formatUsdRange({ low: 1001, high: 1004 })).toBe('$1,000')
    expect(formatUsdRange({ low: 1000, high: 2000 })).toBe('$1,000 to $2,000')
    expect(formatWeeks({ low: 3, high: 3 })).toBe('3 weeks')
  })

  it('shows value, range and unit of an estimate', () => {
    expect(formatFigure({ value: 15.31, low: 14.8, high: 16.1, unit: 'GiB' })).toBe('15.3 GiB (14.8 to 16.1)')
    expect(formatFigure({ value: 8, low: 8, high: 8, unit: 'GiB' })).toBe('8 GiB')
    expect(formatFigure({ value: 1234, low: 1000, high: 2000, unit: 'USD' })).toBe('$1,200 ($1,000 to $2,000)')
  })

  it('keeps a number within half a unit of its last shown digit', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e12, noNaN: true }), (value) => {
        const read = Number(formatNumber(value).replaceAll(',', ''))
        expect(Math.abs(read / value - 1)).toBeLessThanOrEqual(0.005 + 1e-9)
      }),
    )
  })
})
