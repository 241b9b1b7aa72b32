import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { check } from '../../src/rules/check.ts'
import { compiled } from '../../src/rules/diagram/compiled.ts'
import { NEVER } from '../../src/rules/diagram/diagrams.ts'
import { faultLine } from '../../src/rules/fault.ts'
import { witness } from '../../src/rules/proof/witness.ts'
import { readRuleBook } from '../../src/rules/reading/read-rule-book.ts'
import { readRuleFiles } from '../../src/rules/reading/read-rule-files.ts'
import { shippedBook } from '../shipped.ts'
import { failuresOf, readExamples, withLaws } from './advice.ts'

const book = await shippedBook()
const examples = readExamples(await readFile(new URL('advice-examples.yaml', import.meta.url), 'utf8'))

describe('the shipped advice', () => {
  it.each(examples.map((example) => [example.say, example] as const))('%s', (_, example) => {
    expect(failuresOf(book, example)).toEqual([])
  })

  it('says each thing exactly when the laws of its advice ask for it', { timeout: 120_000 }, async () => {
    const { files } = await readRuleFiles('rules')
    const laws = await readFile(new URL('advice-laws.yaml', import.meta.url), 'utf8')
    const { book: withMore, faults } = readRuleBook(withLaws(files, laws), '')
    expect(faults.map(faultLine)).toEqual([])
    expect(check(withMore, '2026-11').map(faultLine)).toEqual([])
  })

  it('never chooses an option without a reason for it', () => {
    const { diagrams, care, decisions } = compiled(book)
    for (const { spec, chosen } of decisions.values()) {
      if (spec.outcome !== 'one') continue
      // The strength of what is chosen: 0 is what is left when nothing speaks for anything.
      const unfounded = diagrams.map(chosen, (leaf) => (leaf % 3 === 0 ? 1 : NEVER))
      expect([spec.id, witness(compiled(book), diagrams.and(unfounded, care))]).toEqual([spec.id, undefined])
    }
  })
})
