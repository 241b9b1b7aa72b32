import fc from 'fast-check'
import type { Input } from '../../../src/contract/input.ts'
import type { Action, Part, View } from '../../../src/contract/view.ts'

/** What people type to make a bot ping, link or format for them. */
export const HOSTILE = [
  '<!channel>',
  '<!here>',
  '<!everyone|everyone>',
  '<@U0ANN>',
  '<#C0PLANS|plans>',
  '<!subteam^S123|@admins>',
  '<http://evil.example|your plan>',
  '&lt;!channel&gt;',
  '&amp;lt;!channel>',
  '@everyone',
  '*bold* _it_ ~no~ `code`',
  '> quote',
  ':siren:',
  '<<!channel>>',
  '<!date^1392734382^{date}|x>',
  '\u202Egnp.exe\u202C',
  'a\u0000b',
  '\uD800',
] as const

const short = fc.oneof(
  fc.string({ maxLength: 40, unit: 'grapheme' }),
  fc.constantFrom(...HOSTILE),
  fc.constantFrom('', ' ', '\n'),
)
const long = fc
  .tuple(fc.constantFrom('word ', 'x', '👩‍🚀', 'line\n', '<!here> &'), fc.integer({ min: 0, max: 6000 }))
  .map(([unit, times]) => unit.repeat(times))
const text = fc.oneof({ weight: 4, arbitrary: short }, { weight: 1, arbitrary: long })

const part: fc.Arbitrary<Part> = fc.oneof(
  fc.record({ kind: fc.constantFrom('heading', 'text', 'note'), text }),
  fc.record({ kind: fc.constant('person' as const), user: fc.constantFrom('U0ANN', 'U0BEN'), text }),
  fc.record({ kind: fc.constant('room' as const), before: short, room: fc.constantFrom('C0TEAM', 'nonsense'), text }),
  fc.record({ kind: fc.constant('list' as const), items: fc.array(text, { maxLength: 60 }), ordered: fc.boolean() }),
  fc.record({
    kind: fc.constant('fields' as const),
    rows: fc.array(fc.record({ label: text, value: text }), { maxLength: 30 }),
  }),
  fc.record({
    kind: fc.constant('table' as const),
    header: fc.array(short, { maxLength: 25 }),
    rows: fc.array(fc.array(text, { maxLength: 25 }), { maxLength: 120 }),
  }),
  fc.record({
    kind: fc.constant('link' as const),
    label: text,
    url: fc.oneof(
      fc.webUrl(),
      fc.constantFrom('javascript:alert(1)', '', '<!channel>', `https://x.example/${'a'.repeat(4000)}`),
    ),
  }),
  fc.record({
    kind: fc.constant('image' as const),
    alt: text,
    png: fc.constant('iVBORw0KGgo='),
    name: fc.constant('a.png'),
  }),
)

const id = fc.stringMatching(/^[a-z][a-z_-]{0,30}$/)
const step = fc.integer({ min: 0, max: 500 })
export const input: fc.Arbitrary<Input> = fc.oneof(
  fc.record({ type: fc.constant('answer' as const), question: id, value: fc.oneof(id, fc.nat()), step }),
  fc.record({ type: fc.constantFrom('back' as const, 'skip' as const), step }),
  fc.record({ type: fc.constantFrom('finish' as const, 'share' as const, 'help' as const, 'cancel' as const) }),
  fc.record({ type: fc.constant('say' as const), text: fc.string({ minLength: 1, maxLength: 200 }) }),
)

const label = text
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ kind: fc.constant('button' as const), label, input }),
  fc.record({
    kind: fc.constant('button' as const),
    label,
    input,
    style: fc.constantFrom('primary' as const, 'danger' as const),
  }),
  fc.record({
    kind: fc.constant('select' as const),
    label,
    options: fc.array(fc.record({ label, description: text, input }), { maxLength: 230 }),
  }),
  fc.record({
    kind: fc.constant('ticks' as const),
    label,
    question: id,
    step,
    options: fc.array(fc.record({ label, value: fc.oneof(id, text), ticked: fc.boolean() }), { maxLength: 130 }),
  }),
  fc.record({
    kind: fc.constant('write' as const),
    label,
    question: id,
    step,
    multiline: fc.boolean(),
    maxLength: fc.integer({ min: 1, max: 100_000 }),
    initial: text,
  }),
  fc.record({ kind: fc.constant('room' as const), label }),
)

/** Any View at all, far beyond what the product makes. */
export const anyView: fc.Arbitrary<View> = fc.record({
  parts: fc.array(part, { maxLength: 70 }),
  actions: fc.array(action, { maxLength: 40 }),
  fallback: text,
})
