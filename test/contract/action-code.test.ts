import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeAction, encodeAction, MAX_ACTION_CODE } from '../../src/contract/action-code.ts'
import { INPUT, type Input } from '../../src/contract/input.ts'

const id = fc.stringMatching(/^[a-z][a-z0-9_-]{0,20}$/)
const text = fc.string({ maxLength: 12, unit: 'grapheme' })
const step = fc.option(fc.nat(99_999), { nil: undefined })
const at = (n: number | undefined) => (n === undefined ? {} : { step: n })

const input: fc.Arbitrary<Input> = fc.oneof(
  fc
    .tuple(id, step, fc.oneof(id, fc.constant(''), fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })))
    .map(([question, n, value]): Input => ({ type: 'answer', question, value: value === 0 ? 0 : value, ...at(n) })),
  fc
    .tuple(id, fc.array(fc.stringMatching(/^[a-z]{1,9}$/), { maxLength: 4 }))
    .map(([question, value]): Input => ({ type: 'answer', question, value })),
  step.map((n): Input => ({ type: 'back', ...at(n) })),
  fc.tuple(id, step).map(([question, n]): Input => ({ type: 'skip', question, ...at(n) })),
  step.map((n): Input => ({ type: 'skip', ...at(n) })),
  fc.tuple(id, step).map(([question, n]): Input => ({ type: 'edit', question, ...at(n) })),
  fc.constantFrom<Input>(
    { type: 'cancel' },
    { type: 'cancel', sure: true },
    { type: 'finish' },
    { type: 'mode', mode: 'full' },
    { type: 'start' },
    { type: 'start', fresh: true, mode: 'quick', text: 'a|b%' },
    { type: 'export', format: 'json' },
    { type: 'share' },
    { type: 'unlink' },
    { type: 'take' },
    { type: 'take', question: 'frequency' },
    { type: 'status' },
    { type: 'plan' },
    { type: 'forget' },
    { type: 'forget', sure: true },
    { type: 'help' },
  ),
  text.map((said): Input => ({ type: 'say', text: said })),
  id.map((decision): Input => ({ type: 'why', decision })),
  fc.tuple(id, id).map(([question, value]): Input => ({ type: 'what-if', question, value })),
  fc.tuple(id, id).map(([question, value]): Input => ({ type: 'adopt', question, value })),
  text.map((room): Input => ({ type: 'publish', room })),
)

describe('an action code', () => {
  it('gives back the conversation and the input that it was made of', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9_-]{12}$/), input, (conversation, given) => {
        const code = encodeAction(conversation, given)
        expect(code.length).toBeLessThanOrEqual(MAX_ACTION_CODE)
        expect(decodeAction(code)).toEqual({ conversation, input: given })
      }),
      { numRuns: 2000 },
    )
  })

  it('is refused when anything in it is not as it was made', () => {
    const good = encodeAction('Abc123def456', { type: 'answer', question: 'frequency', value: 'daily', step: 3 })
    expect(good).toBe('v1|Abc123def456|a|3|frequency|o|daily')
    for (const bad of [
      '',
      'v1',
      'v2|Abc123def456|a|3|frequency|o|daily',
      'v1||a|3|frequency|o|daily',
      'v1|Abc 123|a|3|frequency|o|daily',
      'v1|Abc123def456|a|03|frequency|o|daily',
      'v1|Abc123def456|a|-1|frequency|o|daily',
      'v1|Abc123def456|a|3||o|daily',
      'v1|Abc123def456|a|3|frequency|z|daily',
      'v1|Abc123def456|a|3|frequency|n|1e999',
      'v1|Abc123def456|a|3|frequency|o|daily|more',
      'v1|Abc123def456|a|3|frequency|o|%x',
      'v1|Abc123def456|m|loud',
      'v1|Abc123def456|constructor',
      `${good}${'x'.repeat(100)}`,
    ])
      expect(decodeAction(bad), bad).toBeUndefined()
  })

  it('never throws, whatever the platform sends back', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.string().map((s) => `v1|c|${s}`),
        ),
        (junk) => {
          const read = decodeAction(junk)
          if (read) expect([junk, `${junk}|`]).toContain(encodeAction(read.conversation, read.input))
        },
      ),
      { numRuns: 3000 },
    )
    expect(decodeAction(undefined as unknown as string)).toBeUndefined()
  })

  it('says the same as in every release: a button may be pressed years after it was posted', () => {
    const codes = [
      'a|3|frequency|o|daily',
      'a||budget|n|1500.5',
      'a||data|l|text|images',
      'b|2',
      's|4|frequency',
      'e|1|frequency',
      'x|1',
      'f',
      'm|full',
      'n|quick|1|a bot',
      't|1|how much?',
      'y|approach',
      'w|frequency|daily',
      'd|frequency|daily',
      'p|C0123',
      'o|json',
      'h',
      'r',
      'v',
      'i|memory',
      'k|frequency',
      'u',
      'l',
      'g|1',
      'q',
    ]
    const read = codes.map((code) => decodeAction(`v1|c|${code}`))
    expect(read.map((found) => found && encodeAction('c', found.input))).toEqual(codes.map((code) => `v1|c|${code}`))
    const kinds = INPUT.unwrap().options.map(({ shape }) => shape.type.value)
    expect([...new Set(read.map((found) => found?.input.type))].sort()).toEqual([...kinds].sort())
    // From before `cancel` had a field.
    expect(decodeAction('v1|c|x')).toEqual({ conversation: 'c', input: { type: 'cancel' } })
    expect(read[0]?.input).toEqual({ type: 'answer', question: 'frequency', value: 'daily', step: 3 })
    expect(read[9]?.input).toEqual({ type: 'start', mode: 'quick', fresh: true, text: 'a bot' })
  })

  it('refuses to make a button of a text that is too long', () => {
    expect(() => encodeAction('c1', { type: 'say', text: 'x'.repeat(101) })).toThrow(RangeError)
  })
})
