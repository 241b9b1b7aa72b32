import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import MarkdownIt from 'markdown-it'
import { beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { Guides } from '../../src/blueprint/guides.ts'
import type { Knowledge } from '../../src/knowledge/knowledge.ts'
import { buildPlan } from '../../src/plan/build-plan.ts'
import { diffPlans } from '../../src/plan/diff.ts'
import { planHtml } from '../../src/plan/html.ts'
import { planMarkdown } from '../../src/plan/markdown.ts'
import type { Plan } from '../../src/plan/plan.ts'
import { planSummary } from '../../src/plan/summary.ts'
import { readAnswers } from '../../src/rules/read-answers.ts'
import type { Answers, RuleBook } from '../../src/rules/rule-book.ts'
import type { Range } from '../../src/solution/range.ts'
import { planTimeline, totalWeeks } from '../../src/solution/timeline.ts'
import { shippedBook, shippedGuides, shippedKnowledge } from '../shipped.ts'

const NOW = Date.UTC(2026, 10, 20)
let book: RuleBook
let knowledge: Knowledge
let guides: Guides

beforeAll(async () => {
  book = await shippedBook()
  knowledge = await shippedKnowledge()
  guides = await shippedGuides()
})

const plan = (answers: Answers) => buildPlan({ book, knowledge, guides, answers, now: NOW })
/** ... with what the words say taken as answered. */
const planOfWords = (answers: Answers) => buildPlan({ book, knowledge, guides, answers, now: NOW, takeWords: true })
const example = (name: string) => readAnswers(book, parse(readFileSync(`examples/${name}.yaml`, 'utf8')))
const taken = (made: Plan, id: string) => {
  const decision = made.decisions[id]
  return decision && 'option' in decision ? decision.option : undefined
}

/** A model of their own, on machines of their own. */
const OWN_MODEL = {
  task: 'write',
  behaviour_gap: 'wrong-style-or-format',
  private_knowledge: 'no',
  citations: 'no',
  hosting: 'on-premises',
} as const
const FROM_SCRATCH: Answers = {
  definition: 'clear',
  frequency: 'continuous',
  simpler_way: 'no',
  error_tolerance: 'reviewed',
  users_ready: 'ready',
  task: 'predict',
  domain: 'own-language',
  behaviour_gap: 'not-accurate',
  private_knowledge: 'no',
  citations: 'no',
  corpus_tokens: 'over-100b',
  labelled_examples: 'none',
  data_state: 'ready',
  hosting: 'own-cloud',
  latency: 'seconds',
  requests_per_day: 10_000,
  budget_usd: 10_000_000,
  deadline: 'over-12-months',
  hardware: 'none',
}

describe('a plan', () => {
  it('takes what the words say where there is no answer, only when told to, and quotes them', async () => {
    const answers: Answers = {
      problem: 'Our Danish insurer gets 1,200 claim letters a day; a clerk spends 6 minutes per letter.',
      task: 'extract',
      hosting: 'on-premises',
      dependencies: 'We also have an Azure subscription, only in our Azure.',
    }
    const [taking, plain] = await Promise.all([
      buildPlan({ book, knowledge, guides, answers, takeWords: true, now: NOW }),
      plan(answers),
    ])
    expect(taking.answers).toMatchObject({ requests_per_day: 1200, minutes_per_case: 6, hosting: 'on-premises' })
    const said = taking.assumptions.find(({ question }) => question === 'requests_per_day')?.text
    expect(said).toContain('“1,200 claim letters a day”')
    expect(taking.unanswered).not.toContain('requests_per_day')
    expect(plain.answers).toEqual(answers)
    expect(plain.assumptions.some(({ text }) => text.includes('read from'))).toBe(false)
  })

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
    expect(made.title).toBe('An idea that is not yet a task')
    const counted = await plan(example('support-assistant'))
    expect(counted.title).toMatch(/^Answering customers .*: 4,000 .+ a day/)
    expect(counted.title.length).toBeLessThanOrEqual(90)
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

  it('holds for any answers: ranges are in order, phases follow each other, totals add up', {
    timeout: 120_000,
  }, async () => {
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
        addsUp(made)
        expect(planMarkdown(made)).not.toMatch(/undefined|NaN|Infinity|\[object/)
        expect(planHtml(made)).not.toMatch(/undefined|NaN|Infinity|\[object/)
        expect(planSummary(made).join('\n')).not.toMatch(/undefined|NaN|Infinity/)
        expect(JSON.parse(JSON.stringify(made))).toEqual(made)
      }),
      { numRuns: 20 },
    )
  })

  it('sizes what was decided: the cards that training takes, and copies of the model that hold their part of the load', async () => {
    for (const hardware of ['none', 'one-gpu', 'one-node', 'cluster']) {
      for (const requests of [100, 200_000, 5_000_000]) {
        const made = await plan({ ...example('support-assistant'), ...OWN_MODEL, hardware, requests_per_day: requests })
        const estimate = (id: string) => made.estimates.find((each) => each.id === id)
        const training = estimate('training-memory.perAcceleratorGiB')
        if (taken(made, 'parallelism') === 'single') expect(training?.query.accelerators).toBe(1)
        if (taken(made, 'parallelism') === 'fsdp') expect(training?.query.sharding).toBe('zero3')
        const copy = estimate('serving-memory.totalGiB')
        const speed = estimate('serving-speed.outputTokensPerSecondPerRequest')
        expect(speed?.query.accelerators).toBe(copy?.query.accelerators)
        // A copy is never loaded until its answers crawl: more load means more copies.
        expect(Number(copy?.query.concurrency ?? 1)).toBeLessThanOrEqual(64)
        expect(speed?.value ?? 99).toBeGreaterThan(3)
      }
    }
  })

  it('shows energy and emissions wherever something is trained here, and none where nothing is', async () => {
    const trained = await plan(example('ticket-routing'))
    expect(trained.estimates.map(({ quantity }) => quantity)).toEqual(expect.arrayContaining(['energyKwh', 'co2Kg']))
    const prompted = await plan({ ...example('support-assistant') })
    expect(prompted.estimates.map(({ quantity }) => quantity)).not.toContain('energyKwh')
  })

  it('sizes a model from scratch by its tokens, plans its people and weeks, and shows how long a run takes', async () => {
    const made = await plan(FROM_SCRATCH)
    const [runs, trials] = ['training', 'training-trials'].map((id) => made.budget.lines.find((line) => line.id === id))
    expect(trials?.high).toBeGreaterThan(0)
    expect(trials?.high).toBeLessThan(runs?.high ?? 0)
    expect(runs?.note).toContain('failed runs')
    expect(taken(made, 'training-option')).toBe('from-scratch')
    const data = made.estimates.find(({ id }) => id === 'data-size.optimalTokensB')
    expect(data?.value).toBeGreaterThan(50)
    expect(made.estimates.find(({ id }) => id === 'training-compute.days')?.value).toBeLessThan(31)
    expect(made.budget.lines.find(({ id }) => id.startsWith('training'))?.low).toBeGreaterThan(1000)
    const engineer = made.staffing.find(({ id }) => id === 'ml-engineer')
    expect(engineer?.why).toMatch(/ (?:[2-9]|[1-9]\d) of them at once\.$/u)
    expect(engineer?.weeks.low).toBeGreaterThan(20)
    expect(made.staffing.map(({ id }) => id)).toContain('data-scientist')
  })

  it('prices the search service with retrieval, the teacher with distillation, and the test devices on devices', async () => {
    const lines = async (answers: Answers) => (await plan(answers)).budget.lines.map(({ id }) => id)
    expect(await lines(example('support-assistant'))).toEqual(expect.arrayContaining(['embedding', 'search']))
    const slow = { ...example('ticket-routing'), labelled_examples: 'none', task: 'write', latency: 'sub-second' }
    expect(await lines(slow)).toContain('teacher')
    expect(await lines({ ...slow, hosting: 'on-device' })).toContain('devices')
  })

  it('never prices by the token where the data may not leave the house', async () => {
    await fc.assert(
      fc.asyncProperty(anyAnswers(), fc.constantFrom('on-premises', 'on-device'), async (answers, hosting) => {
        const made = await plan({ ...answers, hosting })
        expect(made.estimates.filter(({ id }) => id.startsWith('api-cost'))).toEqual([])
      }),
      { numRuns: 15 },
    )
  })

  it('takes longer with a second option, never shorter', async () => {
    const weeks = (secondary: readonly string[]) =>
      totalWeeks(planTimeline({}, 'fine-tune', secondary, knowledge.planning))
    const alone = weeks([])
    for (const other of ['rag', 'from-scratch', 'continued-pretraining']) {
      const both = weeks([other])
      expect([both.low >= alone.low, both.high > alone.high]).toEqual([true, true])
    }
  })

  it('owns and runs even what is no model', async () => {
    const made = await plan(example('shift-roster'))
    expect(made.budget.lines.map(({ id }) => id)).toContain('operation-in-house')
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

  it('says so when the first word comes later than the answer about speed allows, and names a budget without an upper end as such', async () => {
    const phone: Answers = { task: 'converse', hosting: 'on-device', behaviour_gap: 'wrong-style-or-format' }
    const said = async (latency: string) => (await plan({ ...phone, latency })).contradictions.map(({ text }) => text)
    expect((await said('sub-second')).join(' ')).toMatch(/within a second, but the first word/)
    expect((await said('batch')).join(' ')).not.toContain('first word')
    const rich = await plan({ ...example('support-assistant'), budget_usd: 'over-10m' })
    expect(rich.budget.verdict).toContain('over $10 million')
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
/** Every sum of a plan equals what its parts say elsewhere in the plan. */
function addsUp({ budget, staffing, timeline }: Plan): void {
  const sum = (lines: readonly Range[], end: 'low' | 'high') => lines.reduce((total, line) => total + line[end], 0)
  const weeks = totalWeeks(timeline)
  const of = (id: string) => budget.lines.filter((line) => line.id === id)
  for (const end of ['low', 'high'] as const) {
    const per = (when: string) =>
      sum(
        budget.lines.filter((line) => line.per === when),
        end,
      )
    expect(budget.once[end]).toBeCloseTo(per('once'), 4)
    expect(budget.monthly[end]).toBeCloseTo(per('month'), 4)
    // What is paid once falls into the first year, and so do up to twelve months.
    expect(budget.firstYear[end]).toBeGreaterThanOrEqual(budget.once[end] - 1)
    expect(budget.firstYear[end]).toBeLessThanOrEqual(budget.once[end] + 12 * budget.monthly[end] + 1)
    expect(sum([...of('people-in-house'), ...of('people-new')], end)).toBeCloseTo(
      sum(
        staffing.map((role) => role.costUsd),
        end,
      ),
      4,
    )
  }
  const middle = ({ low, high }: Range) => Math.sqrt(low * high)
  for (const role of staffing) {
    // Weeks of full-time work, times the pay of a week: salaried people cost their employer a part on top.
    const pay = role.hire === 'consultant' ? middle(role.hourlyUsd) * (1720 / 52) : middle(role.annualUsd) / 52
    const onTop = role.hire === 'consultant' ? 1 : Math.sqrt(1.25 * 1.45)
    const cost = middle(role.weeks) * pay * onTop
    expect(cost).toBeGreaterThanOrEqual(role.costUsd.low * 0.999)
    expect(cost).toBeLessThanOrEqual(role.costUsd.high * 1.001)
    expect(role.startWeek).toBeLessThanOrEqual(timeline.at(-1)?.endWeek ?? 0)
  }
  expect(timeline.at(-1)?.endWeek).toBeGreaterThanOrEqual(weeks.low)
  expect(timeline.at(-1)?.endWeek).toBeLessThanOrEqual(weeks.high)
}

function anyAnswers(): fc.Arbitrary<Answers> {
  return fc.constant(null).chain(() =>
    fc
      .tuple(
        ...book.questions
          .filter(({ kind }) => kind !== 'text' && kind !== 'number')
          .map((question) => {
            const one: fc.Arbitrary<string | string[]> = fc.constantFrom(
              'unknown',
              ...question.options.map(({ id }) => id),
            )
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

describe('the size of one case', () => {
  const SAID = 'Clerks type the fields of scanned building permits into our register: 300 permits a day'
  const forms = (problem: string, success_measure = 'fewer typing errors') =>
    planOfWords({
      problem,
      success_measure,
      task: 'extract',
      modality: ['scans'],
      output: ['fields'],
      hosting: 'any-api',
      definition: 'clear',
    })

  it('prices the pages that the team told', async () => {
    const [usual, long] = await Promise.all([forms(`${SAID}.`), forms(`${SAID}, on average 30 pages each.`)])
    const loads = (made: Plan) => made.pipeline?.map(({ load }) => load).join(' ')
    expect(loads(long)).toContain('30 pages')
    expect(loads(usual)).not.toContain('30 pages')
    expect(long.budget.monthly.planning).toBeGreaterThan(usual.budget.monthly.planning)
  })

  it('reckons with the fields that the team told', async () => {
    const made = await forms(`${SAID}, 40 fields per permit.`, '98% of the fields right')
    expect(JSON.stringify(made.challenges)).toContain('40 fields')
  })
})

describe('pictures beside text', () => {
  it('sorts messages by a model that reads, though photos come with them', async () => {
    const made = await planOfWords({
      problem:
        'Citizens send 900 e-mails a day, many with a photo; clerks sort them and route each to one of 40 departments.',
      task: 'classify',
      modality: ['text', 'images'],
      labelled_examples: 'over-100k',
      hosting: 'own-cloud',
      languages: 'several',
      definition: 'clear',
    })
    // What looks at the photos is a part of its own, behind the models that sort.
    const sorting = (made.models ?? []).filter(({ why }) => !why.startsWith('for the pictures: '))
    const kinds = sorting.map(({ id: name }) => knowledge.shortlist.find(({ id }) => id.endsWith(name))?.kind)
    expect(kinds.length).toBeGreaterThan(0)
    expect(kinds).not.toContain('vision')
  })
})
