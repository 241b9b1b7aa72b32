import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { whyNotLess } from '../../src/plan/beaten.ts'
import { bestOf } from '../../src/plan/best.ts'
import { buildPlan } from '../../src/plan/build-plan.ts'
import { readAnswers } from '../../src/rules/read-answers.ts'
import type { Answers } from '../../src/rules/rule-book.ts'
import { shippedBook, shippedGuides, shippedKnowledge } from '../shipped.ts'

const [book, knowledge, guides] = [await shippedBook(), await shippedKnowledge(), await shippedGuides()]
/** Briefs in which another row of the table looks better than the plan. */
const BRIEFS: Readonly<Record<string, Answers>> = {
  'a part that keeps less than cards do': {
    task: 'translate',
    problem:
      'Our rescue ships take up people who speak Tigrinya, Somali or Bengali; the crew of 40 has a paper with pictures.',
    outcome: 'A crew member says or finds a sentence on the phone and it speaks it, without any network.',
    success_measure: '90 % of 1,500 sentences judged right by native speakers',
    hosting: 'on-device',
    requests_per_day: 3000,
    budget_usd: 80_000,
    team: ['software-engineer', 'ml-engineer'],
  },
  'a product that must run elsewhere': {
    task: 'extract',
    problem:
      'Our customs agency in Norway types 40 freight papers a day from PDFs into the declaration system, 18 minutes each; two clerks do it all day.',
    outcome: 'The fields of each paper are proposed with their place on the page, and a clerk confirms them.',
    success_measure: '5 minutes of a clerk instead of 18 for each paper',
    hosting: 'own-cloud',
    requests_per_day: 40,
    minutes_per_case: 18,
    frequency: 'daily',
    budget_usd: 40_000,
    deadline: '3-6-months',
    team: ['software-engineer'],
  },
  'a way without a model that leaves about as much': {
    task: 'optimize',
    problem: 'Our 45 vans bring washing machines to 1,300 doors a day; two people plan the tours on a map.',
    why: 'Diesel and drivers cost 2.1 million dollars a year.',
    outcome: 'Tours for all vans in a quarter of an hour.',
    success_measure: '4 % fewer kilometers',
    requests_per_day: 6,
    budget_usd: 200_000,
    deadline: '6-12-months',
    team: ['software-engineer', 'data-engineer'],
  },
}
const examples = readdirSync('examples').map((file): readonly [string, Answers] => [
  file,
  readAnswers(book, parse(readFileSync(`examples/${file}`, 'utf8'))),
])
const plans = await Promise.all(
  [...examples, ...Object.entries(BRIEFS)].map(async ([name, answers]) => ({
    name,
    plan: await buildPlan({ book, knowledge, guides, answers, takeWords: true, now: Date.UTC(2026, 10, 22) }),
  })),
)
const each = plans.map(({ name, plan }) => [name, plan] as const)

const plan = { id: 'plan', role: 'recommended', title: '', risk: '', netUsd: 70_000, weeks: 4 } as const
const less = {
  id: 'less',
  role: 'less',
  title: '',
  risk: '',
  netUsd: 90_000,
  weeks: 4,
  benefitUsdPerYear: 40_000,
  onceUsd: 20_000,
} as const

describe('the advised option', () => {
  it.each(each)(
    'is beaten by no row of its own table without a sentence why: %s',
    (_, { alternatives = [], board }) => {
      const [advised] = alternatives
      for (const { role, netUsd, misses = [] } of alternatives) {
        if (netUsd === undefined || advised?.netUsd === undefined || role === advised.role) continue
        if (netUsd <= Math.max(0, advised.netUsd) * (role === 'less' ? 1 : 1.15)) continue
        if (role === 'buy')
          expect(board?.decision).toMatch(/Buying would leave \$.+, but it may not|but (?:that|it) is/u)
        else if (role === 'less' && misses.length === 0)
          expect(board?.decision).toMatch(/Doing less \(\$|Doing less leaves more if/u)
        else expect(misses, role).not.toEqual([])
      }
    },
  )

  it.each(each)(
    'keeps no less of the gain than what costs less does at its low end, where no benefit is known: %s',
    (_, plan) => {
      const [advised, ...others] = plan.alternatives ?? []
      const less = others.find(({ role, misses }) => role === 'less' && misses === undefined)
      if (advised?.netUsd !== undefined || less?.keeps === undefined || advised?.keeps === undefined) return
      if ((less.threeYearUsd ?? Infinity) >= (advised.threeYearUsd ?? 0)) return
      expect(less.keeps.low).toBeLessThanOrEqual((advised.keeps.low + advised.keeps.high) / 2)
    },
  )

  it('is one of each sort in the briefs of this test', () => {
    const [cards, product] = Object.keys(BRIEFS).map((name) => plans.find((made) => made.name === name)?.plan)
    expect(cards?.board?.decision).toMatch(/^Release \$[\d,]+ for stage 1: .+ Stage 1 keeps more of the gain/u)
    expect(product?.board?.decision).toMatch(
      /Buying would leave \$[\d,]+ .+ may not run where your data must stay: ask two/u,
    )
  })
})

describe('doing less', () => {
  it('is advised where even the low end of what it keeps leaves more than the plan', () => {
    expect(bestOf([plan, { ...less, keeps: { low: 0.5, high: 0.6 } }])).toBe('less')
    expect(bestOf([plan, { ...less, keeps: { low: 0.3, high: 0.8 } }], 8)).toBe('recommended')
  })

  it('is advised for a clear lead where the build can still follow it by the deadline', () => {
    const rows = [
      { ...plan, weeks: 20 },
      { ...less, weeks: 12, keeps: { low: 0.3, high: 0.8 } },
    ]
    expect(bestOf(rows, 36)).toBe('less')
    expect(bestOf(rows, 35)).toBe('recommended')
  })

  it('is tried first where it leaves about as much, with both figures and what turns it', () => {
    const said = whyNotLess([plan, less], { keeps: 0.47 })
    expect(said).toContain('Doing less ($20,000) leaves about as much ($90,000 against $70,000)')
    expect(said).toContain('stop there if it brings over 47% of what the whole would')
    expect(whyNotLess([plan, { ...less, netUsd: 60_000 }], { keeps: 0.47 })).toBe(
      ' Doing less leaves more if it brings over 47% of what the whole would.',
    )
    expect(whyNotLess([plan, less], undefined)).toBe('')
  })
})
