import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CostPart, simulate } from '../../src/solution/money/simulate.ts'
import { swingsOf } from '../../src/solution/money/swings.ts'

const line = (id: string, low: number, high: number, per: CostPart['per'] = 'once'): CostPart => ({
  id,
  low,
  high,
  per,
})
const anyLines = fc.array(
  fc
    .record({
      id: fc.constantFrom('people-new', 'people-in-house', 'serving', 'labelling', 'operation'),
      low: fc.integer({ min: 0, max: 100_000 }),
      more: fc.integer({ min: 0, max: 200_000 }),
      per: fc.constantFrom('once', 'month'),
    })
    .map(({ id, low, more, per }) => line(id, low, low + more, per)),
  { minLength: 1, maxLength: 8 },
)
const weeks = { low: 10, high: 20 }

describe('the cost of a project by simulation', () => {
  it('gives a single line back as its own range, with the middle to plan with', () => {
    const { once } = simulate([line('people-new', 50_000, 100_000)], weeks)
    expect(once.low / 50_000).toBeCloseTo(1, 1)
    expect(once.high / 100_000).toBeCloseTo(1, 1)
    expect(once.planning / Math.sqrt(50_000 * 100_000)).toBeCloseTo(1, 1)
  })

  it('pays by the month only from when the thing runs', () => {
    const paid = simulate([line('serving', 1000, 1000, 'month')], { low: 26, high: 26 })
    expect(paid.firstYear.planning).toBeCloseTo(1000 * (12 - 26 / 4.345), 5)
  })

  it('counts three years of use on top of what is paid once, as the benefit is', () => {
    fc.assert(
      fc.property(anyLines, (lines) => {
        const { once, monthly, threeYears } = simulate(lines, { low: 4, high: 60 })
        expect(threeYears.planning).toBeCloseTo(once.planning + 36 * monthly.planning, 5)
      }),
    )
  })

  it('gives the same numbers again, in order, inside the sums of the ends', () => {
    fc.assert(
      fc.property(anyLines, (lines) => {
        const first = simulate(lines, weeks)
        expect(simulate(lines, weeks)).toEqual(first)
        for (const spread of [first.once, first.monthly, first.firstYear, first.threeYears]) {
          expect(spread.low).toBeLessThanOrEqual(spread.planning)
          expect(spread.planning).toBeLessThanOrEqual(spread.high)
          expect(spread.low).toBeGreaterThanOrEqual(0)
        }
        // Of ends that lie a thousandfold apart the sum of two middles says nothing of the middle of their sum.
        if (lines.every(({ low, high }) => high <= 10 * low))
          expect(first.threeYears.planning).toBeGreaterThanOrEqual(first.firstYear.planning)
      }),
    )
  })

  it('names the line that moves the total most first', () => {
    const labelled = (id: string, low: number, high: number) => ({ ...line(id, low, high), label: id })
    const swings = swingsOf([labelled('labelling', 900, 1100), labelled('people-new', 20_000, 90_000)], weeks)
    expect(swings.map(({ id }) => id)).toEqual(['people-new', 'labelling'])
    expect((swings[0]?.high ?? 0) - (swings[0]?.low ?? 0)).toBeCloseTo(70_000, 5)
  })

  it('is narrower than the sum of the ends where lines are independent', () => {
    const many = Array.from({ length: 6 }, (_, i) => line(`line-${i}`, 10_000, 40_000))
    const { once } = simulate(many, weeks)
    expect(once.high - once.low).toBeLessThan(6 * 30_000 * 0.6)
  })
})
