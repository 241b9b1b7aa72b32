import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Alternative } from '../../src/plan/alternatives.ts'
import { bestOf, eligible, valued } from '../../src/plan/best.ts'

const row = (role: Alternative['role']) =>
  fc.record({
    id: fc.constant(role),
    role: fc.constant(role),
    title: fc.constant(role),
    risk: fc.constant('none'),
    threeYearUsd: fc.integer({ min: 1000, max: 3_000_000 }),
    kept: fc.double({ min: 0.1, max: 1, noNaN: true }),
    weeks: fc.integer({ min: 4, max: 80 }),
    misses: fc.subarray(['budget', 'deadline', 'place', 'price'] as const),
  })
const rows = fc.tuple(row('recommended'), row('less'), row('buy'), row('runner-up'))
const plain = ({ kept: _, ...rest }: Alternative & { readonly kept: number }): Alternative => rest

describe('the option to advise', () => {
  it('leaves as much as each other one that keeps to what the team must have, but for a sixth of the plan, or half of it where less is done, and never a loss', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 0, max: 1_000_000 }), (drawn, gross) => {
        const all = drawn.map((each) => valued(plain(each), gross, each.kept))
        const can = eligible(all, 26)
        const best = all.find(({ role }) => role === bestOf(all, 26))
        const most = Math.max(...can.map(({ netUsd = 0 }) => netUsd))
        if (can.length === 0) expect(best?.role).toBe('recommended')
        else if (most < 0) expect(bestOf(all, 26)).toBe('nothing')
        else if (best?.role === 'recommended') {
          const first = can.find(({ netUsd }) => netUsd === most)
          expect(most).toBeLessThanOrEqual((best.netUsd ?? 0) * (first?.role === 'less' ? 1.5 : 1.15))
        } else expect(best?.netUsd).toBe(most)
      }),
    )
  })

  it('is the plan where no benefit is known, unless a product is clearly cheaper, and less where the plan is over the budget', () => {
    fc.assert(
      fc.property(rows, (drawn) => {
        const all = drawn.map(plain)
        const can = eligible(all, 26).map(({ role }) => role)
        const expected = can.includes('buy')
          ? 'buy'
          : can.includes('recommended') || !can.includes('less')
            ? 'recommended'
            : 'less'
        expect(bestOf(all, 26)).toBe(expected)
      }),
    )
  })

  it('is held to a deadline as far as weeks can be told, and only where a version of the project keeps it', () => {
    const of = (role: Alternative['role'], weeks: number): Alternative => ({
      id: role,
      role,
      title: role,
      risk: '',
      weeks,
    })
    expect(eligible([of('recommended', 40), of('less', 35)], 26)).toHaveLength(2)
    expect(eligible([of('recommended', 26), of('less', 35)], 26)).toHaveLength(1)
    expect(eligible([of('recommended', 31), of('smaller', 26)], 26)).toHaveLength(2)
    expect(eligible([of('recommended', 50), of('smaller', 26)], 26).map(({ role }) => role)).toEqual(['smaller'])
  })
})
