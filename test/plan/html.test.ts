import fc from 'fast-check'
import { expect, test } from 'vitest'
import { planHtml } from '../../src/plan/html.ts'
import { SAMPLE_PLAN } from './charts/sample-plan.ts'

test('the page holds the decisions, the figures, the team, the money and the weeks', () => {
  const page = planHtml(SAMPLE_PLAN)
  for (const words of [
    'Retrieve, then answer',
    '17.2 GiB (16.1 to 18.9)',
    'How often does it come up? <em>daily or more</em>',
    'Open questions that could change it: latency; 2 of 60 other single answers would.',
    'Data engineer',
    '$9,000 to $26,000',
    'Fits a budget of $100,000.',
    '4 to 6 weeks, from week 3',
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
  expect(page).not.toContain('<h2>Risks</h2>')
  expect(page).not.toContain('<h2>Team</h2>')
  expect(page).not.toContain('do not fit together')
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
