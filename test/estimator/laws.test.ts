import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findAccelerator, findModel } from '../../src/knowledge/find.ts'
import { answer, knowledge, value } from './shipped.ts'

const names = fc.constantFrom(...knowledge.models.map((m) => m.name))
const decoders = fc.constantFrom(...knowledge.models.filter((m) => m.family === 'decoder').map((m) => m.name))
const devices = fc.constantFrom(...knowledge.accelerators.map((a) => a.key))
const engines = fc.constantFrom(undefined, 'vllm', 'transformers', 'autoawq', 'litgpt', 'llama.cpp')
const frameworks = fc.constantFrom(undefined, 'transformers', 'litgpt', 'torchtune', 'megatron')
const sizes = fc.double({ min: 0.01, max: 2000, noNaN: true })
const up = fc.integer({ min: 1, max: 200 })
const slack = 1 + 1e-9

const serving = fc.record({
  kind: fc.constant('serving-memory'),
  model: names,
  precision: fc.constantFrom('bf16', 'fp8', 'int8', 'int4', 'Q4_K_M'),
  contextTokens: fc.integer({ min: 1, max: 200_000 }),
  concurrency: fc.integer({ min: 1, max: 300 }),
  engine: engines,
})
const training = fc.record({
  kind: fc.constant('training-memory'),
  model: names,
  method: fc.constantFrom('full', 'lora', 'qlora'),
  contextTokens: fc.integer({ min: 1, max: 100_000 }),
  microBatch: fc.integer({ min: 1, max: 64 }),
  framework: frameworks,
  checkpointActivations: fc.boolean(),
})

describe('the laws of memory', () => {
  it('serving memory never falls when the context or the number of requests rises', () => {
    fc.assert(
      fc.property(serving, up, (query, more) => {
        const before = value(query, 'totalGiB')
        expect(
          value({ ...query, contextTokens: query.contextTokens + more }, 'totalGiB') * slack,
        ).toBeGreaterThanOrEqual(before)
        expect(value({ ...query, concurrency: query.concurrency + more }, 'totalGiB') * slack).toBeGreaterThanOrEqual(
          before,
        )
      }),
      { numRuns: 300 },
    )
  })

  it('training memory never falls when the context or the batch rises', () => {
    fc.assert(
      fc.property(training, up, (query, more) => {
        const before = value(query, 'perAcceleratorGiB')
        expect(
          value({ ...query, contextTokens: query.contextTokens + more }, 'perAcceleratorGiB') * slack,
        ).toBeGreaterThanOrEqual(before)
        expect(
          value({ ...query, microBatch: query.microBatch + more }, 'perAcceleratorGiB') * slack,
        ).toBeGreaterThanOrEqual(before)
      }),
      { numRuns: 300 },
    )
  })

  it('memory never falls when a model of unknown shape has more parameters', () => {
    fc.assert(
      fc.property(
        sizes,
        fc.double({ min: 1.001, max: 4, noNaN: true }),
        fc.constantFrom('serving-memory', 'training-memory'),
        (paramsB, factor, kind) => {
          const pick = kind === 'serving-memory' ? 'totalGiB' : 'perAcceleratorGiB'
          const query = { kind, contextTokens: 4096, promptTokens: 2000 }
          expect(value({ ...query, paramsB: paramsB * factor }, pick) * slack).toBeGreaterThanOrEqual(
            value({ ...query, paramsB }, pick),
          )
        },
      ),
      { numRuns: 400 },
    )
  })

  it('int4 takes no more than int8, and int8 no more than bf16, with every engine', () => {
    fc.assert(
      fc.property(serving, (query) => {
        const at = (precision: string): number => value({ ...query, precision }, 'totalGiB')
        expect(at('int4')).toBeLessThanOrEqual(at('int8') * slack)
        expect(at('int8')).toBeLessThanOrEqual(at('bf16') * slack)
        expect(at('bf16')).toBeLessThanOrEqual(at('fp32') * slack)
      }),
      { numRuns: 300 },
    )
  })

  it('what all devices hold is never less than the states unshared', () => {
    fc.assert(
      fc.property(
        training,
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom('ddp', 'zero1', 'zero2', 'zero3'),
        (query, power, sharding) => {
          const accelerators = 2 ** power
          const spread = answer({ ...query, accelerators, sharding })
          const { params } = sizeOf(query.model)
          const least = query.method === 'full' ? params * 18 : query.method === 'lora' ? params * 2 : params * 0.5
          expect((spread.results.totalGiB?.value ?? 0) * 2 ** 30 * slack).toBeGreaterThanOrEqual(least)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('sharing more states never takes more memory on a device', () => {
    fc.assert(
      fc.property(training, (query) => {
        const at = (sharding: string): number =>
          value({ ...query, method: 'full', framework: 'megatron', accelerators: 64, sharding }, 'perAcceleratorGiB')
        expect(at('zero1')).toBeLessThanOrEqual(at('ddp') * slack)
        expect(at('zero2')).toBeLessThanOrEqual(at('zero1') * slack)
      }),
    )
  })
})

describe('the parts', () => {
  const parts = (query: Record<string, unknown>, names: readonly string[]): number => {
    const { breakdown } = answer(query)
    return names.reduce((sum, name) => sum + (breakdown[`${name}GiB`] ?? Number.NaN), 0)
  }

  it('of serving memory add up to the total, and its range never ends below weights and cache', () => {
    fc.assert(
      fc.property(serving, (query) => {
        const { weightsGiB, kvCacheGiB, totalGiB } = answer(query).results
        expect(parts(query, ['weights', 'kvCache', 'buffers', 'overhead'])).toBeCloseTo(totalGiB?.value ?? 0, 6)
        const least = Math.min(totalGiB?.value ?? 0, (weightsGiB?.low ?? 0) + (kvCacheGiB?.low ?? 0))
        expect((totalGiB?.low ?? 0) * slack).toBeGreaterThanOrEqual(least)
      }),
      { numRuns: 300 },
    )
  })

  it('of training memory add up to what one device holds', () => {
    const names = ['states', 'adapters', 'gathered', 'activations', 'logits', 'embeddings', 'overhead']
    fc.assert(
      fc.property(training, (query) => {
        const total = value(query, 'perAcceleratorGiB')
        expect(parts(query, names) / total).toBeCloseTo(1, 9)
      }),
      { numRuns: 300 },
    )
  })

  it('of a device never grow when more devices share the states', () => {
    fc.assert(
      fc.property(
        training,
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom('zero1', 'zero2', 'zero3'),
        (query, power, sharding) => {
          const on = (accelerators: number): number =>
            value({ ...query, method: 'full', sharding, accelerators }, 'perAcceleratorGiB')
          expect(on(2 ** (power + 1))).toBeLessThanOrEqual(on(2 ** power) * slack)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('of an optimizer count in 16 and in 32 bits: none, adafactor, momentum, two moments', () => {
    fc.assert(
      fc.property(sizes, fc.constantFrom('bf16', 'fp32'), (paramsB, precision) => {
        const ladder = ['sgd', 'adafactor', 'sgd-momentum', 'adamw'].map((optimizer) =>
          value({ kind: 'training-memory', paramsB, precision, optimizer }, 'perAcceleratorGiB'),
        )
        expect(ladder).toEqual([...ladder].sort((a, b) => a - b))
        expect(new Set(ladder).size).toBe(4)
      }),
    )
  })
})

describe('a name', () => {
  it('that was found once is found again, as the same model or card', () => {
    for (const model of knowledge.models) {
      const found = findModel(knowledge, model.name)
      expect(found?.name, model.name).toBe(model.name)
      for (const alias of model.aliases ?? []) {
        const meant = findModel(knowledge, alias)
        expect(meant === undefined ? undefined : findModel(knowledge, meant.name), alias).toBe(meant)
      }
    }
    for (const card of knowledge.accelerators) {
      expect(findAccelerator(knowledge, card.key)?.key).toBe(card.key)
      expect(findAccelerator(knowledge, card.name)?.memoryGb, card.name).toBe(card.memoryGb)
    }
  })

  it('of a file says its number format', () => {
    const weights = (query: Record<string, unknown>): number =>
      value({ kind: 'serving-memory', ...query }, 'weightsGiB')
    for (const quant of ['Q4_K_M', 'Q8_0', 'IQ2_XXS', 'Q6_K'])
      expect(weights({ model: `Meta-Llama-3.1-8B-Instruct-${quant}.gguf` })).toBe(
        weights({ model: 'llama 3.1 8b', quant }),
      )
  })
})

describe('the laws of every answer', () => {
  const queries = fc.oneof(
    serving,
    training.map((q) => ({ ...q, accelerator: 'h100-sxm' })),
    fc.record({
      kind: fc.constant('training-compute'),
      model: names,
      tokensB: fc.double({ min: 0.001, max: 1e5, noNaN: true }),
      accelerator: devices,
      accelerators: fc.integer({ min: 1, max: 1e5 }),
    }),
    fc.record({
      kind: fc.constant('serving-speed'),
      model: decoders,
      accelerator: devices,
      accelerators: fc.integer({ min: 1, max: 64 }),
      promptTokens: fc.integer({ min: 0, max: 1e5 }),
      outputTokens: fc.integer({ min: 1, max: 1e4 }),
      concurrency: fc.option(fc.integer({ min: 1, max: 2000 }), { nil: undefined }),
    }),
    fc.record({
      kind: fc.constant('serving-cost'),
      paramsB: fc.integer({ min: 1, max: 400 }),
      precision: fc.constant('int4'),
      requestsPerDay: fc.integer({ min: 1, max: 1e9 }),
      accelerator: fc.constantFrom('h200-sxm', 'a100-sxm-80', 'mi300x', undefined),
    }),
    fc.record({ kind: fc.constantFrom('checkpoint', 'data-size'), model: names }),
    fc.record({
      kind: fc.constant('vector-index'),
      vectors: fc.integer({ min: 1, max: 1e10 }),
      dimensions: fc.integer({ min: 1, max: 8192 }),
    }),
  )

  it('every figure is finite, and low <= value <= high', () => {
    fc.assert(
      fc.property(queries, (query) => {
        for (const [name, f] of Object.entries(answer(query).results)) {
          expect(Number.isFinite(f.value) && f.value >= 0, `${name} ${f.value} ${JSON.stringify(query)}`).toBe(true)
          expect(f.low, name).toBeLessThanOrEqual(f.value)
          expect(f.value, name).toBeLessThanOrEqual(f.high)
        }
      }),
      { numRuns: 1500 },
    )
  })

  it('the same query gives the same answer, and its words name their numbers and sources', () => {
    fc.assert(
      fc.property(queries, (query) => {
        const first = answer(query)
        expect(JSON.stringify(answer(query))).toBe(JSON.stringify(first))
        const { query: asked, results, breakdown, assumptions, working, sources } = first
        expect(JSON.parse(JSON.stringify(first))).toEqual(
          JSON.parse(JSON.stringify({ query: asked, results, breakdown, assumptions, working, sources })),
        )
        expect(first.assumed).toHaveLength(first.assumptions.length)
        for (const [i, { id, text, short }] of first.assumed.entries()) {
          expect(id).toMatch(/^[a-z0-9-]+$/)
          expect(first.assumptions[i]?.startsWith(text)).toBe(true)
          expect(short).not.toMatch(/\bgive [a-z]+[A-Z]/)
        }
        expect(first.working.length).toBeGreaterThan(0)
        expect(first.sources.length).toBeGreaterThan(0)
        const ids = new Set(knowledge.sources.map((s) => s.id))
        for (const source of first.sources) expect(ids.has(source), source).toBe(true)
        for (const line of [...first.working, ...first.assumptions])
          expect(line).not.toMatch(/undefined|NaN|Infinity|\[object/)
      }),
      { numRuns: 500 },
    )
  })

  it('more accelerators change neither the operations nor the hours of a run, and shorten its days', () => {
    fc.assert(
      fc.property(names, fc.integer({ min: 1, max: 5000 }), up, (model, accelerators, more) => {
        const query = { kind: 'training-compute', model, tokensB: 77, accelerator: 'a100-sxm-80' }
        const few = answer({ ...query, accelerators }).results
        const many = answer({ ...query, accelerators: accelerators + more }).results
        expect(many.flops?.value).toBe(few.flops?.value)
        expect(many.acceleratorHours?.value).toBeLessThanOrEqual((few.acceleratorHours?.value ?? 0) * slack)
        expect(many.days?.value).toBeLessThan(few.days?.value ?? 0)
      }),
    )
  })

  it('more tokens never take fewer hours, and twice as long a context never fewer operations', () => {
    fc.assert(
      fc.property(
        sizes,
        fc.double({ min: 0.01, max: 1e5, noNaN: true }),
        fc.double({ min: 1, max: 8, noNaN: true }),
        devices,
        (paramsB, tokensB, factor, accelerator) => {
          const query = { kind: 'training-compute', paramsB, accelerator }
          const hours = (tokens: number): number => value({ ...query, tokensB: tokens }, 'acceleratorHours')
          expect(hours(tokensB * factor) * slack).toBeGreaterThanOrEqual(hours(tokensB))
          const flops = (contextTokens: number): number => value({ ...query, tokensB, contextTokens }, 'flops')
          expect(flops(8192)).toBeGreaterThanOrEqual(flops(4096))
        },
      ),
      { numRuns: 300 },
    )
  })

  it('units survive: the parts of a figure agree with each other', () => {
    fc.assert(
      fc.property(names, fc.integer({ min: 1, max: 5000 }), (model, accelerators) => {
        const { flops, petaflopDays, acceleratorHours, days } = answer({
          kind: 'training-compute',
          model,
          tokensB: 77,
          accelerator: 'h100-sxm',
          accelerators,
        }).results
        expect((flops?.value ?? 0) / (petaflopDays?.value ?? 1)).toBeCloseTo(8.64e19, -12)
        expect((acceleratorHours?.value ?? 0) / (days?.value ?? 1) / 24).toBeCloseTo(accelerators, 6)
      }),
    )
  })
})

function sizeOf(name: string): { params: number } {
  return { params: (knowledge.models.find((m) => m.name === name)?.paramsB ?? 0) * 1e9 }
}
