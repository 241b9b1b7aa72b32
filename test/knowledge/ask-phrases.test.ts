import { expect, test } from 'vitest'
import { readAsks } from '../../src/ask/read/asks.ts'
import { checkPhrases, withSets } from '../../src/knowledge/ask-phrase.ts'
import { checkNotePhrases, hearsNote } from '../../src/knowledge/note-phrase.ts'
import { shippedKnowledge } from '../shipped.ts'

const knowledge = await shippedKnowledge()
const row = {
  id: 'en-x',
  ask: 'usd',
  marks: 3,
  language: 'en',
  phrase: 'how {dear}',
  example: 'how dear is it',
  counter: 'so dear',
} as const
const sets = [{ id: 'dear', phrase: '(?:dear|costly)' }]

test('every phrase finds its example and not its counter-example', () => {
  for (const one of knowledge.askPhrases) {
    const is = new RegExp(withSets(one, knowledge.wordSets), 'u')
    expect([one.id, is.test(one.example), is.test(one.counter)]).toEqual([one.id, true, false])
  }
})

test('every phrase gives the marks of its row, or more', () => {
  const lower = knowledge.askPhrases.filter(
    // Counting examples takes the marks of what else was heard.
    ({ ask, marks, example }) => {
      const heard = readAsks(example, knowledge).marks
      return (heard[ask] ?? 0) < marks && heard.examples !== 4
    },
  )
  expect(lower.map(({ id }) => id)).toEqual([])
})

test.each([
  [{ ...row, phrase: 'how {cheap}' }, /"en-x" names \{cheap\}, which is not in word-sets/],
  [{ ...row, example: 'how much is it' }, /en\.yaml: "en-x" does not find its example "how much is it"/],
  [{ ...row, counter: 'how costly' }, /"en-x" finds its counter-example "how costly"/],
  [{ ...row, phrase: 'how (' }, /"en-x" is not a regular expression/],
])('a row that is wrong is named', (wrong, says) => expect(() => checkPhrases([wrong], sets)).toThrow(says))

const worded = {
  id: 'x',
  note: 'y',
  language: 'en',
  all: [['how {dear}', 'what price'], 'house'],
  unless: 'boat',
  example: 'how dear is the house',
  counter: 'how dear is the house boat',
}

test.each([
  ['how costly is a house', true],
  ['what price has the house', true],
  ['how dear', false],
  ['house boat, how dear', false],
])('a wording takes every pattern, and one of several: %s', (text, heard) =>
  expect(hearsNote(worded, sets)(text)).toBe(heard),
)

test.each([
  [{ ...worded, example: 'dear house' }, /"x" does not find its example "dear house"/],
  [{ ...worded, counter: 'how dear a house' }, /"x" finds its counter-example "how dear a house"/],
])('a wording that is wrong is named', (wrong, says) => expect(() => checkNotePhrases([wrong], sets)).toThrow(says))

test.each(['how many servers are needed?', 'is 1 card fine for ten users?'])('asks for cards: %s', (text) =>
  expect(readAsks(text, knowledge).asks).toContain('gpuCount'),
)
