import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { loadRuleBook } from '../../src/rules/load.ts'
import { failuresOf, readBoundaries, readExamples } from './advice.ts'

const book = await loadRuleBook('rules')
const examples = readExamples(await readFile(new URL('advice-examples.yaml', import.meta.url), 'utf8'))

describe('the shipped advice', () => {
  it.each(examples.map((example) => [example.say, example] as const))('%s', (_, example) => {
    expect(failuresOf(book, example)).toEqual([])
  })

  it('turns where it turned when it was last recorded (bench/rules/record-boundaries.ts)', async () => {
    const text = await readFile(new URL('../fixtures/advice-boundaries.jsonl', import.meta.url), 'utf8')
    const turned = readBoundaries(text).flatMap((example) =>
      failuresOf(book, example).map((what) => [example.answers, what]),
    )
    expect(turned).toEqual([])
  })
})
