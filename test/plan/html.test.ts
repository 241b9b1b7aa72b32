import fc from 'fast-check'
import { expect, test } from 'vitest'
import { planHtml } from '../../src/plan/html.ts'
import { partsDrawing } from '../../src/plan/page/drawing.ts'
import { SAMPLE_PLAN } from './charts/sample-plan.ts'

test('the page holds the decisions, the figures, the team, the money and the weeks', () => {
  const page = planHtml(SAMPLE_PLAN)
  for (const words of [
    'Retrieve, then answer',
    '17.2 GiB (16.1 to 18.9)',
    '<strong>How often does it come up?</strong> daily or more',
    'Open questions that could change it: latency; 2 of 60 other single answers would.',
    'Data engineer',
    '$9,000 to $26,000',
    'Fits a budget of $100,000.',
    'Plan with $66,000 in the first year.',
    '80% range $44,000 to $100,000.',
    '3 to 7',
    '4 to 6 weeks',
    'Redact first.',
    '2 questions were not asked: no answer to them could change the plan.',
  ]) {
    expect(page).toContain(words)
  }
})

test('the page needs nothing else: no link, picture, font or script from elsewhere', () => {
  expect(planHtml(SAMPLE_PLAN)).not.toMatch(/<link|<img|src=|@import|url\(/)
})

test('what people typed is text, never HTML', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const hostile = `<img src=x onerror=alert(1)>"'${text}<script>`
      const page = planHtml({
        ...SAMPLE_PLAN,
        title: hostile,
        problem: [{ question: 'problem', label: 'Problem', text: hostile }],
      })
      expect(page.match(/<script>/g)).toHaveLength(1)
      expect(page).not.toContain('<img')
    }),
    { numRuns: 50 },
  )
})

test('a source that is no web address does not become a link', () => {
  expect(planHtml(SAMPLE_PLAN)).not.toContain('javascript:')
})

test('a section with nothing to say is left out', () => {
  const page = planHtml({ ...SAMPLE_PLAN, risks: [], contradictions: [], staffing: [] })
  expect(page).not.toContain('What can go wrong')
  expect(page).not.toContain('<h3>Team</h3>')
  expect(page).not.toContain('Before you start')
})

test('no style or handler stands in an attribute, so that a strict content policy can hold', () => {
  expect(planHtml(SAMPLE_PLAN)).not.toMatch(/<[^>]+\s(style|on[a-z]+)=/)
})

test('a cost with several sources cites them', () => {
  const [line] = SAMPLE_PLAN.budget.lines
  const [one, two] = SAMPLE_PLAN.sources
  if (line === undefined || one === undefined || two === undefined) throw new Error('the sample has a cost and sources')
  const marks = (source: string) =>
    planHtml({ ...SAMPLE_PLAN, budget: { ...SAMPLE_PLAN.budget, lines: [{ ...line, source }] } }).match(/#source-/g)
      ?.length ?? 0
  expect(marks(`${one.id}, ${two.id}`) - marks('nothing known')).toBe(2)
})

test('a reason cites its source, and the mark leads to the list', () => {
  const page = planHtml(SAMPLE_PLAN)
  expect(page).toContain('<a href="#source-1"')
  expect(page).toContain('<li id="source-1">')
})

test('a range drawn beside others lies where its figures lie', () => {
  const swings = [
    { id: 'people', label: 'People', low: 40_000, high: 90_000 },
    { id: 'api', label: 'Model API', low: 60_000, high: 70_000 },
  ]
  const board = {
    decision: 'Release it.',
    planningUsd: 65_000,
    p90Usd: 100_000,
    capitalUsd: 0,
    monthlyUsd: 500,
    threeYearUsd: 80_000,
    breakEvenUsdPerYear: 27_000,
    owner: 'Head of support',
    gates: [],
  }
  const page = planHtml({ ...SAMPLE_PLAN, board, budget: { ...SAMPLE_PLAN.budget, swings } })
  expect(page).toContain('class="range" x="0%" width="100%"')
  expect(page).toContain('class="range" x="40%" width="20%"')
  expect(page).toContain('x1="50%"')
})

test('the parts of the problem are drawn, whatever they are called', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ label: fc.string(), by: fc.string(), aside: fc.boolean() }), { minLength: 1, maxLength: 9 }),
      (nodes) => {
        const drawn = partsDrawing(nodes).text
        const way = nodes.filter(({ aside }) => !aside)
        expect(drawn.match(/class="box"/g) ?? []).toHaveLength(2 * way.length)
        expect(drawn.match(/class="box aside"/g) ?? []).toHaveLength(2 * (nodes.length - way.length))
        expect(drawn.match(/class="arrow"/g) ?? []).toHaveLength(2 * Math.max(0, way.length - 1))
        expect(drawn).not.toMatch(/NaN|undefined|<script/)
      },
    ),
  )
})
