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

  it.each(['{a', 'a}', '[[a [[b]] c]]', '{a|pounds}', '{a +}'])('refuses %j', (text) => {
    expect(() => parseTemplate(text)).toThrow()
  })
})
