import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatNumber, formatUsd, formatUsdRange, formatWeeks } from '../../src/amounts/print.ts'
import { formatFigure } from '../../src/amounts/print-figure.ts'

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
    expect([-3.5, -930, -71_000].map(formatUsd)).toEqual(['-$3.5', '-$930', '-$71,000'])
    expect(formatUsdRange({ low: 1001, high: 1004 })).toBe('$1,000')
    expect(formatUsdRange({ low: 1000, high: 2000 })).toBe('$1,000 to $2,000')
    expect(formatWeeks({ low: 3, high: 3 })).toBe('3 weeks')
    expect(formatWeeks({ low: 3.3921, high: 7.2711 })).toBe('3 to 7 weeks')
    expect(formatWeeks({ low: 0.2, high: 1.2 })).toBe('1 week')
  })

  it('shows value, range and unit of an estimate', () => {
    expect(formatFigure({ value: 15.31, low: 14.8, high: 16.1, unit: 'GiB' })).toBe('15.3 GiB (14.8 to 16.1)')
    expect(formatFigure({ value: 8, low: 8, high: 8, unit: 'GiB' })).toBe('8 GiB')
    expect(formatFigure({ value: 1234, low: 1000, high: 2000, unit: 'USD' })).toBe('$1,200 ($1,000 to $2,000)')
  })

  it('gives a wide range two digits, hours under one in minutes, and what is too small only a bound', () => {
    expect(formatFigure({ value: 412, low: 347, high: 547, unit: 'GiB' })).toBe('410 GiB (350 to 550)')
    expect(formatFigure({ value: 0.045, low: 0.026, high: 0.077, unit: 'hours' })).toBe('2.7 minutes (1.6 to 4.6)')
    expect(formatFigure({ value: 505, low: 97, high: 2710, unit: 'ms' })).toBe('0.51 s (0.097 to 2.7)')
    expect(formatFigure({ value: 0.09, low: 0.03, high: 0.17, unit: 'USD' })).toBe('under $1')
    expect(formatFigure({ value: 0.02, low: 0.01, high: 0.03, unit: 'kWh' })).toBe('under 1 kWh')
    expect(formatFigure({ value: 126, low: 112, high: 142, unit: 'accelerators' })).toBe(
      '126 accelerators (112 to 142)',
    )
    expect(formatUsdRange({ low: 0.1, high: 0.4 })).toBe('under $1')
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
