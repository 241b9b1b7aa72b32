import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TECHNIQUES } from '../../../src/blueprint/schema.ts'
import { buildPlan } from '../../../src/plan/build-plan.ts'
import { checkIdeas } from '../../../src/plan/ideas/check-ideas.ts'
import { against } from '../../../src/plan/ideas/contrary.ts'
import { knownNumbers } from '../../../src/plan/ideas/fact-units.ts'
import { type GivenIdea, IDEA_KINDS } from '../../../src/plan/ideas/idea.ts'
import { planMarkdown } from '../../../src/plan/markdown.ts'
import { shippedBook, shippedGuides, shippedKnowledge } from '../../shipped.ts'

const knowledge = await shippedKnowledge()
const book = await shippedBook()
const plan = await buildPlan({
  book,
  knowledge,
  guides: await shippedGuides(),
  answers: {
    problem:
      'Four archivists copy 60 parish ledgers a day by hand; each page takes 25 minutes, and the night ink fades.',
    outcome: 'A draft of every page that an archivist corrects.',
    task: 'extract',
    hosting: 'on-premises',
    requests_per_day: 60,
  },
  now: Date.UTC(2026, 10, 21),
})
const numbers = knownNumbers(plan.facts ?? {})
const check = (...given: Partial<GivenIdea>[]) =>
  checkIdeas(
    given.map((each) => ({ ...GOOD, ...each })),
    plan,
    numbers,
    knowledge,
  )
const GOOD: GivenIdea = {
  kind: 'trap',
  by: null,
  text: 'Faded ink is read worst where it matters most; at {load}, nobody rereads a whole ledger.',
  words: 'the night ink fades',
  figures: [{ name: 'load', expression: 'casesPerDay', unit: 'case/day' }],
}

describe('what a language model suggests', () => {
  it('stands with its figures worked out by us, and the words that it rests on', () => {
    const { ideas, dropped } = check(
      {},
      { kind: 'part', by: 'person', text: 'Archivists settle the spelling of names.', figures: [] },
    )
    expect(dropped).toEqual({})
    expect(ideas[0]).toEqual({
      kind: 'trap',
      text: 'Faded ink is read worst where it matters most; at 60 parish ledgers a day, nobody rereads a whole ledger.',
      words: 'the night ink fades',
      figures: [{ expression: 'casesPerDay', unit: 'case/day', value: 60, printed: '60 parish ledgers a day' }],
    })
    expect(ideas[1]).toMatchObject({ kind: 'part', by: 'person' })
    const page = planMarkdown({ ...plan, ideas })
    expect(page).toContain('Suggested by a language model, not checked by our rules')
    expect(page).toMatch(/Part \(a person\):.*Archivists settle the spelling of names/u)
    expect(page.indexOf('Suggested by')).toBeGreaterThan(page.indexOf('Before you start'))
    expect(page.indexOf('Suggested by')).toBeLessThan(page.indexOf('Who does what'))
  })

  it.each<[string, Partial<GivenIdea>]>([
    ['unsaid', { words: 'we have ten million pages' }],
    ['unsaid', { words: '  ink   ledgers fades' }],
    ['length', { text: 'Too short.' }],
    ['length', { text: `${'Very long, '.repeat(60)} indeed.` }],
    ['length', { words: 'ink' }],
    ['expression', { figures: [{ name: 'load', expression: '60', unit: 'case/day' }] }],
    ['expression', { figures: [{ name: 'load', expression: 'casesPerDay * labelled', unit: 'case/day' }] }],
    ['expression', { figures: [] }],
    ['expression', { figures: [{ name: 'other', expression: 'casesPerDay', unit: 'case/day' }] }],
    ['unit', { figures: [{ name: 'load', expression: 'casesPerDay', unit: 'usd/day' }] }],
    ['unit', { text: 'The desk sees {load} of ledgers, and reads them at leisure.' }],
    ['unit', { text: 'The desk sees {load} a ledger, and reads them at leisure.' }],
    ['figure', { text: 'At {load} it takes 12 people.' }],
    ['markup', { text: 'At {load}, see [the manual](x).' }],
    ['hosting', { text: 'Send what is faded to an external API, at {load}.' }],
    ['hosting', { text: 'Let the pages be read by Google, at {load}.' }],
    ['law', { text: 'At {load}, ask for consent later.' }],
    ['law', { text: 'At {load}, mind what HIPAA says.' }],
  ])('is dropped and counted as %s: %o', (why, wrong) => {
    expect(check(wrong)).toEqual({ ideas: [], dropped: { [why]: 1 } })
  })

  it('is dropped where it takes up what the rules have ruled out', () => {
    const out = book.decisions.find(({ id }) => id === 'training-option')?.options.map(({ id }) => id) ?? []
    const decision = plan.decisions['training-option']
    if (decision === undefined || !('option' in decision)) throw new Error('no decision')
    const nothing = { ...decision, option: 'no-model', labels: Object.fromEntries(out.map((id) => [id, id])) }
    const without = { ...plan, decisions: { ...plan.decisions, 'training-option': nothing } }
    const idea = { ...GOOD, text: 'Let a language model read what is faded, at {load}.' }
    const done = { ...GOOD, kind: 'part' as const, by: 'decoder' as const }
    const byPeople = { ...done, by: 'person' as const, text: 'Let people read what is faded, at {load}.' }
    const checked = checkIdeas([idea, done, byPeople], without, numbers, knowledge)
    expect(checked).toMatchObject({ ideas: [{ by: 'person' }], dropped: { decision: 2 } })
    expect(check(idea).ideas).toHaveLength(1)
  })

  it('is at most six, none twice', () => {
    const many = Array.from('abcdefgh', (letter) => ({
      text: `Ask the archivist of parish ${letter} who reads it.`,
      figures: [],
    }))
    const { ideas, dropped } = check({}, {}, ...many)
    expect(ideas).toHaveLength(6)
    expect(dropped).toEqual({ surplus: 4 })
  })

  it('never brings a digit that was not computed, whatever it is, and changes nothing else of the plan', () => {
    const before = JSON.stringify(plan)
    const good = fc.constantFrom(
      'the faded ink',
      'at',
      'is read',
      'at {load} ',
      'worse,',
      'so ask',
      'the archivist',
      'for {n} ',
    )
    const bad = fc.oneof(
      fc.constantFrom(
        '7',
        'twelve',
        '٣',
        '½',
        'Ⅻ',
        '%',
        '$',
        'http://',
        '**',
        '<@U1>',
        '\n',
        '\u202e',
        '}{',
        '{1}',
        '２',
      ),
      fc.constantFrom('{load}{n}', 'million', 'per day', 'a third', 'GPT', 'week', '{load}7', '{constructor}'),
      fc.string({ maxLength: 6, unit: 'grapheme' }),
    )
    const text = fc
      .array(fc.oneof({ weight: 15, arbitrary: good }, { weight: 1, arbitrary: bad }), { minLength: 3, maxLength: 9 })
      .map((parts) => parts.join(' '))
    const figure = (name: string) =>
      fc.record({
        name: fc.constant(name),
        expression: fc.oneof(
          fc.constantFrom('casesPerDay', 'casesPerDay', 'minutesPerCase', 'casesPerDay / 7', '99'),
          bad,
        ),
        unit: fc.constantFrom('case/day', 'minute/case', 'hour/case', 'usd', ''),
      })
    const idea = text.chain((said) =>
      fc.record({
        kind: fc.constantFrom(...IDEA_KINDS),
        by: fc.constantFrom(null, 'code' as const),
        text: fc.constant(said),
        words: fc.constantFrom('the night ink fades', '60 parish ledgers', 'never said by them'),
        figures: fc.tuple(...['load', 'n'].filter((name) => said.includes(`{${name}}`)).map(figure)),
      }),
    )
    let kept = 0
    fc.assert(
      fc.property(fc.array(idea, { maxLength: 5 }), (given) => {
        for (const { text: said, figures } of checkIdeas(given, plan, numbers, knowledge).ideas) {
          kept++
          const rest = figures.reduce((left, { printed }) => left.replaceAll(printed, ' '), said)
          expect(rest).not.toMatch(/[\p{N}%$<>{}*\n\u202e]/u)
          for (const { value } of figures) expect(Number.isFinite(value)).toBe(true)
        }
      }),
      { numRuns: 1000 },
    )
    expect(kept).toBeGreaterThan(20)
    expect(JSON.stringify(plan)).toBe(before)
  })
})

describe('the words that go against a plan', () => {
  it('are heard in the example of every row, and not in its counter-example', () => {
    for (const row of knowledge.contrary) {
      const alone = { ...knowledge, contrary: [row], services: [], law: [] }
      const decisions = row.says === 'option' ? { [row.decision]: closed(row.options) } : {}
      // What speaks of the law is contrary only with what does away with it, and the other way round.
      const other = knowledge.contrary.filter(({ says }) => says !== 'option' && says !== row.says)
      const judging =
        row.says === 'option'
          ? alone
          : { ...alone, contrary: [row, ...other.map((each) => ({ ...each, phrases: ['ledger'] }))] }
      const heard = (text: string) => against({ text: text.replace(/\.$/u, ', ledger.') }, { decisions }, judging)
      expect(heard(row.example), row.example).toBeDefined()
      expect(heard(row.counter), row.counter).toBeUndefined()
    }
  })

  it('name options and decisions that there are', () => {
    for (const row of knowledge.contrary) {
      if (row.says !== 'option') continue
      const known = book.decisions.find(({ id }) => id === row.decision)?.options.map(({ id }) => id)
      expect(known).toEqual(expect.arrayContaining([...row.options]))
      expect(TECHNIQUES).toEqual(expect.arrayContaining([...(row.techniques ?? [])]))
    }
  })
})

function closed(options: readonly string[]) {
  const decision = plan.decisions.serving
  if (decision === undefined || !('option' in decision)) throw new Error('no decision')
  const ruledOut = options.map((option) => ({ rule: 'r', option, because: 'because', source: 's' }))
  return { ...decision, option: 'another', ruledOut }
}
