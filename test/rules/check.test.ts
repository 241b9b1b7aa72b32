import { describe, expect, it } from 'vitest'
import { check } from '../../src/rules/check.ts'
import { type Fault, type FaultKind, faultLine } from '../../src/rules/fault.ts'
import { shippedBook } from '../shipped.ts'
import { smallBook, type Texts } from './small-book.ts'

const MONTH = '2026-11'

function faultsOf(change: Parameters<typeof smallBook>[0], more: readonly string[] = []): readonly Fault[] {
  const { book, faults } = smallBook(change, more)
  return faults.length > 0 ? faults : check(book, MONTH)
}
const kinds = (faults: readonly Fault[]) => faults.map(({ kind }) => kind)
const rule = (text: string) => (sound: Texts) => ({ decision: `${sound.decision}  - ${text}\n` })
const edit = (name: keyof Texts, from: string, to: string) => (sound: Texts) => {
  if (!sound[name].includes(from)) throw new Error(`${name} does not contain ${from}`)
  return { [name]: sound[name].replace(from, to) }
}
const lawOf = (text: string) => ({ constraints: `laws: [{ id: l, decision: way, because: B., ${text} }]` })
const HEAVY = 'option: heavy, because: B., source: book }'

const SECOND_RULE = '{ id: second, effect: supports, option: b, when: { way: heavy }, because: B., source: book }'
const SECOND = `
id: later
title: Later
outcome: one
stratum: 2
options: [{ id: a, label: A, description: D. }, { id: b, label: B, description: D. }]
rules: [${SECOND_RULE}]
`

describe('check', () => {
  it('proves the shipped rules', { timeout: 120_000 }, async () => {
    const book = await shippedBook()
    expect(check(book, MONTH).map(faultLine)).toEqual([])
  })

  it('finds nothing in a sound small book', () => {
    expect(faultsOf({})).toEqual([])
  })

  const cases: readonly [FaultKind, string, Parameters<typeof smallBook>[0], string[]?][] = [
    ['syntax', 'broken YAML', edit('decision', 'title: Which way', 'title: [Which way')],
    ['shape', 'an unknown key', edit('decision', 'stratum: 1', 'stratum: 1\ncolour: red')],
    [
      'shape',
      'a label that is too long for a chat button',
      edit('questionnaire', 'label: Small', `label: ${'x'.repeat(76)}`),
    ],
    ['duplicate-id', 'two rules of one name', rule(`{ id: no-saw, effect: supports, when: { size: small }, ${HEAVY}`)],
    ['unknown-fact', 'a fact that nobody declares', rule(`{ id: x, effect: supports, when: { sise: small }, ${HEAVY}`)],
    ['unknown-value', 'a value outside the domain', rule(`{ id: x, effect: supports, when: { size: smal }, ${HEAVY}`)],
    [
      'unknown-operator',
      'a comparison that does not exist',
      rule(`{ id: x, effect: supports, when: { size: { above: small } }, ${HEAVY}`),
    ],
    [
      'unknown-operator',
      'an operator of json-rules-engine that is not allowed',
      rule(`{ id: x, effect: supports, when: { fact: size, operator: contains, value: small }, ${HEAVY}`),
    ],
    [
      'unknown-option',
      'a rule about no option',
      edit('decision', 'effect: supports, option: heavy', 'effect: supports, option: heavi'),
    ],
    [
      'forbidden-feature',
      'an empty any, which json-rules-engine takes for true',
      rule(`{ id: x, effect: supports, when: { any: [] }, ${HEAVY}`),
    ],
    [
      'forbidden-feature',
      'a path',
      rule(`{ id: x, effect: supports, when: { fact: size, operator: equal, value: small, path: $.x }, ${HEAVY}`),
    ],
    [
      'forbidden-feature',
      'a condition priority',
      rule(`{ id: x, effect: supports, when: { fact: size, operator: equal, value: small, priority: 2 }, ${HEAVY}`),
    ],
    [
      'forbidden-feature',
      'a __proto__ key',
      rule(`{ id: x, effect: supports, when: { __proto__: { size: small }, size: small }, ${HEAVY}`),
    ],
    [
      'too-early',
      'an outcome that is not decided yet',
      rule(`{ id: x, effect: supports, when: { way: heavy }, ${HEAVY}`),
    ],
    [
      'missing-source',
      'a rule whose source is nowhere',
      edit('decision', 'It is large., source: book', 'It is large., source: bok'),
    ],
    [
      'stale-source',
      'a fact that is due for another look',
      edit('sources', 'date: "2024"', 'date: "2024", reviewBy: 2026-01'),
    ],
    [
      'unused-source',
      'a source that nothing cites',
      edit('sources', ' }]', ' }, { id: other, title: O, date: "2020" }]'),
    ],
    [
      'gap',
      'answers that leave no option',
      rule(
        '{ id: x, effect: rules-out, option: simple, when: { size: small, tools.saw: no }, because: B., source: book }',
      ),
    ],
    [
      'conflict',
      'two options that are both called for',
      (sound) => ({
        decision: `${sound.decision.replace('supports', 'calls-for')}  - { id: x, effect: calls-for, option: simple, when: { size: large, tools.saw: yes }, because: B., source: book }\n`,
      }),
    ],
    [
      'contradiction',
      'a rule that is always overruled',
      rule(`{ id: x, effect: calls-for, when: { tools.saw: no }, ${HEAVY}`),
    ],
    [
      'idle-rule',
      'a rule that changes nothing',
      rule(`{ id: x, effect: supports, when: { size: large, tools.saw: yes }, ${HEAVY}`),
    ],
    [
      'unsatisfiable',
      'a condition that contradicts itself',
      rule(`{ id: x, effect: supports, when: { size: small, not: { size: small } }, ${HEAVY}`),
    ],
    [
      'always-true',
      'a condition that always holds',
      rule(`{ id: x, effect: supports, when: { any: [{ size: small }, { size: { not: small } }] }, ${HEAVY}`),
    ],
    [
      'unreachable-option',
      'an option that no answers lead to',
      edit('decision', 'rules:\n', '  - { id: odd, label: Odd, description: D. }\nrules:\n'),
    ],
    [
      'unused-question',
      'a question that nothing uses',
      (sound) => ({
        questionnaire: `${sound.questionnaire}  - { id: odd, section: s, kind: choice, text: T, why: W, options: [{ id: a, label: A }, { id: b, label: B }] }\n`,
      }),
    ],
    [
      'unused-option',
      'two options that always give the same plan',
      edit('questionnaire', '{ id: large', '{ id: huge, label: Huge }, { id: large'),
    ],
    [
      'unused-option',
      'an option of a many question that nothing uses',
      edit('questionnaire', '{ id: saw', '{ id: file, label: File }, { id: saw'),
    ],
    [
      'unused-figure',
      'a figure that nothing uses',
      { facts: 'figures: [{ id: f, label: L, values: [yes, unknown], stratum: 1, uses: [size], means: M }]' },
    ],
    [
      'unknown-question',
      'a figure computed from no question',
      { facts: 'figures: [{ id: f, label: L, values: [yes, unknown], stratum: 1, uses: [sise], means: M }]' },
    ],
    [
      'broken-law',
      'an option that is not taken where it must',
      lawOf('exactly: [{ options: [heavy], when: { size: large } }]'),
    ],
    [
      'broken-law',
      'an option that is taken where it must not',
      lawOf('exactly: [{ options: [simple], when: { size: small } }]'),
    ],
    [
      'broken-law',
      'an option that is taken at another time',
      lawOf('only: [{ options: [heavy], when: { size: small } }]'),
    ],
    [
      'broken-law',
      'an option that is not always taken',
      lawOf('always: [{ options: [heavy], when: { size: large } }]'),
    ],
    [
      'unknown-value',
      'a law about an option that does not exist',
      {
        constraints:
          'laws: [{ id: l, decision: way, because: B., only: [{ options: [hevy], when: { size: small } }] }]',
      },
    ],
    [
      'broken-law',
      'a law that does not hold',
      {
        constraints:
          'laws: [{ id: l, decision: way, options: [heavy], fact: size, order: [large, small], because: B. }]',
      },
    ],
    [
      'broken-law',
      'an option that only not knowing leads to',
      edit('decision', 'when: { size: large }', 'when: { size: unknown }'),
    ],
    [
      'unknown-value',
      'a law about a value that does not exist',
      {
        constraints:
          'laws: [{ id: l, decision: way, options: [heavy], fact: size, order: [large, tiny], because: B. }]',
      },
    ],
    [
      'unknown-decision',
      'a law about a decision that does not exist',
      {
        constraints:
          'laws: [{ id: l, decision: wey, options: [heavy], fact: size, order: [small, large], because: B. }]',
      },
    ],
    [
      'unknown-operator',
      'a second option of a decision that has none',
      {},
      [SECOND.replace('when: { way: heavy }', 'when: { way: { includes: heavy } }')],
    ],
    [
      'unknown-value',
      'a second option that does not exist',
      {},
      [SECOND.replace('when: { way: heavy }', 'when: { way: { includes: hevy } }')],
    ],
    [
      'dead-rule',
      'a rule that no answers can fire',
      {},
      [SECOND.replace('when: { way: heavy }', 'when: { way: heavy, size: small }')],
    ],
  ]
  it.each(cases)('says %s for %s', (kind, _, change, more = []) => {
    const faults = faultsOf(change, more)
    expect(kinds(faults)).toContain(kind)
    const fault = faults.find((each) => each.kind === kind)
    expect(fault?.position.line).toBeGreaterThan(0)
    expect(faultLine(fault as Fault)).toMatch(/^[\w-]+\.yaml:\d+:\d+ [a-z-]+ /)
  })

  it('says that rules are too large when their proof needs more room than there is', () => {
    const { book } = smallBook()
    expect(check(book, MONTH, 1000)).toEqual([])
    const faults = check(book, MONTH, 5)
    expect(kinds(faults)).toEqual(['too-large'])
    expect(faultLine(faults[0] as Fault)).toMatch(/^decision\.yaml:1:\d+ too-large /)
  })

  it('lets rules see a second option, and knows what cannot be one', () => {
    const pair = (sound: Texts) => ({
      decision: sound.decision.replace('The simple way. }', 'The simple way., combines: [heavy] }'),
    })
    const includes = SECOND.replace('when: { way: heavy }', 'when: { way: { includes: heavy } }')
    expect(faultsOf(pair, [includes])).toEqual([])
    const never = SECOND.replace('when: { way: heavy }', 'when: { way: heavy, not: { way: { includes: heavy } } }')
    expect(kinds(faultsOf(pair, [never]))).toContain('dead-rule')
  })

  it('names file, line and column of the fault, and the nearest name', () => {
    const [fault] = faultsOf(rule(`{ id: x, effect: supports, when: { size: smal }, ${HEAVY}`))
    expect(faultLine(fault as Fault)).toBe(
      'decision.yaml:11:46 unknown-value x: "size" has no value "smal"; did you mean "small"?',
    )
  })

  it('gives the smallest witness of a gap', () => {
    const out = 'effect: rules-out, option: simple, when: { size: small, tools.saw: no }, because: B., source: book }'
    const gap = faultsOf(rule(`{ id: x, ${out}`)).find(({ kind }) => kind === 'gap')
    expect(gap?.witness).toEqual({ size: 'small', 'tools.saw': 'no' })
  })

  it('sees that a gap is no gap where a constraint forbids the answers', () => {
    const out = 'effect: rules-out, option: simple, when: { size: small, tools.saw: no }, because: B., source: book }'
    const faults = faultsOf((sound) => ({
      ...rule(`{ id: x, ${out}`)(sound),
      constraints: 'constraints: [{ id: c, never: { size: small, tools.saw: no }, because: B. }]',
    }))
    expect(kinds(faults)).not.toContain('gap')
  })

  it('finds a rule that is covered only by the union of two others', () => {
    const faults = faultsOf(
      rule(`{ id: a, effect: supports, when: { size: large, tools.saw: { not: no } }, ${HEAVY}
  - { id: b, effect: supports, when: { size: small }, ${HEAVY}
  - { id: c, effect: supports, when: { size: [small, large], tools.saw: { not: no } }, ${HEAVY}`),
    )
    expect(faults.filter(({ kind }) => kind === 'idle-rule').map(({ subject }) => subject)).toContain('c')
  })
})
