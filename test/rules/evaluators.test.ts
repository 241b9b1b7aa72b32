import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decide } from '../../src/rules/decide.ts'
import { compile } from '../../src/rules/diagram/compile.ts'
import { GAP } from '../../src/rules/diagram/decision.ts'
import { evaluate } from '../../src/rules/evaluate.ts'
import { toFacts } from '../../src/rules/facts.ts'
import { lawFaults } from '../../src/rules/proof/law-faults.ts'
import type { Answers, Outcomes, RuleBook } from '../../src/rules/rule-book.ts'
import { shippedBook } from '../shipped.ts'
import { randomAnswers, randomFigures } from './random-answers.ts'
import { everyAnswer, randomBook } from './random-book.ts'

const none = () => ({})

/** What a decision comes to, without the reasons. */
const brief = (outcomes: Outcomes) => ({
  one: Object.fromEntries(
    Object.entries(outcomes.one).map(([id, { option, secondary }]) => [id, [option, ...secondary]]),
  ),
  many: Object.fromEntries(
    Object.entries(outcomes.many).map(([id, { options }]) => [id, options.map(({ option }) => option)]),
  ),
})

function byDiagrams(book: RuleBook, answers: Parameters<typeof evaluate>[1], figures = none()) {
  const { diagrams, variables, decisions } = compile(book)
  const facts: Readonly<Record<string, string>> = { ...toFacts(book, answers), ...figures }
  const present = variables.map((id) => book.facts.get(id)?.values.indexOf(facts[id] ?? 'unknown') ?? -1)
  const one: Record<string, readonly string[]> = {}
  const many: Record<string, readonly string[]> = {}
  for (const [id, { spec, chosen, taken }] of decisions) {
    const collected = spec.options.filter((option) => diagrams.value(taken.get(option.id) ?? 0, present) === 1)
    if (spec.outcome === 'many') many[id] = collected.map((option) => option.id)
    else {
      const leaf = diagrams.value(chosen, present)
      if (leaf === GAP) throw new Error('gap')
      one[id] = [spec.options[Math.floor(leaf / 3)]?.id ?? '', ...collected.map((option) => option.id)]
    }
  }
  return { one, many }
}

/** What only not knowing leads to, as the faults say it, found by trying out every answer. */
function secretDoors(book: RuleBook): readonly string[] {
  const tried = everyAnswer.map((answers) => ({ answers, one: evaluate(book, answers, none).one }))
  return ['first', 'second'].flatMap((decision) =>
    ['a', 'b', 'c', 'm'].flatMap((question) => {
      const isUnknown = (answers: Answers) => (answers[question] ?? 'unknown') === 'unknown'
      const known = new Set<string>()
      const key = (answers: Answers, one: Outcomes['one']) =>
        JSON.stringify([{ ...answers, [question]: '' }, one[decision]?.option].map(sorted))
      for (const { answers, one } of tried) if (!isUnknown(answers)) known.add(key(answers, one))
      const found = tried.some(({ answers, one }) => isUnknown(answers) && !known.has(key(answers, one)))
      return found ? [`${decision}: only not knowing "${question}"`] : []
    }),
  )
}

const sorted = (value: unknown) =>
  typeof value === 'object' && value !== null ? Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)) : value

describe('the evaluators', () => {
  it('agree with json-rules-engine, reasons included, on random rules and answers', async () => {
    await fc.assert(
      fc.asyncProperty(randomBook, fc.constantFrom(...everyAnswer), async (book, answers) => {
        expect(evaluate(book, answers, none)).toEqual(await decide(book, answers, none))
      }),
      { numRuns: 400 },
    )
  })

  it('agree with the diagrams on every answer to random rules', () => {
    fc.assert(
      fc.property(randomBook, (book) => {
        for (const answers of fc.sample(fc.constantFrom(...everyAnswer), 12)) {
          expect(byDiagrams(book, answers)).toEqual(brief(evaluate(book, answers, none)))
        }
      }),
      { numRuns: 60 },
    )
  })

  it('find what only not knowing leads to where trying out every answer does', () => {
    const found = new Set<string>()
    fc.assert(
      fc.property(randomBook, (book) => {
        const said = lawFaults(compile(book), compile(book, false)).map(
          ({ subject, message }) => `${subject}: ${message}`,
        )
        const doors = secretDoors(book)
        expect(said.map((fault) => fault.slice(0, fault.indexOf('" leads') + 1))).toEqual(doors)
        for (const door of doors) found.add(door.slice(-3))
      }),
      { numRuns: 40 },
    )
    expect([...found].toSorted()).toEqual(['"a"', '"b"', '"c"', '"m"'])
  })

  it('agree on the shipped rules, with figures', { timeout: 60_000 }, async () => {
    const book = await shippedBook()
    await fc.assert(
      fc.asyncProperty(randomAnswers(book), randomFigures(book), async (answers, figures) => {
        expect(evaluate(book, answers, () => figures)).toEqual(await decide(book, answers, () => figures))
      }),
      { numRuns: 100 },
    )
  })

  it('lose no rule when many runs overlap, as a shared json-rules-engine would', async () => {
    const book = await shippedBook()
    const sets = fc.sample(randomAnswers(book), 24)
    const together = await Promise.all(sets.map((answers) => decide(book, answers, none)))
    expect(together).toEqual(sets.map((answers) => evaluate(book, answers, none)))
  })
})
