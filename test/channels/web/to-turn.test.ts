import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toTurn } from '../../../src/channels/web/to-turn.ts'
import { encodeAction } from '../../../src/contract/action-code.ts'

const ID = 'abcdefgh-1234'
const read = (fields: object) => toTurn({ id: ID, ...fields }, 'web:me', 42)

test('a button carries its conversation and what it means', () => {
  const action = encodeAction('c1', { type: 'answer', question: 'frequency', value: 'daily', step: 3 })
  expect(read({ action })).toEqual({
    turn: {
      deliveryId: ID,
      place: { platform: 'web', tenant: 'web:me', room: 'page', direct: true },
      user: 'visitor',
      at: 42,
      conversation: 'c1',
      input: { type: 'answer', question: 'frequency', value: 'daily', step: 3 },
    },
  })
})

test('what was ticked fills the list that the button leaves open', () => {
  const action = encodeAction('c1', { type: 'answer', question: 'team', value: [], step: 1 })
  for (const [pick, value] of [
    [
      ['a', 'b'],
      ['a', 'b'],
    ],
    ['a', ['a']],
    [undefined, []],
  ]) {
    expect(read({ action, pick })).toMatchObject({ turn: { input: { value } } })
  }
})

test('what was written fills the answer that the box leaves open, unless it is meant as a question', () => {
  const action = encodeAction('c1', { type: 'answer', question: 'problem', value: '', step: 1 })
  expect(read({ action, text: 'slow' })).toMatchObject({ turn: { input: { type: 'answer', value: 'slow' } } })
  expect(read({ action, text: 'what is RAG?', say: '1' })).toMatchObject({
    turn: { input: { type: 'say', text: 'what is RAG?' } },
  })
})

test('a start takes its mode and the problem along', () => {
  expect(read({ start: 'quick' })).toMatchObject({ turn: { input: { type: 'start', mode: 'quick' } } })
  expect(read({ start: 'odd', text: 'p' })).toMatchObject({
    turn: { input: { type: 'start', mode: 'normal', text: 'p' } },
  })
})

test('anything at all is a turn or a fault that can be read, and never throws', () => {
  const field = fc.oneof(fc.string(), fc.array(fc.string()), fc.integer(), fc.constant(undefined), fc.constant(null))
  const fields = fc.record({ id: field, action: field, text: field, say: field, pick: field, start: field })
  fc.assert(
    fc.property(fields, (given) => {
      const result = toTurn(given, 'web:me', 1)
      if ('fault' in result) expect(result.fault).toMatch(/^[A-Z].*\.$/)
      else expect(result.turn.place.tenant).toBe('web:me')
    }),
  )
})
