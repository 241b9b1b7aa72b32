import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSeal } from '../../src/store/records/seal.ts'

const KEY = 'k'.repeat(32)

describe('the seal', () => {
  it('opens what it sealed, and nothing that was changed', () => {
    const seal = createSeal([KEY])
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(), (text, position) => {
        const sealed = seal.seal(text, 'row')
        expect(seal.open(sealed, 'row')).toBe(text)
        // The last character of base64url may carry unused bits; every other one counts.
        const at = position % (sealed.length - 1)
        const changed = `${sealed.slice(0, at)}${sealed[at] === 'A' ? 'B' : 'A'}${sealed.slice(at + 1)}`
        expect(() => seal.open(changed, 'row')).toThrow(/cannot be opened/)
      }),
    )
  })

  it('never gives the same seal twice, and binds it to its row', () => {
    const seal = createSeal([KEY])
    expect(seal.seal('x', 'row')).not.toBe(seal.seal('x', 'row'))
    expect(() => seal.open(seal.seal('x', 'row'), 'other row')).toThrow(/cannot be opened/)
  })

  it('opens with an older key and seals with the newest', () => {
    const old = createSeal([KEY])
    const rotated = createSeal(['n'.repeat(32), KEY])
    expect(rotated.open(old.seal('x', 'row'), 'row')).toBe('x')
    expect(() => old.open(rotated.seal('x', 'row'), 'row')).toThrow(/cannot be opened/)
  })

  it('refuses weak keys, and to work without one', () => {
    expect(() => createSeal([KEY, 'short'])).toThrow(/key 2 is shorter than 32 characters/)
    expect(() => createSeal([]).seal('x', 'row')).toThrow(/TOKEN_KEYS is not set/)
  })
})
