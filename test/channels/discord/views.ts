import fc from 'fast-check'
import type { Input } from '../../../src/contract/input.ts'
import type { Action, Part, View } from '../../../src/contract/view.ts'

/** Arbitrary views, up to shapes far beyond what the product makes: long texts, many options, hostile characters. */
const nasty = fc.constantFrom(
  '@everyone',
  '<@123456789012345678>',
  '[x](https://evil.example)',
  '# big',
  '```',
  '\\',
  '||spoiler||',
  '\u202eabc',
  '\ud800',
  '👩‍👩‍👧',
  'a'.repeat(5000),
  'word '.repeat(1500),
  '\\*'.repeat(2600),
)
const words = fc.oneof(fc.string({ unit: 'binary', maxLength: 80 }), fc.string({ maxLength: 3000 }), nasty)
const short = fc.oneof(fc.string({ minLength: 1, maxLength: 20 }), words)
const id = fc.stringMatching(/^[a-z_]{1,20}$/)

const input: fc.Arbitrary<Input> = fc.oneof(
  fc.record({ type: fc.constant('answer' as const), question: id, value: short, step: fc.nat(99) }),
  fc.record({ type: fc.constant('back' as const) }),
  fc.record({ type: fc.constant('say' as const), text: words }),
  fc.record({ type: fc.constant('cancel' as const) }),
)

const part: fc.Arbitrary<Part> = fc.oneof(
  fc.record({ kind: fc.constantFrom('heading' as const, 'text' as const, 'note' as const), text: words }),
  fc.record({
    kind: fc.constant('person' as const),
    user: fc.oneof(fc.constant('123456789012345678'), short),
    text: words,
  }),
  fc.record({
    kind: fc.constant('room' as const),
    before: short,
    room: fc.oneof(fc.constant('123456789012345678'), short),
    text: words,
  }),
  fc.record({ kind: fc.constant('list' as const), items: fc.array(words, { maxLength: 12 }), ordered: fc.boolean() }),
  fc.record({
    kind: fc.constant('fields' as const),
    rows: fc.array(fc.record({ label: short, value: words }), { maxLength: 12 }),
  }),
  fc.record({
    kind: fc.constant('table' as const),
    header: fc.array(short, { maxLength: 5 }),
    rows: fc.array(fc.array(short, { maxLength: 6 }), { maxLength: 30 }),
  }),
  fc.record({ kind: fc.constant('link' as const), label: words, url: fc.oneof(fc.webUrl(), words) }),
  fc.record({ kind: fc.constant('image' as const), alt: words, png: fc.constant('iVBORw0KGgo='), name: short }),
)

const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ kind: fc.constant('button' as const), label: words, input }),
  fc.record({
    kind: fc.constant('select' as const),
    label: words,
    options: fc.array(fc.record({ label: words, description: words, input }), { maxLength: 60 }),
  }),
  fc.record({
    kind: fc.constant('ticks' as const),
    label: words,
    question: id,
    step: fc.nat(999),
    options: fc.array(fc.record({ label: words, description: words, value: short, ticked: fc.boolean() }), {
      maxLength: 60,
    }),
  }),
  fc.record({
    kind: fc.constant('write' as const),
    label: words,
    question: id,
    step: fc.nat(999),
    multiline: fc.boolean(),
    maxLength: fc.integer({ min: -5, max: 100_000 }),
    initial: words,
  }),
  fc.record({ kind: fc.constant('room' as const), label: words }),
)

export const anyView: fc.Arbitrary<View> = fc.record({
  parts: fc.array(part, { maxLength: 25 }),
  actions: fc.array(action, { maxLength: 25 }),
  fallback: words,
})

export const hostile: readonly string[] = [
  '@everyone',
  '@here look',
  '<@123456789012345678>',
  '<@!123456789012345678>',
  '<@&123456789012345678>',
  '<#123456789012345678>',
  '\\<@123456789012345678>',
  '\\\\<@123456789012345678>',
  '[free tokens](https://evil.example)',
  '[a](<https://evil.example>)',
  '[a]\\(https://evil.example)',
  '</llm-plan:123456789012345678>',
  '<t:1700000000:R>',
  '<:smile:123456789012345678>',
  '<id:customize>',
  '`@everyone`',
  '```\n@everyone\n```',
  '> quote @everyone',
  '@\u200beveryone @everyone',
  'https://a.example/@everyone',
  'https://a.example/<@123456789012345678>',
  '@EVERYONE',
  '@ｅveryone <@\n123456789012345678>',
]
