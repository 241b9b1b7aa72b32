import { describe, expect, it } from 'vitest'
import type { Given } from '../../src/interview/conversation.ts'
import { currentAnswers } from '../../src/interview/current-answers.ts'
import type { AnswerValue } from '../../src/rules/rule-book.ts'
import { shippedBook } from '../shipped.ts'

const given = (answers: Record<string, AnswerValue>): Record<string, Given> =>
  Object.fromEntries(Object.entries(answers).map(([id, value]) => [id, { value, by: 'ann', at: 1 }]))

describe('the answers that count', () => {
  it('leave out what an edit made pointless, and bring it back when the edit is taken back', async () => {
    const book = await shippedBook()
    const before = { private_knowledge: 'yes', knowledge_change: 'daily' }
    expect(currentAnswers(book, { given: given(before) })).toEqual(before)
    const edited = { ...before, private_knowledge: 'no' }
    expect(currentAnswers(book, { given: given(edited) })).toEqual({ private_knowledge: 'no' })
  })
})
