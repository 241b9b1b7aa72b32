import fc from 'fast-check'
import { expect, test } from 'vitest'
import { renderMessage } from '../../../src/channels/web/render.ts'
import { transcript } from '../../../src/channels/web/transcript.ts'
import type { WebBody, WebEntry } from '../../../src/contract/store/web-log.ts'
import type { Action, Part, View } from '../../../src/contract/view.ts'
import { text } from './visitor.ts'

const entry = (seq: number, body: WebBody): WebEntry => ({ seq, id: String(seq), conversation: 'c1', body, at: seq })
const draw = (body: WebBody) =>
  transcript([entry(1, body)])
    .map((each) => `${renderMessage(each, 'nonce')}`)
    .join('')
const view = (parts: readonly Part[], actions: readonly Action[] = []): View => ({ parts, actions, fallback: '' })
const drawView = (...args: Parameters<typeof view>) => draw({ kind: 'view', key: 'step-1', view: view(...args) })

test('every kind of part shows its text', () => {
  const shown = drawView([
    { kind: 'heading', text: 'Head' },
    { kind: 'text', text: 'Body' },
    { kind: 'note', text: 'Small' },
    { kind: 'person', user: 'visitor', text: 'made this' },
    { kind: 'list', items: ['one', 'two'], ordered: true },
    { kind: 'fields', rows: [{ label: 'L', value: 'V' }] },
    { kind: 'table', header: ['A'], rows: [['b']] },
    { kind: 'link', label: 'there', url: 'https://example.org' },
    { kind: 'image', alt: 'a picture', png: 'AAAA', name: 'x.png' },
  ])
  for (const word of [
    'Head',
    'Body',
    'Small',
    'You made this',
    '<ol',
    'two',
    'L',
    'V',
    'A',
    'b',
    'there',
    'alt="a picture"',
  ]) {
    expect(shown).toContain(word)
  }
  expect(shown).not.toContain('AAAA')
})

test('no text of a view becomes markup, an attribute or a script address', () => {
  fc.assert(
    fc.property(fc.string(), (noise) => {
      const hostile = `"'><script>alert(1)</script><img onerror=x>${noise}`
      const option = { label: hostile, description: hostile, input: { type: 'why', decision: 'd' } } as const
      const shown = drawView(
        [
          { kind: 'heading', text: hostile },
          { kind: 'table', header: [hostile], rows: [[hostile]] },
          { kind: 'link', label: hostile, url: `javascript:${hostile}` },
          { kind: 'image', alt: hostile, png: '', name: hostile },
        ],
        [
          { kind: 'button', label: hostile, input: { type: 'back' } },
          { kind: 'select', label: hostile, options: [option] },
          { kind: 'ticks', label: hostile, question: 'q', step: 1, options: [{ label: hostile, value: hostile }] },
          { kind: 'write', label: hostile, question: 'q', step: 1, multiline: true, maxLength: 9, initial: hostile },
        ],
      )
      expect(shown).not.toMatch(/<script|<img onerror|href="javascript/)
      const tags = shown
        .replace(/"[^"]*"/g, '')
        .match(/<[^>]*>/g)
        ?.join('')
      expect(tags).not.toMatch(/\son[a-z]+=/)
    }),
    { numRuns: 100 },
  )
})

test('a long list of answers becomes a drop-down; the reasons of a plan always do', () => {
  const options = (count: number, input: (index: number) => Action & { kind: 'button' }) =>
    Array.from({ length: count }, (_, index) => input(index))
  const answer = (index: number) =>
    ({
      kind: 'button',
      label: `o${index}`,
      input: { type: 'answer', question: 'q', value: `v${index}`, step: 1 },
    }) as const
  const why = (index: number) =>
    ({ kind: 'button', label: `d${index}`, input: { type: 'why', decision: `d${index}` } }) as const
  expect(drawView([], [{ kind: 'select', label: 'Choose', options: options(14, answer) }])).not.toContain('<select')
  expect(drawView([], [{ kind: 'select', label: 'Choose', options: options(15, answer) }])).toContain('<select')
  expect(drawView([], [{ kind: 'select', label: 'Why', options: options(2, why) }])).toContain('<select')
})

test('an answer’s description stands in its button', () => {
  const input = { type: 'answer', question: 'q', value: 'v', step: 1 } as const
  const options = [
    { label: 'Yes', description: 'it is clear', input },
    { label: 'No', input: { ...input, value: 'n' } },
  ]
  const shown = drawView([], [{ kind: 'select', label: 'Choose one', options }])
  expect(shown).toMatch(/Yes<\/span><span class="choice-text"[^>]*>it is clear/)
})

test('a message that replaces another stands in its place; one posted again moves to the end', () => {
  const say = (words: string): View => view([{ kind: 'text', text: words }])
  const messages = transcript([
    entry(1, { kind: 'view', key: 'step-1', view: say('question') }),
    entry(2, { kind: 'view', key: 'reply', view: say('aside') }),
    entry(3, { kind: 'view', key: 'step-1', replaces: 1, view: say('answered') }),
    entry(4, { kind: 'view', key: 'reply', view: say('another aside') }),
    entry(5, { kind: 'view', key: 'step-2', view: say('next') }),
    entry(6, { kind: 'said', text: 'where are we?' }),
    entry(7, { kind: 'view', key: 'step-2', view: say('next again') }),
  ])
  expect(messages.map((each) => text(`${renderMessage(each, 'n')}`))).toEqual([
    'answered',
    'aside',
    'another aside',
    'where are we?',
    'next again',
  ])
})

test('there is no channel to post to and nobody to invite: the plan opens under a link instead', () => {
  const shown = drawView(
    [],
    [
      { kind: 'room', label: 'Post the summary in a channel' },
      { kind: 'button', label: 'Let the thread answer too', input: { type: 'share' } },
    ],
  )
  expect(shown).toContain('Print or share the plan')
  expect(shown).not.toMatch(/channel|thread/)
})
