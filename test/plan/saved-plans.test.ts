import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { buildPlan } from '../../src/plan/build-plan.ts'
import { planCharts } from '../../src/plan/charts/plan-charts.ts'
import { diffPlans } from '../../src/plan/diff.ts'
import { planHtml } from '../../src/plan/html.ts'
import { planMarkdown, planWorking } from '../../src/plan/markdown.ts'
import { wholeOutline } from '../../src/plan/outline/outline.ts'
import type { Plan } from '../../src/plan/plan.ts'
import { PLAN, PLAN_VERSION, planSchema } from '../../src/plan/schema.ts'
import { planSummary } from '../../src/plan/summary.ts'
import { readAnswers } from '../../src/rules/read-answers.ts'
import { shippedBook, shippedGuides, shippedKnowledge } from '../shipped.ts'

/** Plans of the same answers as earlier versions of the product saved them, the oldest first. */
const SAVED = new URL('saved/', import.meta.url)
const saved = readdirSync(SAVED).map((file) => ({
  file,
  plan: JSON.parse(readFileSync(new URL(file, SAVED), 'utf8')) as Plan,
}))

const book = await shippedBook()
const knowledge = await shippedKnowledge()
const guides = await shippedGuides()
const planOf = (file: string) =>
  buildPlan({
    book,
    knowledge,
    guides,
    answers: readAnswers(book, parse(readFileSync(`examples/${file}`, 'utf8'))),
    takeWords: true,
    now: Date.UTC(2026, 10, 21),
  })

const today = planOf('support-assistant.yaml')

describe.each(saved)('a plan saved as $file', ({ plan }) => {
  it('still opens: it is drawn as document and page, summed up, and compared with one of today', async () => {
    for (const drawn of [planMarkdown(plan), planWorking(plan), planHtml(plan), planSummary(plan).join('\n')]) {
      expect(drawn).toContain(plan.decisions['training-option']?.title === undefined ? plan.title : '$')
      expect(drawn).not.toMatch(/undefined|NaN|Infinity|\[object/)
    }
    expect(wholeOutline(plan).length).toBeGreaterThan(8)
    expect(diffPlans(plan, await today).length).toBeGreaterThan(0)
  })

  it('keeps its charts and its form', async () => {
    expect((await planCharts(plan)).length).toBeGreaterThan(0)
    expect(PLAN.safeParse(plan).error?.issues ?? []).toEqual([])
  })
})

/** What the head must say it brings: the net sum of its own money part, or what would pay it back. */
function brings({ board }: Plan): RegExp {
  const net = board?.benefitUsdPerYear
  if (net === undefined) return /What it brings:\*\* Not known yet: \$[\d.,]+( million)? a year would pay it back/u
  return net <= 0 ? /Less than it costs to run/u : /What it brings:\*\* About \$[\d.,]+( million)? a year \(/u
}

describe('the form of a plan', () => {
  it.each(readdirSync('examples'))(
    'holds for %s, and its page is read in six minutes, the whole in ten',
    async (file) => {
      const plan = await planOf(file)
      expect(PLAN.safeParse(plan).error?.issues ?? []).toEqual([])
      expect(plan.schemaVersion).toBe(PLAN_VERSION)
      expect(planMarkdown(plan)).toMatch(brings(plan))
      const [page = '', appendix = ''] = planMarkdown(plan).split(/^# Appendix/mu)
      const words = (text: string) => text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
      expect(words(page)).toBeLessThanOrEqual(1500)
      expect(words(page) + words(appendix)).toBeLessThanOrEqual(2400)
      expect(page + appendix).not.toContain('<details>')
      expect(plan.title).not.toMatch(/…|\.\.\.$/u)
    },
  )

  it('is written down for readers in other languages (npm run plan-schema)', () => {
    expect(JSON.parse(readFileSync('docs/plan.schema.json', 'utf8'))).toEqual(JSON.parse(JSON.stringify(planSchema())))
  })
})
