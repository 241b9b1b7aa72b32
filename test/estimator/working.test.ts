import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readGroups } from '../../bench/rows.ts'
import { estimate } from '../../src/estimator/estimate.ts'
import { agree, sidesOf } from './equations.ts'
import { answer, knowledge } from './shipped.ts'

type Asked = Readonly<Record<string, unknown>>
const models = fc.constantFrom(...knowledge.models.map((model) => model.name))
const cards = fc.constantFrom(...knowledge.accelerators.map((card) => card.key))
const formats = fc.constantFrom('bf16', 'fp8', 'int8', 'int4', 'fp32', 'Q4_K_M', 'nf4')
const engines = fc.constantFrom(undefined, 'vllm', 'transformers', 'autoawq', 'litgpt', 'llama.cpp', 'gpt-fast')
const few = fc.integer({ min: 1, max: 64 })
const tokens = fc.integer({ min: 1, max: 40_000 })
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined })

const KINDS: readonly fc.Arbitrary<Asked>[] = [
  fc.record({
    kind: fc.constant('training-compute'),
    model: models,
    method: fc.constantFrom('full', 'lora', 'qlora'),
    tokensB: fc.double({ min: 0.001, max: 20_000, noNaN: true }),
    accelerator: cards,
    accelerators: maybe(few),
    contextTokens: maybe(tokens),
    mfu: maybe(fc.double({ min: 5, max: 70, noNaN: true })),
    gridKgPerKwh: maybe(fc.double({ min: 0.01, max: 1, noNaN: true })),
  }),
  fc.record({
    kind: fc.constant('training-compute'),
    model: fc.constantFrom('llama 2 7b', 'bloom', 'gpt-3', 'bert large'),
  }),
  fc.record({
    kind: fc.constant('training-memory'),
    model: models,
    method: fc.constantFrom('full', 'lora', 'qlora'),
    framework: fc.constantFrom(undefined, 'transformers', 'litgpt', 'torchtune', 'megatron'),
    contextTokens: tokens,
    microBatch: few,
    accelerators: fc.constantFrom(1, 2, 8, 64),
    sharding: fc.constantFrom('ddp', 'zero1', 'zero2', 'zero3'),
    checkpointActivations: fc.boolean(),
    precision: fc.constantFrom('bf16', 'fp32'),
    accelerator: maybe(cards),
  }),
  fc.record({
    kind: fc.constant('training-memory'),
    model: models,
    accelerators: fc.constant(64),
    parallelism: fc.constantFrom('TP8', 'TP4 PP2', 'TP2 PP2 CP4'),
    contextTokens: tokens,
  }),
  fc.record({
    kind: fc.constant('serving-memory'),
    model: models,
    precision: formats,
    engine: engines,
    contextTokens: fc.integer({ min: 2000, max: 200_000 }),
    promptTokens: maybe(fc.integer({ min: 1, max: 2000 })),
    concurrency: few,
    accelerators: fc.constantFrom(1, 2, 8),
    accelerator: maybe(cards),
  }),
  fc.record({
    kind: fc.constant('serving-speed'),
    model: models,
    precision: formats,
    engine: engines,
    accelerator: cards,
    accelerators: fc.constantFrom(1, 2, 8),
    concurrency: maybe(few),
    promptTokens: tokens,
    outputTokens: fc.integer({ min: 1, max: 4000 }),
  }),
  fc.record({
    kind: fc.constant('serving-cost'),
    model: models,
    api: maybe(fc.constantFrom('gpt-4o-mini', 'claude-3.5-haiku')),
    requestsPerDay: fc.integer({ min: 1, max: 5_000_000 }),
    promptTokens: tokens,
    outputTokens: fc.integer({ min: 1, max: 4000 }),
  }),
  fc.record({
    kind: fc.constant('serving-speed'),
    find: fc.constant('cheapest'),
    model: models,
    peakPerSecond: fc.double({ min: 0.1, max: 50, noNaN: true }),
    owned: fc.constantFrom(undefined, '2 x l40s'),
    spare: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('data-size'), paramsB: fc.double({ min: 0.01, max: 2000, noNaN: true }) }),
  fc.record({ kind: fc.constant('data-size'), budgetUsd: fc.double({ min: 100, max: 1e9, noNaN: true }) }),
  fc.record({ kind: fc.constant('data-size'), flops: fc.double({ min: 1e15, max: 1e27, noNaN: true }) }),
  fc.record({
    kind: fc.constant('vector-index'),
    documents: fc.integer({ min: 1, max: 1e9 }),
    dimensions: fc.integer({ min: 8, max: 4096 }),
    index: fc.constantFrom('flat', 'flat-fp16', 'int8', 'hnsw', 'ivf', 'pq', 'binary'),
  }),
  fc.record({ kind: fc.constant('checkpoint'), model: models, precision: formats }),
  fc.record({
    kind: fc.constant('configuration'),
    find: fc.constantFrom('accelerators', 'context', 'concurrency', 'precision', 'parallelism'),
    model: models,
    accelerator: cards,
  }),
]

/** Reckons every line again; how many were equations. */
function checkLines(query: Asked): number {
  const found = estimate(query, knowledge)
  if ('error' in found) return 0
  let equations = 0
  for (const line of found.working) {
    const sides = sidesOf(line)
    if (sides === undefined) expect(line).not.toContain('=')
    else expect(agree(sides), `${line}\n${JSON.stringify(sides)}\n${JSON.stringify(query)}`).toBe(true)
    equations += sides === undefined ? 0 : 1
  }
  return equations
}

describe('working that multiplies', () => {
  it('comes out again from the factors it shows, in every line of a thousand random queries', () => {
    let equations = 0
    for (const arbitrary of KINDS)
      fc.assert(
        fc.property(arbitrary, (query) => {
          equations += checkLines(query)
        }),
        { numRuns: Math.ceil(1000 / KINDS.length) },
      )
    expect(equations).toBeGreaterThan(3000)
  })

  it('and in every published query', () => {
    const rows = Object.values(readGroups('bench/published')).flat()
    for (const { query } of rows) checkLines(query)
  })

  it('shows a fitted weight by name and value: a billion parameters at 18 bytes are 16.76 GiB and no more', () => {
    const lines = answer({ kind: 'training-memory', paramsB: 1, method: 'full' }).working
    const states = lines.find((line) => line.startsWith('states: ')) ?? ''
    expect(states).toMatch(
      /1 B parameters x \(2 bytes of weight \+ 4 bytes of gradient \+ 12 bytes of optimizer\) x [\d.]+ \(fitted: states\) = /,
    )
  })

  it('a line that is wrong is found', () => {
    expect(agree(sidesOf('states: 1 B parameters x 18 bytes = 19.92 GiB') ?? [])).toBe(false)
    expect(agree(sidesOf('states: 1 B parameters x 18 bytes = 16.76 GiB') ?? [])).toBe(true)
  })
})
