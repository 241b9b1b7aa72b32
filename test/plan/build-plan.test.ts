import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import MarkdownIt from 'markdown-it'
import { beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { Knowledge } from '../../src/knowledge/knowledge.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { buildPlan } from '../../src/plan/build-plan.ts'
import { diffPlans } from '../../src/plan/diff.ts'
import { planMarkdown } from '../../src/plan/markdown.ts'
import type { Plan } from '../../src/plan/plan.ts'
import { planSummary } from '../../src/plan/summary.ts'
import { loadRuleBook } from '../../src/rules/load.ts'
import { readAnswers } from '../../src/rules/read-answers.ts'
import type { Answers, RuleBook } from '../../src/rules/rule-book.ts'

const NOW = Date.UTC(2026, 10, 20)
let book: RuleBook
let knowledge: Knowledge

beforeAll(async () => {
  book = await loadRuleBook('rules')
  knowledge = await loadKnowledge('knowledge')
})

const plan = (answers: Answers) => buildPlan({ book, knowledge, answers, now: NOW })
const example = (name: string) => readAnswers(book, parse(readFileSync(`examples/${name}.yaml`, 'utf8')))
const taken = (made: Plan, id: string) => {
  const decision = made.decisions[id]
  return decision && 'option' in decision ? decision.option : undefined
}

describe('a plan', () => {
  it('looks the answers of a support team up in its own documents', async () => {
    const made = await plan(example('support-assistant'))
    expect(taken(made, 'training-option')).toBe('rag')
    expect(taken(made, 'model-family')).toBe('decoder')
    expect(made.estimates.map(({ id }) => id)).toContain('vector-index.indexGiB')
    expect(made.staffing.find(({ id }) => id === 'software-engineer')?.hire).toBe('in-house')
    expect(made.budget.verdict).toContain('$250,000')
    expect(made.deadline).toContain('26 weeks')
  })

  it('sorts tickets by a small encoder on ordinary servers', async () => {
    const made = await plan(example('ticket-routing'))
    expect([taken(made, 'training-option'), taken(made, 'model-family')]).toEqual(['fine-tune', 'encoder'])
    expect(made.estimates.map(({ id }) => id)).toContain('training-compute.acceleratorHours')
  })

  it('sends a problem with exact constraints to a solver and sizes nothing', async () => {
    const made = await plan(example('shift-roster'))
    expect([taken(made, 'ai-fit'), taken(made, 'training-option')]).toEqual(['not-ai', 'no-model'])
    expect(made.estimates).toEqual([])
    expect(made.budget.monthly.high).toBeLessThan(3000)
  })

  it('decides and prices even when nothing is known, and says what it assumed', async () => {
    const made = await plan({})
    expect(made.assumptions.length).toBeGreaterThan(3)
    expect(made.unanswered).toContain('problem')
    expect(made.title).toBe('Plan for an AI project')
  })

  it('cites a source for every reason, step, risk and budget line', async () => {
    for (const name of ['support-assistant', 'ticket-routing', 'shift-roster']) {
      const made = await plan(example(name))
      const known = new Set(made.sources.map(({ id }) => id))
      const cited = [...made.budget.lines, ...made.data, ...made.evaluation, ...made.risks, ...made.staffing].flatMap(
        ({ source }) => source.split(', '),
      )
      expect(cited.filter((id) => !known.has(id))).toEqual([])
    }
  })

  it('holds for any answers: ranges are in order, phases follow each other, totals add up', async () => {
    await fc.assert(
      fc.asyncProperty(anyAnswers(), async (answers) => {
        const made = await plan(answers)
        for (const { low, value, high } of made.estimates) expect(low <= value && value <= high).toBe(true)
        for (const { low, high } of [
          ...made.budget.lines,
          made.budget.once,
          made.budget.monthly,
          made.budget.firstYear,
        ]) {
          expect(low >= 0 && low <= high).toBe(true)
        }
        made.timeline.reduce((end, phase) => {
          expect(phase.startWeek).toBe(end)
          return phase.endWeek
        }, 0)
        expect(planMarkdown(made)).not.toMatch(/undefined|NaN|Infinity|\[object/)
        expect(planSummary(made).join('\n')).not.toMatch(/undefined|NaN|Infinity/)
        expect(JSON.parse(JSON.stringify(made))).toEqual(made)
      }),
      { numRuns: 60 },
    )
  })

  it('never costs less each month when there are more requests', async () => {
    const base = example('support-assistant')
    let before = 0
    for (const requests of [100, 1000, 10_000, 100_000]) {
      const made = await plan({ ...base, requests_per_day: requests })
      expect(made.budget.monthly.high).toBeGreaterThanOrEqual(before)
      before = made.budget.monthly.high
    }
  })

  it('says what an edited answer changed, and nothing where nothing changed', async () => {
    const base = example('support-assistant')
    const before = await plan(base)
    expect(diffPlans(before, await plan(base))).toEqual([])
    const after = await plan({ ...base, task: 'optimize', simpler_way: 'solves-it' })
    expect(diffPlans(before, after).map(({ subject }) => subject)).toContain('Cost each month')
  })

  it('lets nothing that was typed format the Markdown', async () => {
    const made = await plan({ problem: '# <script>alert(1)</script> | [x](http://evil) **b**\n\n- y', why: '`code`' })
    const html = new MarkdownIt({ html: true }).render(planMarkdown(made))
    expect(html).not.toMatch(/<script>|href="http:\/\/evil|<strong>b<|<li>y<|<code>code/)
    expect(html).toContain('&lt;script')
  })
})

/** Any option of any choice, `unknown` included, for a random part of the questions. */
function anyAnswers(): fc.Arbitrary<Answers> {
  return fc.constant(null).chain(() =>
    fc
      .tuple(
        ...book.questions
          .filter(({ kind }) => kind !== 'text')
          .map((question) => {
            const one = fc.constantFrom('unknown', ...question.options.map(({ id }) => id))
            const value =
              question.kind === 'many'
                ? fc.uniqueArray(fc.constantFrom(...question.options.filter((o) => !o.exclusive).map(({ id }) => id)), {
                    minLength: 1,
                  })
                : one
            return fc.option(value, { nil: undefined }).map((answer) => [question.id, answer] as const)
          }),
      )
      .map((pairs) => Object.fromEntries(pairs.filter(([, answer]) => answer !== undefined)) as Answers),
  )
}
