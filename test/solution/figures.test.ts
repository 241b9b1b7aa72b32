import { describe, expect, it } from 'vitest'
import { evaluate } from '../../src/rules/evaluate.ts'
import { readAnswers } from '../../src/rules/read-answers.ts'
import { planFigures } from '../../src/solution/figures.ts'
import { shippedBook, shippedKnowledge } from '../shipped.ts'

const book = await shippedBook()
const figures = planFigures(await shippedKnowledge())
const formatFor = (machines: string) => {
  const answers = { task: 'write', hosting: 'on-premises', hardware: 'one-node', lessons: machines }
  return evaluate(book, readAnswers(book, answers), figures).one.precision?.option
}

describe('the format for the cards that a team owns', () => {
  it.each([
    ['We have eight A100 80GB in the basement.', 'int8'],
    ['We have eight H100 in the basement.', 'fp8'],
    ['We have four H100 and two A100 in the basement.', 'int8'],
    ['We could rent eight A100 for a month.', 'fp8'],
    ['We have a server in the basement.', 'fp8'],
  ])('follows what they can do: %s', (machines, format) => {
    expect(formatFor(machines)).toBe(format)
  })

  it('is not remembered from another project', () => {
    expect([formatFor('We have eight A100.'), formatFor(''), formatFor('We have eight A100.')]).toEqual([
      'int8',
      'fp8',
      'int8',
    ])
  })
})
