import { describe, expect, it } from 'vitest'
import { currencyOf, rateNote, spellShyCodes } from '../../src/amounts/currency.ts'
import { readAmount } from '../../src/amounts/read-amount.ts'
import { ask } from '../../src/ask/ask.ts'
import { understand } from '../../src/ask/understand.ts'
import { loadContext } from '../ask/context.ts'
import { rates } from './rates.ts'

const context = await loadContext()

describe('money in any currency', () => {
  it('is known by every code of ISO 4217 that is in use', () => {
    // The platform's list has units of account and currencies that are gone, too.
    const gone = new Set([
      'CUC',
      'HRK',
      'SLL',
      'VEF',
      'ZWL',
      'ANG',
      'XDR',
      'XSU',
      'XBA',
      'XBB',
      'XBC',
      'XBD',
      'XTS',
      'XXX',
    ])
    const codes = Intl.supportedValuesOf('currency').filter((code) => !gone.has(code))
    expect(codes.length).toBeGreaterThan(140)
    expect(codes.filter((code) => currencyOf(rates, code)?.code !== code)).toEqual([])
  })

  it('is converted by its code, its name and each of its signs and words as an answer about money', () => {
    for (const one of rates) {
      const spellings = [one.name, ...(one.signs ?? []), ...(one.words ?? [])]
      for (const text of [`${one.code} 4,000`, `4000 ${one.code}`, ...spellings.map((each) => `4000 ${each}`)]) {
        const amount = readAmount(text, 'US dollars', rates)
        const usd = 4000 * one.usd
        expect(amount?.value, text).toBeCloseTo(usd >= 10 ? Math.round(usd) : Number(usd.toPrecision(2)), 6)
        expect(amount?.note, text).toBe(one.code === 'USD' ? undefined : rateNote(one))
      }
    }
  })

  it.each([
    ['What can I pretrain for 40,000 NZD?', 'NZD'],
    ['What can I pretrain for 40,000 NOK?', 'NOK'],
    ['What can I pretrain for 40,000 TRY?', 'TRY'],
    ['What can I pretrain for 40000 Danish kroner?', 'DKK'],
    ['What can I pretrain for HK$40000?', 'HKD'],
  ])('is heard in a question, and the reply names rate and day: %s', (text, code) => {
    const usd = currencyOf(rates, code)?.usd ?? 0
    expect(understand(text, context).stated).toMatchObject({ currency: [code] })
    expect(understand(text, context).stated.budgetUsd?.[0]).toBeCloseTo(40_000 * usd, 4)
    expect(ask(text, context).reply).toContain(`1 ${code} converted at ${usd} USD, the rate of 2026-`)
  })

  it.each(['8 AMD MI300X cards', 'we try 200 of them all', '3 PHP developers', 'the top 10', '300 ft of cable'])(
    'is not heard in a word that only looks like a code: %s',
    (text) => {
      expect(spellShyCodes(text, rates)).toBe(text)
      expect(understand(text, context).stated.currency).toBeUndefined()
    },
  )

  it('takes a currency that own facts add', () => {
    const own = [...rates, { code: 'KUD', name: 'Kudo', usd: 2, signs: ['ƙ'], source: 'assumption', date: '2026' }]
    expect(readAmount('ƙ500', 'US dollars', own)?.value).toBe(1000)
    expect(
      understand('a budget of 500 kudos', { ...context, knowledge: { ...context.knowledge, currencies: own } }).stated
        .budgetUsd,
    ).toEqual([1000])
  })
})
