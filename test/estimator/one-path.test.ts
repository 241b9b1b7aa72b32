import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { answerSize } from '../../src/ask/size/answer-size.ts'
import { estimate } from '../../src/estimator/estimate.ts'
import { withPricesOn } from '../../src/knowledge/market/service-prices.ts'
import { buildPlan } from '../../src/plan/build-plan.ts'
import { readAnswers } from '../../src/rules/read-answers.ts'
import { shippedBook, shippedGuides } from '../shipped.ts'
import { answer, knowledge } from './shipped.ts'

describe('the same figure asked in two ways', () => {
  it('is the same in a plan and in size', async () => {
    const book = await shippedBook()
    const answers = readAnswers(book, parse(readFileSync('examples/support-assistant.yaml', 'utf8')))
    const { estimates } = await buildPlan({
      book,
      knowledge,
      guides: await shippedGuides(),
      answers,
      now: Date.UTC(2026, 10, 20),
    })
    expect(estimates.length).toBeGreaterThan(2)
    // A plan reckons with the prices of the day on which it will run, three months on.
    const facts = withPricesOn(knowledge, '2027-02-18')
    for (const { quantity, value, low, high, query } of estimates) {
      const answered = estimate({ ...query }, facts, { today: '2026-11-20' })
      expect('results' in answered && answered.results[quantity]).toMatchObject({ value, low, high })
    }
  })

  it.each([
    {
      kind: 'serving-speed',
      model: 'meta-llama/Llama-3.1-8B',
      accelerator: 'h100-sxm',
      concurrency: 8,
      precision: 'fp8',
    },
    { kind: 'serving-memory', model: 'meta-llama/Llama-3.1-8B', contextTokens: 8192, precision: 'bf16' },
    { kind: 'training-compute', paramsB: 7, tokensB: 100, accelerator: 'a100-sxm-80', method: 'full' },
  ])('is the same in ask and in size: $kind', (query) => {
    const [asked] = answerSize(query, ['usd', 'hours', 'memoryGB', 'tokensPerSecond'], knowledge).answers
    expect(asked?.results).toEqual(answer({ ...asked?.query }).results)
  })

  it('a full machine is what serving-speed says of it, also where serving-cost plans with its own leaner rate', () => {
    const query = { model: 'meta-llama/Llama-3.1-70B', precision: 'fp8', promptTokens: 1000, outputTokens: 300 }
    const cost = answer({ kind: 'serving-cost', ...query, accelerator: 'h100-sxm', requestsPerDay: 10_000 })
    const accelerators = Number(/groups of (\d+) x/.exec(cost.working.join('\n'))?.[1])
    const speed = answer({ kind: 'serving-speed', ...query, accelerator: 'h100-sxm', accelerators })
    expect(cost.breakdown.fullGroupTokensPerSecond).toBe(speed.results.outputTokensPerSecond?.value)
  })
})
