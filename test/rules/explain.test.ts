import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluate } from '../../src/rules/evaluate.ts'
import { valuesText } from '../../src/rules/explain/answer-text.ts'
import { explain } from '../../src/rules/explain.ts'
import { factName } from '../../src/rules/fact-name.ts'
import { toFacts } from '../../src/rules/facts.ts'
import type { Answers, Facts, RuleBook } from '../../src/rules/rule-book.ts'
import { shippedBook } from '../shipped.ts'
import { randomAnswers } from './random-answers.ts'
import { everyAnswer, randomBook } from './random-book.ts'
import { smallBook } from './small-book.ts'

const none = () => ({})
const outcome = (book: RuleBook, answers: Answers, decision: string) =>
  evaluate(book, answers, none).one[decision]?.option

/** Every answer set as facts with its outcome. */
const table = (book: RuleBook, decision: string) =>
  everyAnswer.map((answers) => ({ facts: toFacts(book, answers), option: outcome(book, answers, decision) }))

/** The fewest facts of `present` that force the option, by trying every set of facts. */
function fewestForcing(rows: ReturnType<typeof table>, present: Facts, option: string | undefined): number {
  const names = Object.keys(present)
  let best = names.length
  for (let mask = 0; mask < 2 ** names.length; mask++) {
    const kept = names.filter((_, i) => mask & (1 << i))
    if (kept.length >= best) continue
    const agreeing = rows.filter(({ facts }) => kept.every((name) => facts[name] === present[name]))
    if (agreeing.every((row) => row.option === option)) best = kept.length
  }
  return best
}

describe('explain', () => {
  it('names a smallest forcing set, as trying every set shows, with values that all force it', () => {
    fc.assert(
      fc.property(randomBook, fc.constantFrom(...everyAnswer), (book, answers) => {
        for (const [decision, explained] of Object.entries(explain(book, answers, none))) {
          const rows = table(book, decision)
          const present = toFacts(book, answers)
          expect(explained.forcedBy.length).toBe(fewestForcing(rows, present, explained.option))
          const within = rows.filter(({ facts }) =>
            explained.forcedBy.every(({ fact, values }) => values.includes(facts[fact] ?? '')),
          )
          expect(within.length).toBeGreaterThan(0)
          expect(new Set(within.map(({ option }) => option))).toEqual(new Set([explained.option]))
        }
      }),
      { numRuns: 40 },
    )
  })

  it('proposes changes that really lead to each option within reach, and no way with fewer answers exists', () => {
    fc.assert(
      fc.property(randomBook, fc.constantFrom(...everyAnswer), (book, answers) => {
        for (const [decision, explained] of Object.entries(explain(book, answers, none))) {
          const reachable = everyAnswer
            .filter((other) => onlyKnown(answers, other))
            .map((other) => outcome(book, other, decision))
          expect(explained.wouldChange.map(({ to }) => to).toSorted()).toEqual(
            [...new Set(reachable)].filter((option) => option !== explained.option).toSorted(),
          )
          for (const { to, changes } of explained.wouldChange) {
            const moved = Object.fromEntries(
              changes.map(({ question, to: value }) => [question, question === 'm' ? value.split(', ') : value]),
            )
            expect(outcome(book, { ...answers, ...moved }, decision)).toBe(to)
            const known = everyAnswer.filter(
              (other) => outcome(book, other, decision) === to && onlyKnown(answers, other),
            )
            const fewest = Math.min(...known.map((other) => questionsMoved(answers, other)))
            expect(changes.length).toBe(fewest)
          }
        }
      }),
      { numRuns: 40 },
    )
  })

  it('counts the whole answer to a question as one change, however many ticks move', () => {
    const { book } = smallBook(({ questionnaire, decision }) => ({
      questionnaire: questionnaire
        .replace('kind: choice', 'kind: choice\n    effort: easy')
        .replace('kind: many', 'kind: many\n    effort: hard')
        .replace('{ id: saw, label: Saw }', '{ id: saw, label: Saw }, { id: axe, label: Axe }')
        .concat(
          '  - { id: tone, section: s, kind: choice, effort: easy, text: How loud?, why: Because.,\n',
          '      options: [{ id: low, label: Low }, { id: loud, label: Loud }] }\n',
        ),
      decision: `${decision.slice(0, decision.indexOf('rules:'))}rules:
  - { id: swap, effect: supports, option: heavy, when: { tools.saw: no, tools.axe: yes }, because: B., source: book }
  - { id: two, effect: supports, option: heavy, when: { size: large, tone: loud }, because: B., source: book }
`,
    }))
    const answers = { size: 'small', tone: 'low', tools: ['saw'] }
    const [change] = explain(book, answers, none).way?.wouldChange ?? []
    expect(change?.changes).toEqual([{ question: 'tools', from: 'saw', to: 'axe' }])
    expect(change?.text).toBe('It would be “Heavy” if the answer to “Which tools?” were “Axe”.')
    const [more] = explain(book, { ...answers, tools: 'unknown' }, none).way?.wouldChange ?? []
    expect(more?.changes).toEqual([{ question: 'tools', from: 'unknown', to: 'axe' }])
  })

  it('never says that it is firm while an open answer can change it', () => {
    fc.assert(
      fc.property(randomBook, fc.constantFrom(...everyAnswer), (book, answers) => {
        for (const [decision, { option, firmness }] of Object.entries(explain(book, answers, none))) {
          const later = everyAnswer.filter((other) =>
            Object.entries(answers).every(([id, value]) => value === 'unknown' || String(other[id]) === String(value)),
          )
          const changes = later.some((other) => outcome(book, other, decision) !== option)
          if (changes) expect(firmness.firm).toBe(false)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('is never surer of something while a question is open than once it is answered', () => {
    const answersTo: Readonly<Record<string, readonly (string | readonly string[])[]>> = {
      a: ['a0', 'a1', 'a2'],
      b: ['b0', 'b1'],
      c: ['c0', 'c1', 'c2'],
      m: [['none'], ['x'], ['y'], ['x', 'y']],
    }
    fc.assert(
      fc.property(
        randomBook,
        fc.constantFrom(...everyAnswer),
        fc.constantFrom('a', 'b', 'c', 'm'),
        (book, answers, id) => {
          const open = explain(book, { ...answers, [id]: 'unknown' }, none)
          for (const value of answersTo[id] ?? []) {
            const answered = explain(book, { ...answers, [id]: value }, none)
            for (const [decision, { firmness, option }] of Object.entries(open)) {
              if (!firmness.firm) continue
              expect(answered[decision]?.firmness.firm).toBe(true)
              expect(answered[decision]?.option).toBe(option)
            }
          }
        },
      ),
      { numRuns: 30 },
    )
  })

  it('explains the shipped rules for every decision and never changes what cannot be changed', async () => {
    const book = await shippedBook()
    const fixed = book.questions.filter(({ effort }) => effort === 'fixed').map(({ id }) => id)
    fc.assert(
      fc.property(randomAnswers(book), (answers) => {
        const explained = explain(book, answers, none)
        expect(Object.keys(explained)).toEqual(book.decisions.filter((d) => d.outcome === 'one').map(({ id }) => id))
        const decided = evaluate(book, answers, none).one
        for (const [decision, { wouldChange, forcedBy, option, because }] of Object.entries(explained)) {
          expect(option).toBe(decided[decision]?.option)
          expect(wouldChange.length).toBeLessThanOrEqual(3)
          expect(because.every((reason) => reason.option === option)).toBe(true)
          expect(forcedBy.every(({ values, text }) => values.length > 0 && text !== '')).toBe(true)
          for (const { to, changes, text } of wouldChange) {
            expect(to).not.toBe(option)
            expect(text).toContain('It would be')
            for (const { question, to: value } of changes) {
              expect(value).not.toBe('unknown')
              const before = answers[question]
              if (fixed.includes(question)) expect([undefined, 'unknown']).toContain(before)
            }
            // What is proposed must hold for the shipped rules too, and not only for the small ones above.
            expect(outcome(book, { ...answers, ...moved(book, changes) }, decision)).toBe(to)
          }
        }
      }),
      { numRuns: 60 },
    )
  }, 60_000)

  it('has a name that a person can read for every fact', async () => {
    const book = await shippedBook()
    for (const fact of book.facts.keys()) expect(factName(book, fact)).toMatch(/^[A-Z].* .*\S$/)
    expect(factName(book, 'team.ml-engineer')).toBe('Who can work on it?')
    expect(factName(book, 'self-host-vs-api')).toBe('How does renting GPUs compare with paying per token?')
  })

  it('says of one answer among several whether it is among them', async () => {
    const book = await shippedBook()
    const texts = (values: readonly string[]) => valuesText(book, 'attempts.rules-or-search', values)
    expect(texts(['yes'])).toBe('“Rules, scripts or a search”')
    expect(texts(['no'])).toBe('without “Rules, scripts or a search”')
    expect(texts(['no', 'unknown'])).toBe('“Rules, scripts or a search” is not among the answers')
    expect(texts(['yes', 'unknown'])).toBe('“Rules, scripts or a search”, or not known')
    expect(texts(['yes', 'no'])).toBe('an answer, with or without “Rules, scripts or a search”')
    expect(valuesText(book, 'knowledge_change', ['daily', 'live'])).toBe('“Every day” or “Every minute”')
    expect(valuesText(book, 'knowledge_change', ['static', 'monthly', 'daily', 'unknown'])).toBe(
      'anything but “Every minute”',
    )
  })
})

/** The answers that a change proposes: several ticks stand in one text. */
const moved = (book: RuleBook, changes: readonly { readonly question: string; readonly to: string }[]): Answers =>
  Object.fromEntries(
    changes.map(({ question, to }) => {
      const many = book.questions.find(({ id }) => id === question)?.kind === 'many'
      return [question, many ? to.split(', ') : to]
    }),
  )

/** Whether a person could come from one answer set to the other: nothing known becomes unknown. */
const onlyKnown = (from: Answers, to: Answers) =>
  ['a', 'b', 'c', 'm'].every((id) => (to[id] ?? 'unknown') !== 'unknown' || (from[id] ?? 'unknown') === 'unknown')
const questionsMoved = (from: Answers, to: Answers) =>
  ['a', 'b', 'c', 'm'].filter((id) => String(from[id] ?? 'unknown') !== String(to[id] ?? 'unknown')).length
