import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluate, parseExpression } from '../../src/blueprint/expression.ts'
import { erlangChannels } from '../../src/blueprint/functions.ts'

const value = (text: string, facts = {}) => evaluate(parseExpression(text), facts)

describe('expressions over facts', () => {
  it('does the arithmetic of a challenge', () => {
    expect(value('casesPerDay / objects', { casesPerDay: 3500, objects: 2000 })).toBe(1.75)
    expect(value('casesPerDay * 5 / 60 > 8 and not (staff < 2)', { casesPerDay: 100, staff: 3 })).toBe(true)
    expect(value('allRight(0.95, 8)')).toBeCloseTo(0.663, 3)
    expect(value('languageCount > 1 ? languageCount : 1', { languageCount: 3 })).toBe(3)
  })

  it('has no value when a fact is missing or the arithmetic has no result', () => {
    expect(value('casesPerDay / objects', { casesPerDay: 3500 })).toBeUndefined()
    expect(value('1 / 0')).toBeUndefined()
    expect(value('staff * 2', { staff: 'many' })).toBeUndefined()
    expect(value('toString')).toBeUndefined()
    expect(value('not known(staff) and known(users)', { users: 3 })).toBe(true)
    expect(value('not known(staff) or staff < 3')).toBe(true)
    expect(value('known(staff) or users < 3')).toBeUndefined()
  })

  it.each(['1 +', 'facts.constructor', '[1, 2]', 'alert(1)', 'a; b', 'this'])('refuses %j', (text) => {
    expect(() => parseExpression(text)).toThrow()
  })

  it('computes like JavaScript for any numbers', () => {
    fc.assert(
      fc.property(fc.integer({ min: -9999, max: 9999 }), fc.integer({ min: 1, max: 9999 }), (a, b) => {
        expect(value('(a - b) * 2 / b', { a, b })).toBe(((a - b) * 2) / b)
      }),
    )
  })
})

describe('statistics in expressions', () => {
  it('counts phone lines by Erlang B', () => {
    // 60 erlang at 1 % blocking need 75 lines (published Erlang B tables).
    expect(erlangChannels(1800, 2, 0.01)).toBe(75)
    expect(erlangChannels(1800, 2, 0)).toBeNaN()
  })
})
