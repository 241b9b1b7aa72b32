import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { loadRuleBook } from '../../src/rules/load.ts'
import { failuresOf, readExamples } from './advice.ts'

const book = await loadRuleBook('rules')
const examples = readExamples(await readFile(new URL('advice-examples.yaml', import.meta.url), 'utf8'))

describe('the shipped advice', () => {
  it.each(examples.map((example) => [example.say, example] as const))('%s', (_, example) => {
    expect(failuresOf(book, example)).toEqual([])
  })
})
