import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { effortSchema } from '../../src/knowledge/effort.ts'
import { readProfile } from '../../src/profile/read-profile.ts'
import { assign, hoursByRole } from '../../src/solution/effort/assign.ts'
import { careOf } from '../../src/solution/effort/care.ts'
import { packagesOf } from '../../src/solution/effort/packages.ts'
import type { Scope } from '../../src/solution/effort/scope.ts'
import { sizeOf } from '../../src/solution/effort/size.ts'
import { stockOf } from '../../src/solution/effort/stock.ts'
import { middle } from '../../src/solution/range.ts'
import { readWorkload } from '../../src/solution/workload.ts'
import { shippedBook, shippedKnowledge } from '../shipped.ts'

const knowledge = await shippedKnowledge()
const book = await shippedBook()
const { effort, planning, roles } = knowledge
const ROWS = [...effort.packages, ...effort.running]
const COUNTED = [...new Set(ROWS.flatMap(({ per }) => (per === undefined ? [] : [per].flat())))]
const FACTS = [...new Set([...ROWS, ...effort.factors, ...effort.platform].flatMap(({ when }) => Object.keys(when)))]

/** Any values of the facts that packages look at, and any numbers of what they count. */
const scopes: fc.Arbitrary<Scope> = fc.record({
  facts: fc.record(
    Object.fromEntries(
      FACTS.map((fact) => [fact, fc.constantFrom(...valuesOf(fact), 'unknown').map((value) => [value])]),
    ),
  ),
  counts: fc.record(Object.fromEntries(COUNTED.map((each) => [each, fc.nat(9)]))),
  names: fc.constant({}),
})
const teams = fc.subarray(roles.map(({ id }) => id))
const total = (scope: Scope, size: number, team: readonly string[]) =>
  Object.values(hoursByRole(assign(packagesOf(scope, size, effort), team, effort))).reduce(
    (sum, hours) => sum + middle(hours),
    0,
  )

describe('the hours of a project', () => {
  it('never get fewer with one more part, system, language, place or week of the pilot', () => {
    fc.assert(
      fc.property(scopes, teams, fc.constantFrom(...COUNTED), (scope, team, more) => {
        const counts = { ...scope.counts, [more]: (scope.counts[more] ?? 0) + 1 }
        expect(total({ ...scope, counts }, 1, team)).toBeGreaterThanOrEqual(total(scope, 1, team) - 1e-6)
      }),
    )
  })

  it('of a month never get fewer either, and are never none', () => {
    fc.assert(
      fc.property(
        scopes,
        fc.constantFrom(...COUNTED),
        fc.double({ min: 0.05, max: 2, noNaN: true }),
        (scope, more, size) => {
          const counts = { ...scope.counts, [more]: (scope.counts[more] ?? 0) + 1 }
          const now = middle(careOf(scope, size, 0, effort).hours)
          expect(now).toBeGreaterThan(0.5)
          expect(middle(careOf({ ...scope, counts }, size, 0, effort).hours)).toBeGreaterThanOrEqual(now - 1e-6)
          expect(middle(careOf(scope, size, effort.fleet.of + 1, effort).hours)).toBeGreaterThan(100)
        },
      ),
    )
  })

  it('are the same in all whoever does them', () => {
    fc.assert(
      fc.property(scopes, teams, (scope, team) => {
        expect(total(scope, 1, team)).toBeCloseTo(total(scope, 1, []), 4)
      }),
    )
  })

  it('call for nobody for little, unless nobody is there', () => {
    fc.assert(
      fc.property(scopes, teams, fc.double({ min: 0.05, max: 2, noNaN: true }), (scope, team, size) => {
        const shares = hoursByRole(assign(packagesOf(scope, size, effort), team, effort))
        const called = Object.entries(shares).filter(([role]) => !team.includes(role))
        if (Object.keys(shares).length === 1) return
        for (const [, hours] of called) expect(middle(hours)).toBeGreaterThanOrEqual(effort.worthACall)
      }),
    )
  })

  it('grow with what comes in and what is set aside', () => {
    const size = (perDay: number, budget: number, pay = 1) =>
      sizeOf(
        readWorkload({ requests_per_day: perDay, budget_usd: budget }, planning, false),
        { regulated_use: 'no' },
        true,
        effort,
        pay,
      )
    const amounts = fc.integer({ min: 1, max: 10_000_000 })
    fc.assert(
      fc.property(amounts, amounts, amounts, (perDay, budget, more) => {
        expect(size(perDay + more, budget)).toBeGreaterThanOrEqual(size(perDay, budget))
        expect(size(perDay, budget + more)).toBeGreaterThanOrEqual(size(perDay, budget))
      }),
    )
    expect(size(5000, 300_000)).toBeCloseTo(1)
    // The same money is meant for more work where pay is low, by as much as it buys more.
    expect(size(5000, 60_000, 0.3)).toBeCloseTo(size(5000, (60_000 * effort.size.pay) / 0.3))
    expect(size(5000, 60_000, 0.9)).toBe(size(5000, 60_000))
  })
})

describe('what lies there and is worked through once', () => {
  const stock = (problem: string, task = 'code') => stockOf(readProfile(book, knowledge, { problem, task }))
  it.each([
    ['We run 320 old programs that nobody reads any more.', { programs: 320, rulePages: 0 }],
    ['Sellers look into a 140-page handbook of what fits.', { programs: 0, rulePages: 140 }],
    ['The scheme has 40 pages of rules.', { programs: 0, rulePages: 40 }],
    ['We start 900 programs a day.', { programs: 0, rulePages: 0 }],
    ['Three programs print 60 pages.', { programs: 0, rulePages: 0 }],
  ])('is read: %s', (problem, found) => expect(stock(problem)).toEqual(found))
  it('is none where nothing is programmed anew', () => {
    expect(stock('We broadcast 320 programs.', 'write').programs).toBe(0)
  })
})

describe('knowledge/effort.yaml', () => {
  it('names roles that have a pay, and answers and options that there are', () => {
    const paid = new Set(roles.map(({ id }) => id))
    const known = new Set([...paid, ...effort.specialists.map(({ id }) => id)])
    expect(
      Object.values(effort.work).flatMap(({ best, or }) => [...best, ...or].filter((id) => !known.has(id))),
    ).toEqual([])
    expect(
      effort.specialists.filter(({ paidAs, insteadOf = paidAs }) => !paid.has(paidAs) || !paid.has(insteadOf)),
    ).toEqual([])
    expect(FACTS.filter((fact) => fact !== 'pipeline' && optionsOf(fact).length === 0)).toEqual([])
    const strange = FACTS.flatMap((fact) =>
      fact === 'pipeline'
        ? []
        : valuesOf(fact).filter((value) => value !== 'unknown' && !optionsOf(fact).includes(value)),
    )
    expect(strange).toEqual([])
  })

  it('is refused with hours of a kind of work that nobody does', () => {
    const [first] = effort.packages
    const wrong = { ...effort, packages: [{ ...first, hours: { juggling: { low: 1, high: 2 } } }] }
    expect(effortSchema.safeParse(wrong).error?.issues[0]?.message).toContain('hours of "juggling"')
  })
})

function optionsOf(fact: string): readonly string[] {
  const named = fact === 'main-option' ? 'training-option' : fact
  const of = [...book.questions, ...book.decisions].find(({ id }) => id === named)
  return of?.options.map(({ id }) => id) ?? []
}

function valuesOf(fact: string): readonly string[] {
  return [...ROWS, ...effort.factors, ...effort.platform].flatMap(({ when }) => {
    const wanted = when[fact]
    return wanted === undefined ? [] : Array.isArray(wanted) ? wanted : wanted.not
  })
}
