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
    misses: fc.subarray(['budget', 'deadline', 'place', 'price'] as const),
  })
const rows = fc.tuple(row('recommended'), row('less'), row('buy'), row('runner-up'))
const plain = ({ kept: _, ...rest }: Alternative & { readonly kept: number }): Alternative => rest

describe('the option to advise', () => {
  it('leaves at least as much as each other one that keeps to what the team must have, and never a loss', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 0, max: 1_000_000 }), (drawn, gross) => {
        const all = drawn.map((each) => valued(plain(each), gross, each.kept))
        const can = eligible(all)
        const best = all.find(({ role }) => role === bestOf(all))
        const most = Math.max(...can.map(({ netUsd = 0 }) => netUsd))
        if (can.length === 0) expect(best?.role).toBe('recommended')
        else if (most < 0) expect(bestOf(all)).toBe('nothing')
        else expect(best?.netUsd).toBe(most)
      }),
    )
  })

  it('is the plan where no benefit is known, unless a product is clearly cheaper, and less where the plan is over the budget', () => {
    fc.assert(
      fc.property(rows, (drawn) => {
        const all = drawn.map(plain)
        const can = eligible(all).map(({ role }) => role)
        const expected = can.includes('buy')
          ? 'buy'
          : can.includes('recommended') || !can.includes('less')
            ? 'recommended'
            : 'less'
        expect(bestOf(all)).toBe(expected)
      }),
    )
  })

  it('is held to a deadline only where a version of the project keeps it', () => {
    const plan = (misses: Alternative['misses']): Alternative => ({
      id: 'a',
      role: 'recommended',
      title: 'a',
      risk: '',
      ...(misses && { misses }),
    })
    const less: Alternative = { id: 'b', role: 'less', title: 'b', risk: '', misses: ['deadline'] }
    expect(eligible([plan(['deadline']), less])).toHaveLength(2)
    expect(eligible([plan(undefined), less])).toHaveLength(1)
  })
})
