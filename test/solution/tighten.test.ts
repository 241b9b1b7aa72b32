import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { simulate } from '../../src/solution/money/simulate.ts'
import { tighten, tightness } from '../../src/solution/money/tighten.ts'

const part = fc
  .record({ low: fc.integer({ min: 0, max: 50_000 }), times: fc.double({ min: 1, max: 6, noNaN: true }) })
  .map(({ low, times }) => ({ low, high: low === 0 ? 1000 * times : low * times }))

const sum = (parts: readonly { low: number; high: number }[], end: 'low' | 'high') =>
  parts.reduce((all, each) => all + each[end], 0)

describe('ends of the parts of a total', () => {
  it('add up to the ends of the total, and stay inside their own', () => {
    fc.assert(
      fc.property(fc.array(part, { minLength: 2, maxLength: 10 }), (parts) => {
        const lines = parts.map((each, at) => ({ id: `people-${at}`, per: 'once' as const, ...each }))
        const { once } = simulate(lines, { low: 10, high: 20 })
        const tight = parts.map((each) => tighten(each, tightness(parts, once)))
        for (const [at, each] of tight.entries()) {
          const own = parts[at] ?? { low: 0, high: 0 }
          expect(each.low).toBeGreaterThanOrEqual(own.low - 1e-6)
          expect(each.high).toBeLessThanOrEqual(own.high + 1e-6)
          expect(each.low).toBeLessThanOrEqual(each.high + 1e-6)
        }
        expect(sum(tight, 'high')).toBeLessThanOrEqual(Math.max(once.high, sum(parts, 'low')) * 1.0001 + 1)
        expect(sum(tight, 'low')).toBeLessThanOrEqual(Math.max(once.low * 1.0001 + 1, sum(parts, 'low')))
      }),
    )
  })

  it('leaves a single part as it was', () => {
    const one = { low: 100, high: 400 }
    expect(tighten(one, tightness([one], one))).toEqual(one)
  })
})
