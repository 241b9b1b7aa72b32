import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildPlan } from '../../src/plan/build-plan.ts'
import type { Plan } from '../../src/plan/plan.ts'
import type { Answers } from '../../src/rules/rule-book.ts'
import { cheapestFleet } from '../../src/solution/machines/fleet.ts'
import { bandOf } from '../../src/solution/models/band.ts'
import { shippedBook, shippedGuides, shippedKnowledge } from '../shipped.ts'

const book = await shippedBook()
const knowledge = await shippedKnowledge()
const guides = await shippedGuides()
const NOW = Date.UTC(2026, 10, 21)
const RUNS = 10
const QUERY_OF_OWN: Answers = {
  problem: 'Guides of our museum answer 200 letters a day about 9,000 objects from the catalog.',
  outcome: 'A draft with the catalog numbers that it rests on.',
  task: 'answer',
  hosting: 'on-premises',
  sensitive_data: 'confidential',
  private_knowledge: 'all',
  citations: 'yes',
  corpus_tokens: '1m-100m',
  requests_per_day: 200,
  hardware: 'one-node',
}

const plan = (answers: Answers): Promise<Plan> =>
  buildPlan({ book, knowledge, guides, answers, takeWords: true, now: NOW })
const taken = (made: Plan, id: string): string => {
  const decision = made.decisions[id]
  return decision !== undefined && 'option' in decision ? decision.option : 'none'
}
const lineTexts = (made: Plan) => made.budget.lines.map(({ label, note }) => `${label}; ${note}`)

/** Any answers to the questions with choices, with these on top. */
function answers(on: Answers): fc.Arbitrary<Answers> {
  const choices = book.questions.filter(({ kind }) => kind === 'choice')
  const each = choices.map(({ id, options }) =>
    fc.constantFrom('unknown', ...options.map((option) => option.id)).map((value) => [id, value] as const),
  )
  return fc.tuple(...each).map((pairs) => ({ ...Object.fromEntries(pairs), ...on }))
}

const holds = (on: Answers, law: (made: Plan) => void) =>
  fc.assert(
    fc.asyncProperty(answers(on), async (given) => law(await plan(given))),
    { numRuns: RUNS },
  )

describe('laws of every solution', () => {
  it('keeps all of a project on its own premises', async () => {
    await holds({ hosting: 'on-premises' }, (made) => {
      expect(['none', 'self-hosted-cpu', 'self-hosted-gpu']).toContain(taken(made, 'serving'))
      const outside = /list price|by the token|at the vendor|, rented/i
      expect(lineTexts(made).filter((text) => outside.test(text))).toEqual([])
      expect(made.estimates.filter(({ label, query }) => query.api !== undefined || outside.test(label))).toEqual([])
      expect(made.nextSteps.filter(({ text }) => /vendor's|\brent\b/i.test(text))).toEqual([])
      expect(made.alternatives?.find(({ role }) => role === 'runner-up')?.serving ?? 'none').not.toMatch(/api|managed/)
    })
  }, 240_000)

  it('keeps what runs in an account of the team’s own inside it', async () => {
    const inAccount = ['bedrock', 'azure', 'vertex', 'self-host']
    await holds({ hosting: 'own-cloud' }, (made) => {
      expect(taken(made, 'serving')).not.toBe('vendor-api')
      const priced = lineTexts(made).filter((text) => /list price/.test(text))
      expect(priced.filter((text) => !/own cloud account/.test(text))).toEqual([])
      for (const { id } of made.models ?? []) {
        const model = knowledge.shortlist.find((each) => each.id.endsWith(id))
        expect(model?.servedBy.some((place) => inAccount.includes(place))).toBe(true)
      }
    })
  }, 240_000)

  it('answers on the device without a server', async () => {
    await holds({ hosting: 'on-device' }, (made) => {
      expect(['none', 'on-device']).toContain(taken(made, 'serving'))
      expect(made.budget.lines.filter(({ id }) => /^(serving|stage-)/.test(id))).toEqual([])
    })
  }, 240_000)

  it('names open models of the size class, free for commercial use', async () => {
    await holds({}, (made) => {
      const band = bandOf(taken(made, 'model-size'))
      for (const { id, stage } of made.models ?? []) {
        const model = knowledge.shortlist.find((each) => each.id.endsWith(id))
        expect(model?.commercialUse).not.toBe('no')
        // Parts beside the main model have their own sizes.
        if (stage !== 'main') continue
        if (band === undefined || model?.openWeights !== true || model.paramsB === undefined) continue
        expect(model.paramsB).toBeGreaterThanOrEqual(band[0])
        expect(model.paramsB).toBeLessThanOrEqual(band[1])
      }
    })
  }, 240_000)

  it('pays for no model, machine or teacher where none is advised', async () => {
    await holds({ simpler_way: 'solves-it' }, (made) => {
      if (taken(made, 'ai-fit') !== 'not-ai') return
      expect(
        made.budget.lines.filter(({ id }) => /^(serving|training|tuning|teacher|hardware|stage-)/.test(id)),
      ).toEqual([])
    })
  }, 240_000)

  it('prices the recommended way and the others by the same steps', async () => {
    await holds({}, (made) => {
      const ways = made.alternatives ?? []
      const recommended = ways.find(({ role }) => role === 'recommended')
      expect(recommended?.threeYearUsd).toBe(made.budget.threeYears.planning)
      expect(recommended?.onceUsd).toBe(made.budget.once.planning)
      const second = ways.find(({ role }) => role === 'runner-up')
      if (second === undefined) return
      expect([second.option, second.serving, second.models]).not.toEqual([
        recommended?.option,
        recommended?.serving,
        recommended?.models,
      ])
      const cheaper = (second.threeYearUsd ?? 0) < (recommended?.threeYearUsd ?? 0)
      if (cheaper) expect(second.switchWhen).toMatch(/less over three years/)
    })
  }, 240_000)
})

describe('machines', () => {
  it('are used before any are bought, though a smaller model of the class must do', async () => {
    const made = await plan({
      ...QUERY_OF_OWN,
      dependencies: 'Two servers with one A40 48 GB each stand in our cellar.',
    })
    expect(taken(made, 'serving')).toBe('self-hosted-gpu')
    expect(made.budget.lines.filter(({ id }) => id === 'hardware')).toEqual([])
    expect(lineTexts(made).join()).toContain('A40')
  }, 60_000)

  it('are the team’s own where these suffice, and then nothing is bought or rented', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('on-premises', 'own-cloud', 'any-api'),
        fc.constantFrom('Qwen3-8B', 'Qwen3-32B', 'Llama-3.1-8B'),
        fc.integer({ min: 1, max: 20_000 }),
        (hosting, model, requestsPerDay) => {
          const query = {
            kind: 'serving-cost',
            model,
            precision: 'bf16',
            promptTokens: 1000,
            outputTokens: 200,
            requestsPerDay,
          }
          const needs = {
            hosting,
            cloud: undefined,
            languages: [],
            payPlace: undefined,
            modality: [],
            readsText: false,
            seesPictures: false,
            seesWhole: false,
            owned: [{ accelerator: 'h100-sxm', count: 8 }],
            latencyMs: undefined,
            peakPerSecond: (requestsPerDay / 86_400) * 3,
            peakShare: 3 / 86_400,
          }
          const fleet = cheapestFleet(query, needs, knowledge)
          expect(fleet?.owned).toBe(true)
          expect(fleet?.accelerator).toBe('h100-sxm')
          expect(fleet?.purchaseUsd).toBeUndefined()
        },
      ),
      { numRuns: 25 },
    )
  }, 120_000)
})
