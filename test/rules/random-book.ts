import fc from 'fast-check'
import type { RuleFiles } from '../../src/rules/reading/read-rule-book.ts'
import { readRuleBook } from '../../src/rules/reading/read-rule-book.ts'
import type { Answers, RuleBook } from '../../src/rules/rule-book.ts'

/** Random rule books of the strict profile: two strata, nested conditions, every operator, a `many` question. */
const FACTS: Readonly<Record<string, readonly string[]>> = {
  a: ['a0', 'a1', 'a2', 'unknown'],
  b: ['b0', 'b1', 'unknown'],
  c: ['c0', 'c1', 'c2', 'unknown'],
  'm.x': ['yes', 'no', 'unknown'],
  'm.y': ['yes', 'no', 'unknown'],
}
const OPTIONS = ['o0', 'o1', 'o2']
/** What later rules see too: the first decision's outcome, and whether an option is part of it. */
const PARTS = Object.fromEntries(OPTIONS.map((option) => [`first.${option}`, ['yes', 'no']]))
const LATER = { ...FACTS, first: OPTIONS, ...PARTS }

const test = (facts: Readonly<Record<string, readonly string[]>>) =>
  fc.constantFrom(...Object.keys(facts)).chain((fact) =>
    fc.oneof(
      fc.record({
        fact: fc.constant(fact),
        operator: fc.constantFrom('equal', 'notEqual'),
        value: fc.constantFrom(...(facts[fact] ?? [])),
      }),
      fc.record({
        fact: fc.constant(fact),
        operator: fc.constantFrom('in', 'notIn'),
        value: fc.subarray([...(facts[fact] ?? [])], { minLength: 1 }),
      }),
    ),
  )

const condition = (facts: Readonly<Record<string, readonly string[]>>) =>
  fc.letrec<{ any: unknown }>((tie) => ({
    any: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      test(facts),
      fc.record({ all: fc.array(tie('any'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ any: fc.array(tie('any'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ not: tie('any') }),
    ),
  })).any

const rules = (facts: Readonly<Record<string, readonly string[]>>) =>
  fc.array(
    fc.record({
      effect: fc.constantFrom('rules-out', 'calls-for', 'supports', 'supports'),
      // The first option is never ruled out, so that there is no gap.
      option: fc.constantFrom(...OPTIONS),
      when: condition(facts),
    }),
    { maxLength: 7 },
  )

type RawRule = { effect: string; option: string; when: unknown }
const decision = (id: string, stratum: number, outcome: string, list: readonly RawRule[]) =>
  JSON.stringify({
    id,
    title: id,
    outcome,
    stratum,
    options: OPTIONS.map((option) => ({
      id: option,
      label: option,
      description: option,
      combines: option === 'o0' ? ['o1'] : [],
    })),
    rules: list.map((rule, i) => ({
      id: `${id}-${i}`,
      because: 'B.',
      source: 's',
      ...rule,
      ...(rule.effect === 'rules-out' && rule.option === 'o0' && { option: 'o1' }),
    })),
  })

/** A random rule book without gaps: its later decisions see the first one's outcome and its parts. */
export const randomBook: fc.Arbitrary<RuleBook> = fc
  .tuple(rules(FACTS), rules(LATER), rules(LATER))
  .map(([first, second, steps]) => {
    const questions = ['a', 'b', 'c'].map((id) => ({
      ...{ id, section: 's', kind: 'choice', text: id, why: id },
      options: (FACTS[id] ?? []).slice(0, -1).map((option) => ({ id: option, label: option })),
    }))
    const options = [
      { id: 'x', label: 'x' },
      { id: 'y', label: 'y' },
      { id: 'none', label: 'none', exclusive: true },
    ]
    const many = { id: 'm', section: 's', kind: 'many', text: 'm', why: 'm', options }
    const file = (path: string, value: unknown) => ({
      path,
      text: typeof value === 'string' ? value : JSON.stringify(value),
    })
    const files: RuleFiles = {
      questionnaire: file('q', { sections: [{ id: 's', title: 's' }], questions: [...questions, many] }),
      facts: file('f', { figures: [] }),
      constraints: file('c', { constraints: [] }),
      sources: file('s', { sources: [{ id: 's', title: 's', date: '2024' }] }),
      decisions: [
        file('1', decision('first', 1, 'one', first)),
        file('2', decision('second', 2, 'one', second)),
        file('3', decision('steps', 2, 'many', steps)),
      ],
    }
    const { book, faults } = readRuleBook(files, 'hash')
    if (faults.length > 0) throw new Error(JSON.stringify(faults[0]))
    return book
  })

const MANY = [undefined, ['none'], ['x'], ['y'], ['x', 'y']] as const
/** Every answer set of such a book: 4 * 3 * 4 * 5 of them. */
export const everyAnswer: readonly Answers[] = (FACTS.a ?? []).flatMap((a) =>
  (FACTS.b ?? []).flatMap((b) =>
    (FACTS.c ?? []).flatMap((c) => MANY.map((m): Answers => ({ a, b, c, ...(m && { m }) }))),
  ),
)
