import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatUsd } from '../../src/amounts/print.ts'
import { loadSmaller } from '../../src/blueprint/smaller/load.ts'
import { buildPlan } from '../../src/plan/build-plan.ts'
import { planMarkdown } from '../../src/plan/markdown.ts'
import { headOf } from '../../src/plan/outline/head.ts'
import type { Plan } from '../../src/plan/plan.ts'
import type { Answers } from '../../src/rules/rule-book.ts'
import { shippedBook, shippedGuides, shippedKnowledge } from '../shipped.ts'

const book = await shippedBook()
const knowledge = await shippedKnowledge()
const guides = await shippedGuides()
const planOf = (answers: Answers) =>
  buildPlan({ book, knowledge, guides, answers, takeWords: true, now: Date.UTC(2026, 10, 22) })

const TUTOR: Answers = {
  task: 'converse',
  problem:
    'Our learning app helps apprentices with mathematics exercises. They ask for help at night, and nobody answers; 600,000 sessions a day.',
  outcome: 'A tutor that gives hints step by step, not the solution, and teachers see who is stuck.',
  requests_per_day: 600_000,
  hosting: 'any-api',
  latency: 'seconds',
  deadline: 'over-12-months',
  team: ['software-engineer', 'ml-engineer'],
}
const option = ({ alternatives = [] }: Plan, role: string) => alternatives.find((each) => each.role === role)

describe('a plan over its budget', () => {
  it('becomes a smaller version that keeps to it, and tells what waits at which price', async () => {
    const whole = await planOf({ ...TUTOR, budget_usd: 900_000 })
    const smaller = await planOf({ ...TUTOR, budget_usd: 150_000 })
    expect(whole.smaller).toBeUndefined()
    expect(smaller.budget.newMoneyUsd).toBeLessThanOrEqual(150_000)
    expect(smaller.smaller?.whole).toMatch(/over your budget of \$150,000.*keeps to both/u)
    expect(smaller.smaller?.leaves.join()).toMatch(/\$[\d,]+ (?:once|a month)/u)
    expect(headOf(smaller).facts.map(({ lead }) => lead)).toContain('Smaller first')
    expect(option(smaller, 'recommended')?.threeYearUsd).toBeLessThan(option(smaller, 'whole')?.threeYearUsd ?? 0)
  })

  it('comes second where doing less keeps more than so small a part', async () => {
    const { alternatives, board, smaller, budget } = await planOf({ ...TUTOR, budget_usd: 50_000 })
    expect(budget.newMoneyUsd).toBeLessThanOrEqual(50_000)
    expect(smaller?.whole).toMatch(/over your budget of \$50,000.*keeps to both/u)
    expect(alternatives?.[0]?.role).toBe('less')
    expect(board?.decision).toMatch(/keeps more of the gain .+ than the part that can be built within your limits/u)
  })

  it('says the least that would do where nothing fits', async () => {
    const { smaller, budget } = await planOf({ ...TUTOR, budget_usd: 2000 })
    expect(budget.newMoneyUsd).toBeGreaterThan(2000)
    expect(smaller?.whole).toMatch(/Nothing smaller fits: \$[\d,]+ of new money/u)
  })

  it('keeps to any budget, or says that nothing does', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2000, max: 2_000_000 }), async (budget_usd) => {
        const { smaller, budget } = await planOf({ ...TUTOR, budget_usd })
        const fits = smaller === undefined || smaller.whole.includes('keeps to both')
        expect(budget.newMoneyUsd <= budget_usd).toBe(fits)
      }),
      { numRuns: 3 },
    )
  })
})

describe('doing less', () => {
  it('is priced like the plan, and is the advice where the plan does not pay', async () => {
    const plan = await planOf({
      task: 'write',
      problem:
        'Two clerks of our car dealer answer 90 mails a day from customers about repairs. Each mail takes 6 minutes, and an hour of a clerk costs $20.',
      outcome: 'A draft for each mail, so that answering takes 3 minutes instead of 6 minutes.',
      success_measure: '3 minutes a mail instead of 6 minutes',
      requests_per_day: 90,
      budget_usd: 80_000,
      deadline: 'over-12-months',
      hosting: 'any-api',
      data_state: 'ready',
      team: ['software-engineer'],
    })
    const [first, second] = plan.alternatives ?? []
    expect([first?.role, second?.role]).toEqual(['less', 'recommended'])
    expect(first?.threeYearUsd).toBeLessThan(second?.threeYearUsd ?? 0)
    expect(plan.board?.decision).toMatch(/^Release \$[\d,]+ for stage 1: .*(?:blocks|template)/u)
    // Money, weeks and people are those of the first stage; what plans the build says so.
    expect(plan.first?.budget.once.planning).toBe(first?.onceUsd)
    expect(plan.first?.timeline.at(-1)?.endWeek).toBe(first?.weeks)
    // Today's numbers may be counted before.
    const gates = plan.board?.gates ?? []
    const at = gates.findIndex(({ title }) => title === 'Stage 1 in use')
    const [used, enough, ...build] = gates.slice(at)
    expect(used).toMatchObject({ week: first?.weeks })
    expect(gates.slice(0, at + 1).reduce((sum, { releaseUsd }) => sum + releaseUsd, 0)).toBeCloseTo(first?.onceUsd ?? 0)
    expect(plan.board?.decision).toContain(
      `Decide in week ${enough?.week} on stage 2 (${formatUsd(second?.onceUsd ?? 0)})`,
    )
    // The gates of the build follow, later than those of the first stage, with no more money than the build takes.
    expect(build.length).toBeGreaterThan(1)
    expect(build.every(({ week, stage }) => stage === 2 && week > (enough?.week ?? 0))).toBe(true)
    expect(build.reduce((sum, { releaseUsd }) => sum + releaseUsd, 0)).toBeLessThanOrEqual((second?.onceUsd ?? 0) + 1)
    const page = planMarkdown(plan)
    const once = formatUsd(first?.onceUsd ?? 0)
    expect(page).toMatch(
      /^Go in two stages\. First, without a model: .+ \(\$[\d,]+, in use in week \d+\).+ the rest \(\$[\d,]+, \d+ weeks more, to about week \d+(?:, past your deadline)?(?:, \$[\d,]+ together: over your \$[\d,]+)?\)\./mu,
    )
    expect(page).toMatch(/^- \*\*Cost \(stage 1\):\*\* /mu)
    expect(page).toContain(`| Until rollout |  |  |  | ${once} |`)
    expect(page).toContain(`**Until rollout:** about ${once}`)
    // What the first stage pays for stands behind the page, and adds up; the parts of both stages stand on it in one table.
    const [front = ''] = page.split('# Appendix')
    const rows = page.split('## People and money until rollout (stage 1)')[1]?.split('\n## ')[0] ?? ''
    const usd = [...rows.matchAll(/\| \$([\d,]+) \|$/gmu)].map(([, each = '']) => Number(each.replaceAll(',', '')))
    expect(usd.length).toBeGreaterThan(6)
    expect(usd.slice(0, -1).reduce((sum, each) => sum + each, 0)).toBeCloseTo(usd.at(-1) ?? 0, -1)
    expect(rows).toMatch(/\| Code and rules: .+ \| Software engineer \| \d+ \| \$\d+ \|/u)
    expect(page).not.toMatch(/^##.*\(stage 2\)/mu)
    const parts = front.split('## Who does what\n')[1]?.split('\n## ')[0] ?? ''
    for (const { part } of plan.kind?.parts ?? []) expect(parts).toContain(`| ${part}`)
    expect(parts).toMatch(/^\| .+ \| 1 \| /mu)
    expect(parts).toMatch(/^\| .+ \| 2 \| /mu)
  })
})

describe('knowledge/smaller.yaml', () => {
  it('names only kinds and parts that there are, with the place of the fault', async () => {
    const read = async (row: string) => {
      const dir = await mkdtemp(join(tmpdir(), 'smaller-'))
      const head =
        'source: assumption\ndate: 2026-11-22\nusual: { first: one kind, share: 0.3, keeps: { low: 0.2, high: 0.5 } }\nwithout: { parts: 0.8, prepared: 0.8, systems: 0.9, languages: 0.6 }\nbought: { keeps: { low: 0.7, high: 1 }, trialWeeks: 4, weeks: 12, bringingIn: 0.3 }\nkinds:\n'
      await writeFile(join(dir, 'smaller.yaml'), `${head}  ${row}\n`)
      const { library } = guides
      return loadSmaller(dir, library)
    }
    await expect(read('churning: { first: one group, share: 0.2, less: a list }')).rejects.toThrow(
      /smaller\.yaml:7:\d+ "churning" is not the id of a blueprint/u,
    )
    await expect(
      read('churn: { first: one group, share: 0.2, later: [Reasons, Guesses], less: a list }'),
    ).rejects.toThrow(/smaller\.yaml:7:\d+ "Guesses" is not a part of the blueprint churn/u)
    expect(Object.keys((await read('churn: { first: one group, share: 0.2, less: a list }')).kinds)).toEqual(['churn'])
  })
})
