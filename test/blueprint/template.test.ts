import { describe, expect, it } from 'vitest'
import { fillTemplate, neededFacts, parseTemplate } from '../../src/blueprint/template.ts'

const fill = (text: string, facts = {}) => fillTemplate(parseTemplate(text), facts)

describe('sentences with holes', () => {
  it('fills facts and prints them for a reader', () => {
    const facts = { casesPerDay: 60000, cases: 'mails', target: 0.88, costPerErrorUsd: 3.1 }
    expect(fill('{casesPerDay|count} {cases} a day, {target|percent} right, {costPerErrorUsd|usd} each', facts)).toBe(
      '60,000 mails a day, 88% right, $3.10 each',
    )
  })

  it('leaves out an optional part whose fact is not known, and the sentence without a needed one', () => {
    expect(fill('Tune it[[ on {labelled|count} examples]], then stop.')).toBe('Tune it, then stop.')
    expect(fill('Tune it on {labelled|count} examples.')).toBeUndefined()
    expect(neededFacts(parseTemplate('a {case} [[of {sites}]]'))).toEqual(['case'])
  })

  it('gives a noun its article, and one of them its singular', () => {
    const invoice = { case: 'invoice', cases: 'invoices', casesPerDay: 1 }
    expect(fill('Take a {case} and an {case}. A {case} of {casesPerDay|count} {cases} a day.', invoice)).toBe(
      'Take an invoice and an invoice. An invoice of 1 invoice a day.',
    )
    expect(fill('an {case} of 11 {cases}', { case: 'unit', cases: 'units' })).toBe('A unit of 11 units')
  })

  it.each(['{a', 'a}', '[[a [[b]] c]]', '{a|pounds}', '{a +}'])('refuses %j', (text) => {
    expect(() => parseTemplate(text)).toThrow()
  })
})
