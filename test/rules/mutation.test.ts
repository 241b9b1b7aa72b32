import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { difference } from '../../bench/rules/difference.ts'
import { mutants } from '../../bench/rules/mutants.ts'
import { compile } from '../../src/rules/diagram/compile.ts'
import { NEVER } from '../../src/rules/diagram/diagrams.ts'
import { lawFaults } from '../../src/rules/proof/law-faults.ts'
import { optionFaults } from '../../src/rules/proof/option-faults.ts'
import { readRuleBook } from '../../src/rules/reading/read-rule-book.ts'
import { readRuleFiles } from '../../src/rules/reading/read-rule-files.ts'
import type { RuleBook } from '../../src/rules/rule-book.ts'
import { failuresOf, readExamples, withLaws } from './advice.ts'

const HOW_MANY = 25
const read = (name: string) => readFile(new URL(name, import.meta.url), 'utf8')
const examples = readExamples(await read('advice-examples.yaml'))
const files = withLaws((await readRuleFiles('rules')).files, await read('advice-laws.yaml'))
const { book } = readRuleBook(files, '')
// What a mutant leaves as it was is found in the tables of the sound rules: far faster than `check`, which proves more.
const whole = compile(book)
const apart = compile(book, false)

/** Whether an example or a proof notices that the rules are broken; what cannot even be run is noticed. */
function isNoticed(broken: RuleBook): boolean {
  try {
    if (examples.some((example) => failuresOf(broken, example).length > 0)) return true
    const again = compile(broken, true, whole.diagrams)
    return [...optionFaults(again), ...lawFaults(again, compile(broken, false, apart.diagrams))].length > 0
  } catch {
    return true
  }
}

describe('the proofs and examples of the shipped rules', () => {
  it(`notice at least 95 % of ${HOW_MANY} small breaks`, { timeout: 300_000 }, () => {
    const all = mutants(files, (fact) => book.facts.get(fact)?.values ?? [])
    const chosen = all.filter(
      (_, i) => Math.floor((i * HOW_MANY) / all.length) !== Math.floor(((i - 1) * HOW_MANY) / all.length),
    )
    const survivors = chosen.filter(({ files: brokenFiles, decision }) => {
      const { book: broken, faults } = readRuleBook(brokenFiles(), '')
      // A change that no answers can show is no break.
      return faults.length === 0 && !isNoticed(broken) && difference(whole, broken, decision) !== NEVER
    })
    expect(chosen.length).toBe(HOW_MANY)
    expect(survivors.map(({ name }) => name).slice(HOW_MANY * 0.05)).toEqual([])
    console.info(
      `${survivors.length} of ${HOW_MANY} breaks were not noticed: ${survivors.map(({ name }) => name).join('; ') || 'none'}`,
    )
  })
})
