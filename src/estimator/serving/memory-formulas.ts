import { kvCacheBytes } from '../architecture/kv-cache.ts'
import type { Format } from '../architecture/precision.ts'
import type { Shape } from '../architecture/shape.ts'
import { embeddingParams, weightBytes } from '../architecture/weights.ts'
import { coefficientsOf } from '../measured/constants.ts'
import { GIB } from '../words.ts'

/** A serving job as far as its memory goes. */
export type ServingJob = {
  readonly shape: Shape
  readonly format: Format
  readonly kvBytesPerValue: number
  readonly contextTokens: number
  readonly promptTokens: number
  readonly concurrency: number
  readonly accelerators: number
  readonly engine: string
}

/** Bytes over all devices, by part. */
export type ServingMemory = {
  readonly weights: number
  readonly kvCache: number
  readonly buffers: number
  readonly overhead: number
  readonly total: number
}

/**
 * Weights, key-value cache, the buffers of taking in a prompt (2·(3·ff + 4·h) bytes a token), and what the engine adds. The weights of the
 * terms are fitted for each engine; engines differ in real ways: old ones copy the cache when it grows, AutoAWQ joins the attention
 * matrices, litgpt keeps embeddings and head apart and on every device.
 */
export function servingMemory(job: ServingJob, fitted?: readonly number[]): ServingMemory {
  const memory = memoryIn(job, fitted)
  if (fitted !== undefined || job.format.bits >= 8) return memory
  // Fewer bits never take more: what four-bit engines add is counted only up to what eight bits would take.
  const wider = memoryIn({ ...job, format: EIGHT_BITS }, fitted)
  return memory.total <= wider.total
    ? memory
    : { ...memory, overhead: memory.overhead - (memory.total - wider.total), total: wider.total }
}

const EIGHT_BITS: Format = { name: 'int8', bits: 8, embeddingBits: 16, rate: 'int8' }

function memoryIn(job: ServingJob, fitted: readonly number[] | undefined): ServingMemory {
  const terms = servingMemoryTerms(job)
  const c = fitted ?? servingCoefficients(job)
  const part = (i: number): number => (terms[i] as number) * (c[i] ?? 0) * GIB
  const weights = weightBytes(job.shape, job.format)
  const kvCache = (terms[0] as number) * GIB
  const growth = Math.max(0, (c[0] ?? 1) - 1) * kvCache
  const buffers = growth + part(1) + part(2)
  const overhead = Math.max(part(3), 0) + part(4) + part(5)
  // Joined matrices are given back before the cache grows, so that only the larger of the two counts.
  const joined = job.engine === 'autoawq' ? fusedBytes(job) : 0
  const working = Math.max(kvCache + buffers, joined)
  return { weights, kvCache, buffers: working - kvCache, overhead, total: weights + working + overhead }
}

/** The fitted weights of the terms for a job. */
export const servingCoefficients = (job: ServingJob): readonly number[] =>
  coefficientsOf('servingMemory', servingRegime(job), 'default')

/** GiB of: cache, prompt buffers, attention scores, embeddings a second time (on every device), one a device, weights. */
export function servingMemoryTerms(job: ServingJob): number[] {
  const { shape, accelerators } = job
  const active = shape.experts > 0 ? shape.expertsPerToken * shape.expertIntermediate : shape.intermediate
  const tokens = job.promptTokens * job.concurrency
  const grouped = shape.kvHeads < shape.heads
  const embeddings = embeddingParams(shape) * (job.format.embeddingBits / 8)
  const spare =
    (shape.tiedEmbeddings ? embeddings : 0) + (accelerators - 1) * embeddings * (shape.tiedEmbeddings ? 2 : 1)
  const twice = job.engine === 'litgpt' ? spare : shape.tiedEmbeddings && job.format.rate === 'fp8' ? embeddings : 0
  return [
    (job.concurrency * kvCacheBytes(shape, job.contextTokens, job.kvBytesPerValue)) / GIB,
    (tokens * 2 * (3 * active + 4 * shape.hidden) * accelerators) / GIB,
    grouped && job.engine === 'autoawq' ? (job.concurrency * job.promptTokens ** 2 * shape.heads) / GIB : 0,
    twice / GIB,
    accelerators,
    weightBytes(shape, job.format) / GIB,
  ]
}

/** Query, key and value matrices joined into one while the originals are still there. */
export function fusedBytes(job: ServingJob): number {
  const { shape, format } = job
  const matrix = shape.hidden * shape.headDim * (shape.heads + 2 * shape.kvHeads)
  return (shape.layers * matrix * format.bits) / 8
}

/**
 * The set of fitted weights that a job falls under. For Hugging Face transformers the software changed with the years, and the tables were
 * measured with the software of the model's time: until 2023 the cache was copied to grow, from 2025 on prompts leave no buffer.
 */
export function servingRegime(job: {
  readonly engine: string
  readonly shape: Shape
  readonly format: Format
}): string {
  const { engine, shape, format } = job
  if (engine !== 'transformers')
    return engine === 'litgpt' && format.bits < 8 ? 'litgpt-4bit' : engine === '' ? 'default' : engine
  const year = Number(shape.released.slice(0, 4))
  if (year > 0 && year < 2024) return 'transformers-2023'
  if (year < 2025) return 'transformers-2024'
  return format.bits < 8 ? 'transformers-2025-4bit' : 'transformers-2025'
}
