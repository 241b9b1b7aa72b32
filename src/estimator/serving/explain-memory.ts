import { counted, num } from '../../amounts/print.ts'
import { cacheValuesPerToken } from '../architecture/kv-cache.ts'
import type { Shape } from '../architecture/shape.ts'
import { assume } from '../assume.ts'
import type { Draft } from '../draft.ts'
import { GIB } from '../words.ts'
import { fitted, gib, weightsLine } from '../working.ts'
import {
  fusedBytes,
  type ServingJob,
  type ServingMemory,
  servingCoefficients,
  servingMemoryTerms,
} from './memory-formulas.ts'

/** The parts of a serving job's memory, each as an equation with all its factors, and what was taken for granted. */
export function explainServingMemory(draft: Draft, job: ServingJob, memory: ServingMemory): void {
  const { shape, format } = job
  draft.working.push(() => weightsLine(shape, format))
  draft.working.push(() => cacheLine(job, memory))
  draft.working.push(() => buffersLine(job, memory))
  draft.working.push(() => overheadLine(job, memory))
  draft.working.push(() => {
    const parts = [gib(memory.weights), gib(memory.kvCache), gib(memory.buffers), gib(memory.overhead)]
    return `total: ${parts.join(' + ')} = ${gib(memory.total)}`
  })
  if (job.contextTokens > shape.contextTokens && shape.certainty === 'known')
    assume(
      draft,
      'stretched-context',
      () =>
        `${shape.label} was made for ${num(shape.contextTokens)} tokens of context: ${num(job.contextTokens)} needs a stretched version.`,
    )
  if (job.engine === '')
    assume(
      draft,
      'engine',
      () =>
        'No engine is named. vLLM and TensorRT-LLM reserve nine tenths of the device at start, whatever they need. This figure is the need.',
      { short: 'this is the need; servers such as vLLM reserve most of the GPU' },
    )
}

function cacheLine(job: ServingJob, memory: ServingMemory): string {
  const { shape } = job
  if (shape.family === 'encoder') return ''
  const heads =
    shape.kvLoraRank > 0
      ? `${num(cacheValuesPerToken(shape))} latent values`
      : `2 x ${shape.kvHeads} heads x ${num(shape.headDim)}`
  return `key-value cache: ${layerTokens(shape, job.contextTokens)} x ${heads} x ${counted(job.kvBytesPerValue, 'byte')} x ${counted(job.concurrency, 'request')} = ${gib(memory.kvCache)}`
}

/** Layers times the tokens that each keeps: local layers no more than their window. */
function layerTokens(shape: Shape, tokens: number): string {
  const layers = shape.decoderLayers > 0 ? 2 * shape.decoderLayers : shape.attentionLayers
  if (shape.slidingWindow === 0) return `${layers} layers x ${counted(tokens, 'token')}`
  const full = Math.min(shape.fullAttentionLayers, layers)
  const near = Math.min(tokens, shape.slidingWindow)
  return `(${full} layers x ${counted(tokens, 'token')} + ${layers - full} layers x ${counted(near, 'token')})`
}

function buffersLine(job: ServingJob, memory: ServingMemory): string {
  const { shape, promptTokens, concurrency, accelerators } = job
  const c = servingCoefficients(job)
  const terms = servingMemoryTerms(job)
  const joined = job.engine === 'autoawq' ? fusedBytes(job) : 0
  if (joined > 0 && Math.abs(joined - memory.kvCache - memory.buffers) < 1)
    return `buffers, while matrices are joined: ${gib(joined)} of query, key and value matrices - ${gib(memory.kvCache)} of cache = ${gib(memory.buffers)}`
  const active = shape.experts > 0 ? shape.expertsPerToken * shape.expertIntermediate : shape.intermediate
  const prompts = `${num(promptTokens)} prompt tokens x ${counted(concurrency, 'request')}`
  const parts = [
    (c[0] ?? 1) > 1 && memory.kvCache > 0
      ? `${gib(memory.kvCache)} x ${num((c[0] ?? 1) - 1)} (fitted: copies of the cache)`
      : '',
    (terms[1] ?? 0) * (c[1] ?? 0) > 0
      ? `${prompts} x 2 bytes x (3 x ${num(active)} + 4 x ${num(shape.hidden)}) x ${counted(accelerators, 'device')}${fitted(c[1] ?? 0, 'prompt buffers')}`
      : '',
    (terms[2] ?? 0) * (c[2] ?? 0) > 0
      ? `${prompts} x ${num(promptTokens)} x ${shape.heads} heads${fitted(c[2] ?? 0, 'attention scores')}`
      : '',
  ].filter((part) => part !== '')
  return parts.length === 0 ? '' : `buffers: ${parts.join(' + ')} = ${gib(memory.buffers)}`
}

function overheadLine(job: ServingJob, memory: ServingMemory): string {
  const c = servingCoefficients(job)
  const terms = servingMemoryTerms(job)
  const names = ['embeddings held twice', 'a device', 'weights']
  const parts = names.flatMap((name, i) => {
    const [term, weight] = [terms[i + 3] ?? 0, c[i + 3] ?? 0]
    return term * weight > 0 ? [`${num(term)} GiB${fitted(weight, name)}`] : []
  })
  const sum = names.reduce((total, _, i) => total + Math.max(0, (terms[i + 3] ?? 0) * (c[i + 3] ?? 0)), 0)
  const less = sum - memory.overhead / GIB
  if (less > 1e-9) parts.push(`0 GiB - ${num(less)} GiB (no more than eight bits would take)`)
  return parts.length === 0 ? '' : `engine and context: ${parts.join(' + ')} = ${gib(memory.overhead)}`
}
