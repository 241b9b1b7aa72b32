import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Alternative } from '../../src/plan/alternatives.ts'
import { valued } from '../../src/plan/best.ts'
import { tippingInWords, tippingOf } from '../../src/plan/tipping.ts'
import type { Benefit } from '../../src/solution/money/benefit.ts'

const row = (role: 'recommended' | 'less', threeYearUsd: number, low: number, high = low): Alternative => ({
  id: role,
  role,
  title: role,
  risk: '',
  threeYearUsd,
  keeps: { low, high },
})
/** Hours that are worth so much a year if all are freed. */
const hours = (mostUsd: number): Benefit => ({
  mostUsd,
  usdPerYear: mostUsd * 0.7,
  low: mostUsd * 0.5,
  high: mostUsd * 0.9,
  how: '',
  assumed: [{ what: 'of it really freed: assumed', low: 0.5, high: 0.9 }],
  inHours: true,
})

describe('where building and doing less change places', () => {
  it('is where both leave the same over three years, and only inside what we assume', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 10_000, max: 900_000 }),
        fc.integer({ min: 1000, max: 9000 }),
        fc.integer({ min: 5000, max: 900_000 }),
        (build, simple, most) => {
          const rows = [row('recommended', build, 1), row('less', simple, 0.3, 0.6)]
          const { keeps, grossUsd } = tippingOf(rows, hours(most)) ?? {}
          const nets = (gross: number, kept: number) =>
            rows.map((each) => valued(each, gross, each.role === 'less' ? kept : 1).netUsd ?? 0)
          for (const [gross, kept] of [
            ...(keeps === undefined ? [] : [[most * 0.7, keeps] as const]),
            ...(grossUsd === undefined ? [] : [[grossUsd, 0.45] as const]),
          ]) {
            const [ofBuild = 0, ofLess = 0] = nets(gross, kept)
            expect(ofBuild).toBeCloseTo(ofLess, 4)
            expect(ofBuild).toBeGreaterThan(0)
          }
          if (keeps !== undefined) expect(keeps > 0.3 && keeps < 0.6).toBe(true)
          if (grossUsd !== undefined) expect(grossUsd > most * 0.5 && grossUsd < most * 0.9).toBe(true)
        },
      ),
    )
  })

  it('is said by the share that doing less keeps, else by the share that the benefit rests on', () => {
    const near = tippingOf([row('recommended', 42_000, 1), row('less', 8500, 0.3, 0.6)], hours(24_300))
    expect(near && tippingInWords(near, 'build')).toBe('doing less brings under 34% of what the whole would')
    expect(near && tippingInWords(near, 'less')).toBe('it brings over 34% of what the whole would')
    const far = tippingOf([row('recommended', 42_000, 1), row('less', 8500, 0.4, 0.5)], hours(24_300))
    expect(far && tippingInWords(far, 'build')).toBe('the share “of it really freed” is over 84%')
  })

  it('is not said where nothing inside what we assume turns the advice, or where no benefit is known', () => {
    const rows = [row('recommended', 42_000, 1), row('less', 8500, 0.3, 0.6)]
    expect(tippingOf(rows, hours(9_000_000))).toBeUndefined()
    expect(tippingOf(rows, hours(5000))).toBeUndefined()
    expect(tippingOf(rows, undefined)).toBeUndefined()
    expect(tippingOf(rows.slice(0, 1), hours(24_300))).toBeUndefined()
  })
})
