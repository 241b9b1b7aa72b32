import { describe, expect, it } from 'vitest'
import { contradictions, impossibilities } from '../../src/rules/conflicts.ts'
import { readAnswers } from '../../src/rules/read-answers.ts'
import { shippedBook } from '../shipped.ts'

const book = await shippedBook()
const found = (input: object) => contradictions(book, readAnswers(book, input))

describe('contradictions between answers', () => {
  it.each([
    [
      'on-device with work for a frontier model',
      { hosting: 'on-device', task: 'act', error_tolerance: 'rare' },
      ['hosting', 'error_tolerance'],
    ],
    [
      'from scratch under 10 000 dollars',
      { domain: 'own-language', corpus_tokens: 'over-100b', budget_usd: 9000 },
      ['corpus_tokens', 'budget_usd'],
    ],
    [
      'no labels but a tuned model',
      { attempts: ['fine-tuned-llm'], labelled_examples: 'none' },
      ['attempts', 'labelled_examples'],
    ],
    ['sources without knowledge', { private_knowledge: 'no', citations: 'yes' }, ['private_knowledge', 'citations']],
  ])('points out %s, naming both answers', (_, answers, questions) => {
    const clashes = found(answers)
    expect(clashes.map((clash) => clash.questions)).toContainEqual(questions)
    for (const { because } of clashes) expect(because).toMatch(/[.?]$/)
  })

  it('finds none in answers that go together, nor where an answer is open', () => {
    expect(found({ hosting: 'any-api', task: 'act', error_tolerance: 'rare' })).toEqual([])
    expect(found({ hosting: 'on-device', task: 'act' })).toEqual([])
    expect(found({})).toEqual([])
  })

  it('knows what cannot be true at once', () => {
    const answers = readAnswers(book, { attempts: ['prompted-llm'], behaviour_gap: 'not-tried' })
    expect(impossibilities(book, answers).map(({ questions }) => questions)).toEqual([['attempts', 'behaviour_gap']])
    expect(impossibilities(book, readAnswers(book, { attempts: ['manual'], behaviour_gap: 'not-tried' }))).toEqual([])
  })

  it('is never raised by every answer to a question: each is about two answers', () => {
    for (const { questions } of book.contradictions) expect(questions.length).toBe(2)
  })
})
