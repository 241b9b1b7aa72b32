import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kvCacheBytes } from '../../src/estimator/architecture/kv-cache.ts'
import { type Shape, shapeOf } from '../../src/estimator/architecture/shape.ts'
import { estimate } from '../../src/estimator/estimate.ts'
import { answer, knowledge, value } from './shipped.ts'

const slack = 1 + 1e-9
const traffic = fc.record({
  kind: fc.constant('serving-cost'),
  precision: fc.constantFrom('bf16', 'fp8', 'int8', 'int4'),
  requestsPerDay: fc.integer({ min: 1, max: 5_000_000 }),
  promptTokens: fc.integer({ min: 1, max: 8000 }),
  outputTokens: fc.integer({ min: 1, max: 2000 }),
  utilization: fc.constantFrom(undefined, 0.1, 0.7),
})
type Asked = Readonly<Record<string, unknown>>

/** The larger model costs no less to rent, nor to own; a price that one side lacks (nothing holds the model) says nothing. */
function costsNoLess(larger: Asked, smaller: Asked): void {
  const [more, less] = [estimate(larger, knowledge), estimate(smaller, knowledge)]
  if ('error' in more || 'error' in less) return
  for (const pick of ['rentUsd', 'ownUsd']) {
    const [high, low] = [more.results[pick]?.value, less.results[pick]?.value]
    if (high === undefined || low === undefined) continue
    expect(high * slack, `${pick} ${JSON.stringify([larger, smaller])}`).toBeGreaterThanOrEqual(low)
  }
}

/** Whether a model is at least as large as another in everything that serving pays for. */
function atLeast(a: Shape, b: Shape): boolean {
  const sizes = (s: Shape): number[] => [
    ...[s.params, s.activeParams, s.layers, s.hidden, s.vocab, s.attentionLayers, s.heads * s.headDim, s.intermediate],
    ...[100, 2000, 10_000].map((tokens) => kvCacheBytes(s, tokens, 2)),
  ]
  const other = sizes(b)
  return sizes(a).every((size, i) => size >= (other[i] ?? 0)) && a.tiedEmbeddings === b.tiedEmbeddings
}

describe('the laws of what serving costs', () => {
  it('a model with more parameters never costs less to rent or to own', () => {
    const size = fc.double({ min: 0.1, max: 300, noNaN: true })
    const factor = fc.double({ min: 1, max: 12, noNaN: true })
    fc.assert(
      fc.property(traffic, size, factor, (asked, paramsB, times) =>
        costsNoLess({ ...asked, paramsB: paramsB * times }, { ...asked, paramsB }),
      ),
      { numRuns: 600, endOnFailure: true },
    )
  })

  it('nor does a mixture of experts with more active and more total parameters, next to dense models', () => {
    const share = fc.double({ min: 0.05, max: 1, noNaN: true })
    fc.assert(
      fc.property(traffic, fc.double({ min: 1, max: 60, noNaN: true }), share, share, (asked, activeB, own, other) => {
        const [few, many] = [Math.max(own, other), Math.min(own, other)]
        const mixture = (part: number): Asked => ({ ...asked, paramsB: activeB / part, activeParamsB: activeB })
        costsNoLess(mixture(few), { ...asked, paramsB: activeB })
        costsNoLess(mixture(many), mixture(few))
        costsNoLess({ ...asked, paramsB: activeB / few }, mixture(few))
      }),
      { numRuns: 400, endOnFailure: true },
    )
  })

  it('the same holds between known models, where the larger has no smaller cache', () => {
    const models = knowledge.models.filter((model) => model.family === 'decoder').map((model) => model.name)
    const shapes = new Map(models.map((model) => [model, shapeOf({ model }, knowledge)]))
    const pairs = models.flatMap((a) =>
      models
        .filter((b) => a !== b && atLeast(shapes.get(a) as Shape, shapes.get(b) as Shape))
        .map((b) => [a, b] as const),
    )
    expect(pairs.length).toBeGreaterThan(200)
    fc.assert(
      fc.property(traffic, fc.constantFrom(...pairs), (asked, [larger, smaller]) =>
        costsNoLess({ ...asked, model: larger }, { ...asked, model: smaller }),
      ),
      { numRuns: 600, endOnFailure: true },
    )
  })

  it('more requests never cost less', () => {
    fc.assert(
      fc.property(
        traffic,
        fc.double({ min: 0.5, max: 200, noNaN: true }),
        fc.integer({ min: 1, max: 1e6 }),
        (asked, paramsB, more) =>
          costsNoLess({ ...asked, paramsB, requestsPerDay: asked.requestsPerDay + more }, { ...asked, paramsB }),
      ),
      { numRuns: 400, endOnFailure: true },
    )
  })

  it('says how many of which card are rented, and which would be bought', () => {
    const query = { kind: 'serving-cost', model: 'llama 3.1 70b', requestsPerDay: 100_000 }
    const { query: used, working, breakdown } = answer(query)
    expect(value(query, 'acceleratorsNeeded')).toBe(used.accelerators)
    expect(used.accelerator).toMatch(/\w/)
    expect(used.ownAccelerator).toMatch(/\w/)
    expect(breakdown.ownAccelerators).toBeGreaterThanOrEqual(1)
    expect(working.join('\n')).toMatch(/rent, a month: \d+ accelerators? x/)
    expect(working.join('\n')).toMatch(/to buy: \d+ accelerators? x/)
  })
})
