import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextQuestion } from '../../src/interview/next-question.ts'
import { evaluate } from '../../src/rules/evaluate.ts'
import { relevance } from '../../src/rules/relevance.ts'
import type { Answers } from '../../src/rules/rule-book.ts'
import { randomAnswers, randomFigures } from '../rules/random-answers.ts'
import { shippedBook } from '../shipped.ts'
import { holdInterview } from './hold-interview.ts'
import { everyOutcome, firstOptions } from './what-is-decided.ts'

const book = await shippedBook()
const choices = book.questions.filter(({ kind }) => kind !== 'text')

/** Answers as a person can give them: none to a question that its own condition leaves out. */
const coherent = (answers: Answers) => holdInterview(book, answers, 'full')

/** What only a full interview asks sharpens the plan, or is read from the words: it is left out here on both sides. */
function withoutFullOnly(answers: Answers): Answers {
  const asked = new Map(book.questions.map((question) => [question.id, question.asked]))
  return Object.fromEntries(Object.entries(answers).filter(([id]) => asked.get(id) !== 'full'))
}

describe('nextQuestion', () => {
  it('starts with the problem and keeps the sections in order', () => {
    expect(nextQuestion(book, { given: {}, mode: 'normal' })?.id).toBe('problem')
    const asked = Object.keys(holdInterview(book, {}, 'normal'))
    const sections = asked.map((id) => book.questions.find((question) => question.id === id)?.section)
    expect([...new Set(sections)]).toEqual(book.sections.map(({ id }) => id))
    expect(sections).toEqual(sections.toSorted((a, b) => order(a) - order(b)))
  })

  it('reaches the same plan as asking everything, whatever the answers and the figures are', () => {
    fc.assert(
      fc.property(randomAnswers(book), randomFigures(book), (raw, figures) => {
        const answers = coherent(withoutFullOnly(raw))
        const plan = (some: Answers) => everyOutcome(evaluate(book, some, () => figures))
        expect(plan(holdInterview(book, answers, 'normal'))).toEqual(plan(answers))
        const decided = (some: Answers) => firstOptions(evaluate(book, some, () => figures))
        expect(decided(holdInterview(book, answers, 'quick'))).toEqual(decided(answers))
      }),
      { numRuns: 100 },
    )
  })

  it('spares questions: how many, over a fixed sample of people', { timeout: 120_000 }, () => {
    const people = fc.sample(randomAnswers(book), { numRuns: 150, seed: 2 }).map(coherent)
    const mean = (mode: 'full' | 'normal' | 'quick') =>
      people.reduce((sum, answers) => sum + Object.keys(holdInterview(book, answers, mode)).length, 0) / people.length
    // Measured over 10 000 by `node bench/rules.ts 10000`; these bounds leave room for a rule or two.
    expect(mean('normal')).toBeLessThan(mean('full') - 1.5)
    expect(mean('quick')).toBeLessThan(0.5 * mean('full'))
  })

  it('asks hardly anything about models once a solver gives the exact answer', () => {
    const asked = Object.keys(holdInterview(book, { task: 'optimize', simpler_way: 'solves-it' }, 'normal'))
    for (const id of ['hosting', 'latency', 'sensitive_data', 'labelled_examples', 'citations'])
      expect(asked).not.toContain(id)
  })

  it('asks every question whose own condition holds in full mode', () => {
    const told = { task: 'retrieve', private_knowledge: 'yes', attempts: ['prompted-llm'], latency: 'sub-second' }
    const asked = Object.keys(holdInterview(book, told, 'full'))
    expect(asked.toSorted()).toEqual(book.questions.map(({ id }) => id).toSorted())
  })

  it('leaves out a question only if no answer to it changes anything, as trying them shows', {
    timeout: 120_000,
  }, () => {
    fc.assert(
      fc.property(randomAnswers(book), randomFigures(book), fc.nat(), (raw, figures, cut) => {
        const given = Object.fromEntries(Object.entries(raw).slice(0, cut % (choices.length + 1)))
        const { matters } = relevance(book, given)
        const plan = (some: Answers) => JSON.stringify(everyOutcome(evaluate(book, some, () => figures)))
        for (const question of choices.filter(({ id }) => !(id in given) && !matters.has(id))) {
          const others = { ...raw, ...given }
          const plans = question.options.map(({ id }) =>
            plan({ ...others, [question.id]: question.kind === 'many' ? [id] : id }),
          )
          expect(new Set(plans).size).toBe(1)
        }
      }),
      { numRuns: 40 },
    )
  })
})

const order = (section: string | undefined) => book.sections.findIndex(({ id }) => id === section)
