import type { AskQuery } from '../ask-result.ts'
import type { Ask } from '../read/asks.ts'

/** One thing to estimate. `method` is what was said, where the estimator's own field is narrower. */
export type Case = {
  readonly query: Readonly<Record<string, string | number | boolean>>
  readonly method: string | undefined
}

const MAX_CASES = 4
const TUNED: ReadonlySet<string> = new Set(['finetune', 'full', 'lora', 'qlora'])
const COMPARED = ['model', 'accelerator', 'paramsB', 'quantBits', 'precision', 'contextTokens', 'accelerators'] as const
const PRECISION: Readonly<Record<number, string>> = {
  2: 'Q2_K',
  3: 'Q3_K_M',
  4: 'int4',
  5: 'Q5_K_M',
  6: 'Q6_K',
  8: 'int8',
  16: 'bf16',
  32: 'fp32',
}
/** Fields that the estimator knows by the same name. */
const SAME = [
  'paramsB',
  'activeParamsB',
  'accelerator',
  'accelerators',
  'contextTokens',
  'promptTokens',
  'outputTokens',
  'concurrency',
  'tokensB',
  'epochs',
  'examples',
  'tokensPerExample',
  'vectors',
  'documents',
  'dimensions',
  'requestsPerDay',
  'utilization',
  'budgetUsd',
  'kvPrecision',
  'sharding',
  'loraRank',
  'optimizer',
  'framework',
  'engine',
] as const

/** What is told in the same order as what is compared. */
const PAIRS = [
  ['paramsB', 'model'],
  ['accelerator', 'accelerators'],
] as const

/** Counted in whole numbers. */
const COUNTS: ReadonlySet<string> = new Set([
  'accelerators',
  'concurrency',
  'examples',
  'tokensPerExample',
  'vectors',
  'documents',
  'dimensions',
  'requestsPerDay',
  'loraRank',
])

/**
 * The understood query as queries of the estimator: one, or one for each of the things compared (at most four).
 * "Fine-tune" without a method becomes LoRA and full fine-tuning side by side.
 */
export function sizeQueries(query: AskQuery, asks: readonly Ask[]): readonly Case[] {
  const methods = methodsOf(query)
  if (methods.length > 1) return methods.slice(0, MAX_CASES).map((method) => single(query, method, 0, undefined))
  const field = COMPARED.find(
    (name) => Array.isArray(query[name]) && !(name === 'accelerators' && asks.includes('gpuCount')),
  )
  const method = methods[0]
  if (field === undefined) return [single(query, method, 0, undefined)]
  const values = query[field] as readonly (string | number)[]
  return values.slice(0, MAX_CASES).map((_, i) => single(query, method, i, field))
}

function methodsOf(query: AskQuery): readonly string[] {
  if (query.kind !== 'training-memory' && query.kind !== 'training-compute') return []
  const said = Array.isArray(query.methods) ? (query.methods as readonly string[]) : []
  if (said.length > 1) return said
  if (query.method === 'finetune')
    return query.kind === 'training-memory' ? ['full', 'lora', 'qlora'] : ['full', 'lora']
  return [query.method === 'lora' || query.method === 'qlora' ? query.method : 'full']
}

function single(query: AskQuery, method: string | undefined, index: number, field: string | undefined): Case {
  const one = (name: string): string | number | boolean | undefined => {
    const value = query[name]
    if (!Array.isArray(value)) return value as string | number | boolean | undefined
    // Sizes and models, cards and how many, are said in the same order; other lists give their first value unless they are
    // what is compared.
    const paired =
      name === field ||
      (PAIRS.some(([of, other]) => field === of && name === other) &&
        value.length === (query[field ?? ''] as readonly unknown[]).length)
    return value[paired ? index : 0]
  }
  const out: Record<string, string | number | boolean> = { kind: query.kind }
  for (const name of SAME) {
    const value = one(name)
    if (value !== undefined && !(name === 'concurrency' && query.kind.startsWith('training')))
      out[name] = COUNTS.has(name) && typeof value === 'number' ? Math.max(1, Math.round(value)) : value
  }
  const model = one('model')
  if (typeof model === 'string' && !(field === 'paramsB' && !Array.isArray(query.model))) out.model = model
  if (method !== undefined && query.kind.startsWith('training')) out.method = method
  if (typeof out.index === 'undefined') {
    const index_ = one('index')
    if (typeof index_ === 'string')
      out.index = /hnsw/u.test(index_) ? 'hnsw' : /pq|adc/u.test(index_) ? 'pq' : /ivf/u.test(index_) ? 'ivf' : 'flat'
  }
  const batch = one('batch')
  if (typeof batch === 'number')
    out[query.kind === 'training-memory' || query.kind === 'training-compute' ? 'microBatch' : 'concurrency'] ??= batch
  const bits = one('quantBits')
  addPrecision(out, one('precision'), bits, query.kind)
  // The estimator knows a base held in few bits as QLoRA's.
  const eight = query.kind === 'training-memory' && method === 'lora' && bits === 8
  if (eight) Object.assign(out, { method: 'qlora', quant: 'int8' })
  const said = method ?? (typeof query.method === 'string' ? query.method : undefined)
  // The estimator counts every training of all weights as "full"; a reader wants to know whether it is a tuning.
  const anew =
    said === 'full' &&
    !TUNED.has(String(query.method)) &&
    (query.kind === 'training-compute' || query.method === 'pretrain')
  return { query: out, method: eight ? 'lora8' : anew ? 'pretrain' : said }
}

function addPrecision(
  out: Record<string, string | number | boolean>,
  precision: unknown,
  bits: unknown,
  kind: string,
): void {
  if (kind === 'vector-index' || kind === 'data-size') return
  const training = kind === 'training-memory' || kind === 'training-compute'
  // Odd widths have no plain integer format: the GGUF file of that width is what people run.
  const plain = typeof precision === 'string' && !/^int[^48]$/u.test(precision) ? precision : undefined
  const named = plain !== undefined ? plain : typeof bits === 'number' ? PRECISION[bits] : undefined
  // A width below 16 bits says how a frozen base is stored, not in what an optimizer keeps its numbers.
  if (named === undefined || (training && typeof bits === 'number' && bits < 16)) return
  out.precision = named
}
