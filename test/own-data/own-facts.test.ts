import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask } from '../../src/ask/ask.ts'
import type { AskContext } from '../../src/ask/ask-result.ts'
import { termsOf } from '../../src/ask/read/terms.ts'
import { estimate } from '../../src/estimator/estimate.ts'
import type { SizeAnswer } from '../../src/estimator/query.ts'
import { readAnswer } from '../../src/interview/read-answer.ts'
import type { Knowledge } from '../../src/knowledge/knowledge.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { shippedBook, shippedConcepts, shippedKnowledge } from '../shipped.ts'

/** Two entries that a team may have in its KNOWLEDGE_DIR: a card and a model that nobody else has heard of. */
const CARDS = `
- { key: norden-zx9-pro, name: Norden ZX9 Pro 96GB, vendor: Norden, kind: gpu, memoryGb: 96, bandwidthGbs: 3000, bf16Tflops: 500, source: our-lab, date: 2026-11-01,
    rentUsdPerHour: [{ low: 2, high: 3, date: 2026-11-01, source: our-lab }], purchaseUsd: [] }
`
const MODELS = `
- { name: norden/Fjordling-9B, family: decoder, paramsB: 9, activeParamsB: 9, layers: 40, hidden: 4096, heads: 32, kvHeads: 8, headDim: 128, intermediate: 14336, vocab: 64000, contextTokens: 32768, gatedMlp: true, tiedEmbeddings: false, licence: Apache-2.0, released: 2026-10-01, source: our-lab, date: 2026-11-01 }
`
const SOURCES = `
- { id: our-lab, title: Measured in our laboratory, date: 2026-11-01 }
`

let dir = ''
let knowledge: Knowledge
let context: AskContext
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'facts-'))
  await writeFile(join(dir, 'accelerators.yaml'), CARDS)
  await writeFile(join(dir, 'models.yaml'), MODELS)
  await writeFile(join(dir, 'sources.yaml'), SOURCES)
  knowledge = await loadKnowledge('knowledge', dir)
  context = { knowledge, concepts: await shippedConcepts(), direct: true }
})
afterAll(() => rm(dir, { recursive: true }))

function sized(query: Readonly<Record<string, unknown>>): SizeAnswer {
  const answer = estimate(query, knowledge)
  if ('error' in answer) throw new Error(answer.error.message)
  return answer
}

describe('a card that a team adds to the facts', () => {
  it.each([
    ['Does Llama 3.1 8B in bf16 fit on a Norden ZX9 Pro?', 1],
    ['how many tokens/s does llama 3.1 8b do on 2x ZX9-Pro', 2],
    ['Can I serve Llama 3.1 8B on four norden zx9pro 96GB cards?', 4],
    ['We have 8 Norden ZX9 Pros. Does Llama 3.1 70B fit?', 8],
  ])('is heard in a question: %s', (text, count) => {
    const { intent, query } = ask(text, context)
    expect(intent).toBe('sizing')
    expect(query).toMatchObject({ accelerator: 'norden-zx9-pro', accelerators: count })
  })

  it.each([
    ['2x Norden ZX9 Pro', 'one-node'],
    ['a norden zx9pro 96GB', 'one-gpu'],
    ['we have 16 ZX9-Pros', 'cluster'],
  ])('is heard in a typed answer about machines: %s', async (typed, option) => {
    const hardware = (await shippedBook()).questions.find(({ id }) => id === 'hardware')
    const heard = (facts: Knowledge) => hardware && readAnswer(hardware, typed, termsOf(facts))
    expect(heard(knowledge)).toEqual({ type: 'value', value: option })
    expect(heard(await shippedKnowledge())).toEqual({ type: 'none' })
  })

  it('is counted with, and its source is named', () => {
    const { results, sources } = sized({
      kind: 'serving-speed',
      model: 'llama 3.1 8b',
      precision: 'bf16',
      accelerator: 'ZX9 Pro',
      accelerators: 1,
      concurrency: 1,
      promptTokens: 500,
      outputTokens: 200,
    })
    const rate = results.outputTokensPerSecond
    // 16 GB of weights are read for every token: 3000 GB/s allow at most 187 a second.
    expect(rate?.value).toBeGreaterThan(40)
    expect(rate?.value).toBeLessThan(187)
    expect(sources).toContain('our-lab')
  })
})

describe('a model that a team adds to the facts', () => {
  it.each([
    'How much memory does Fjordling 9B need in bf16 with a context of 8k?',
    'what gpu memory for fjordling-9b, bf16, 8k context?',
  ])('is heard in a question: %s', (text) => {
    const { query, reply } = ask(text, context)
    expect(query).toMatchObject({ kind: 'serving-memory', model: 'norden/Fjordling-9B', contextTokens: 8000 })
    // 9 billion weights of two bytes are 16.8 GiB.
    expect(reply).toMatch(/\b1[78](\.\d)? GiB/)
  })

  it('is counted with its own layers', () => {
    const { results } = sized({
      kind: 'serving-memory',
      model: 'Fjordling 9B',
      precision: 'bf16',
      contextTokens: 8192,
      concurrency: 1,
    })
    expect(results.weightsGiB?.value).toBeCloseTo((9e9 * 2) / 2 ** 30, 1)
    expect(results.kvCacheGiB?.value).toBeCloseTo((2 * 40 * 8 * 128 * 2 * 8192) / 2 ** 30, 2)
  })
})
