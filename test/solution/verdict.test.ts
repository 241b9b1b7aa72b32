import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { budgetVerdict } from '../../src/solution/money/verdict.ts'

const range = fc
  .tuple(fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: 0, max: 1e6 }))
  .map(([low, width]) => ({ low, high: low + width }))
const usd = (text: string) => Number.parseFloat(text.replaceAll(',', '')) * (text.includes('million') ? 1e6 : 1)
const NOTHING = { low: 0, high: 0 }
const planning = ({ low, high }: { low: number; high: number }) => (low + high) / 2

describe('the verdict on a budget', () => {
  it('says within or over by the figure to plan with, and which end is the other way', () => {
    fc.assert(
      fc.property(range, fc.integer({ min: 1, max: 2e6 }), (firstYear, value) => {
        const verdict = budgetVerdict({ value, known: 'exact' }, firstYear, NOTHING, NOTHING, planning(firstYear))
        const expected =
          firstYear.high <= value
            ? /is within the budget of [^.,]*\.$/
            : firstYear.low > value
              ? / over [^.,]*\./
              : planning(firstYear) <= value
                ? /within .*but for the high end\.$/
                : /over .*but for the low end\./
        expect(verdict.replaceAll(/(\d)[.,](\d)/g, '$1$2')).toMatch(expected)
      }),
    )
  })

  it('does not count what is paid either way, and shows how much of a shortage are people to hire', () => {
    const firstYear = { low: 60_000, high: 120_000 }
    const have = { low: 30_000, high: 60_000 }
    expect(budgetVerdict({ value: 60_000, known: 'exact' }, firstYear, have, NOTHING, 45_000)).toContain(
      '$30,000 to $60,000',
    )
    const tight = budgetVerdict(
      { value: 40_000, known: 'bucket' },
      firstYear,
      have,
      { low: 25_000, high: 50_000 },
      45_000,
    )
    expect(tight).toMatch(
      /over the budget of up to \$40,000, but for the low end\..*all the rest is \$5,000 to \$10,000/,
    )
  })

  it('never prints a range the wrong way around', () => {
    const firstYear = { low: 60_000, high: 95_000 }
    const verdict = budgetVerdict(
      { value: 80_000, known: 'exact' },
      firstYear,
      NOTHING,
      { low: 20_000, high: 90_000 },
      81_000,
    )
    expect(verdict).toContain('all the rest is $5,000 to $40,000')
    fc.assert(
      fc.property(range, range, range, fc.integer({ min: 1, max: 2e6 }), (whole, have, pay, value) => {
        const printed = budgetVerdict({ value, known: 'exact' }, whole, have, pay, planning(whole))
        for (const [, low = '', high = ''] of printed.matchAll(/\$([\d,.]+(?: million)?) to \$([\d,.]+(?: million)?)/g))
          expect(usd(low)).toBeLessThanOrEqual(usd(high))
      }),
    )
  })
})
