import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Given, Interview } from '../../src/interview/conversation.ts'
import { nextQuestion } from '../../src/interview/next-question.ts'
import { evaluate } from '../../src/rules/evaluate.ts'
import { loadRuleBook } from '../../src/rules/load.ts'
import { relevance } from '../../src/rules/relevance.ts'
import type { Answers, Outcomes } from '../../src/rules/rule-book.ts'
import { randomAnswers, randomFigures } from '../rules/random-answers.ts'

const book = await loadRuleBook('rules')
const choices = book.questions.filter(({ kind }) => kind !== 'text')

/** Runs an interview with somebody who would give these answers, `unknown` where they have none. */
function interview(answers: Answers, mode: Interview['mode']): Answers {
  const given: Record<string, Given> = {}
  for (;;) {
    const question = nextQuestion(book, { given, mode })
    if (question === undefined) return Object.fromEntries(Object.entries(given).map(([id, { value }]) => [id, value]))
    if (question.id in given) throw new Error(`asked ${question.id} twice`)
    given[question.id] = { value: answers[question.id] ?? 'unknown', by: 'u', at: 0 }
  }
}

const everything = ({ one, many }: Outcomes) => ({
  one: Object.fromEntries(Object.entries(one).map(([id, { option, secondary }]) => [id, [option, secondary]])),
  many: Object.fromEntries(Object.entries(many).map(([id, { options }]) => [id, options.map(({ option }) => option)])),
})
const options = ({ one }: Outcomes) => Object.fromEntries(Object.entries(one).map(([id, { option }]) => [id, option]))

/** Answers as a person can give them: none to a question that its own condition leaves out. */
function coherent(answers: Answers): Answers {
  return interview(answers, 'full')
}

describe('nextQuestion', () => {
  it('starts with the problem and keeps the sections in order', () => {
    expect(nextQuestion(book, { given: {}, mode: 'normal' })?.id).toBe('problem')
    const asked = Object.keys(interview({}, 'normal'))
    const sections = asked.map((id) => book.questions.find((question) => question.id === id)?.section)
    expect([...new Set(sections)]).toEqual(book.sections.map(({ id }) => id))
    expect(sections).toEqual(sections.toSorted((a, b) => order(a) - order(b)))
  })

  it('reaches the same plan as asking everything, whatever the answers and the figures are', {
    timeout: 120_000,
  }, () => {
    let asked = 0
    let all = 0
    fc.assert(
      fc.property(randomAnswers(book), randomFigures(book), (raw, figures) => {
        const answers = coherent(raw)
        const short = interview(answers, 'normal')
        asked += Object.keys(short).length
        all += Object.keys(answers).length
        const plan = (some: Answers) => everything(evaluate(book, some, () => figures))
        expect(plan(short)).toEqual(plan(answers))
      }),
      { numRuns: 30 },
    )
    expect(asked).toBeLessThan(all)
  })

  it('decides the same in quick mode, with far fewer questions', { timeout: 120_000 }, () => {
    let asked = 0
    fc.assert(
      fc.property(randomAnswers(book), randomFigures(book), (raw, figures) => {
        const answers = coherent(raw)
        const short = interview(answers, 'quick')
        asked += Object.keys(short).length
        const decided = (some: Answers) => options(evaluate(book, some, () => figures))
        expect(decided(short)).toEqual(decided(answers))
      }),
      { numRuns: 30 },
    )
    expect(asked / 30).toBeLessThan(0.75 * book.questions.length)
  })

  it('asks hardly anything about models once a solver gives the exact answer', () => {
    const asked = Object.keys(interview({ task: 'optimize', simpler_way: 'solves-it' }, 'normal'))
    for (const id of ['hosting', 'latency', 'sensitive_data', 'labelled_examples', 'citations'])
      expect(asked).not.toContain(id)
  })

  it('asks every question whose own condition holds in full mode', () => {
    const asked = Object.keys(interview({ task: 'retrieve', private_knowledge: 'yes' }, 'full'))
    expect(asked.toSorted()).toEqual(book.questions.map(({ id }) => id).toSorted())
  })

  it('leaves out a question only if no answer to it changes anything, as trying them shows', {
    timeout: 120_000,
  }, () => {
    fc.assert(
      fc.property(randomAnswers(book), randomFigures(book), fc.nat(), (raw, figures, cut) => {
        const given = Object.fromEntries(Object.entries(raw).slice(0, cut % (choices.length + 1)))
        const { matters } = relevance(book, given)
        const plan = (some: Answers) => JSON.stringify(everything(evaluate(book, some, () => figures)))
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
