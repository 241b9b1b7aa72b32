import type { Format } from '../architecture/precision.ts'
import type { Shape } from '../architecture/shape.ts'
import { embeddingParams, weightBytes } from '../architecture/weights.ts'
import { coefficientsOf, weighted } from '../measured/constants.ts'
import { GIB } from '../words.ts'
import type { StateBytes } from './optimizer.ts'

export type Sharding = 'none' | 'ddp' | 'zero1' | 'zero2' | 'zero3'

/** A training job as far as its memory goes. */
export type TrainingJob = {
  readonly shape: Shape
  readonly method: 'full' | 'lora' | 'qlora'
  readonly base: Format
  /** Bytes of each trained parameter: weight, gradient, optimizer and master copy. */
  readonly stateBytes: StateBytes
  readonly contextTokens: number
  readonly microBatch: number
  readonly accelerators: number
  readonly sharding: Sharding
  readonly tensorParallel: number
  readonly pipelineParallel: number
  readonly contextParallel: number
  readonly checkpointActivations: boolean
  readonly loraRank: number
  readonly loraTargets: 'q,v' | 'attention' | 'all'
  readonly framework: string
}

/** Bytes on the fullest device, by part. */
export type TrainingMemory = {
  readonly states: number
  readonly adapters: number
  readonly gathered: number
  readonly activations: number
  readonly logits: number
  readonly embeddings: number
  readonly overhead: number
  readonly total: number
}

/**
 * Memory of one device. States: bytes a parameter over the devices that share them (ZeRO). Activations with FlashAttention, bytes a
 * token and layer: 2·(4h + 2·heads·d + 4·kvHeads·d + 4·ff) gated, 2·ff plain; checkpointed: 2h a layer and one whole layer. Logits: bytes a
 * vocabulary entry and token. The weights of the terms are fitted for each framework and method; without one they are the formula's own.
 */
export function trainingMemory(job: TrainingJob, fitted?: readonly number[]): TrainingMemory {
  const terms = trainingMemoryTerms(job)
  const c = fitted ?? trainingCoefficients(job)
  const part = (i: number): number => (terms[i] as number) * (c[i] ?? 0) * GIB
  const parts = {
    states: part(0),
    adapters: part(1),
    gathered: part(2),
    activations: part(3),
    logits: part(4),
    embeddings: part(5),
    overhead: part(6),
  }
  return { ...parts, total: weighted(terms, c) * GIB }
}

/** The fitted weights of the terms for a job. */
export const trainingCoefficients = (job: TrainingJob): readonly number[] =>
  coefficientsOf('trainingMemory', regimeOf(job), `default-${job.method}`)

/** Over how many devices each kind of state is shared. */
export function shardsOf(job: TrainingJob): { weights: number; gradients: number; optimizer: number } {
  const data = Math.max(1, job.accelerators / (job.tensorParallel * job.pipelineParallel * job.contextParallel))
  return {
    weights: job.sharding === 'zero3' ? data : 1,
    gradients: job.sharding === 'zero3' || job.sharding === 'zero2' ? data : 1,
    optimizer: job.sharding === 'none' || job.sharding === 'ddp' ? 1 : data,
  }
}

/** GiB of: states or frozen weights, adapters, gathered weights, activations, logits at one byte, embeddings in 32 bits, one. */
function trainingMemoryTerms(job: TrainingJob): number[] {
  const { shape } = job
  const split = job.tensorParallel * job.pipelineParallel
  const shards = shardsOf(job)
  const trained = job.method === 'full' ? shape.params : loraParams(job)
  const { weights, gradients, optimizer } = job.stateBytes
  const states = trained * (weights / shards.weights + gradients / shards.gradients + optimizer / shards.optimizer)
  const frozen = job.method === 'full' ? 0 : weightBytes(shape, job.base) / shards.weights
  const tokens = (job.contextTokens * job.microBatch) / job.contextParallel
  const layers = shape.layers + shape.decoderLayers
  const layer = (tokens * activationBytes(job)) / job.tensorParallel
  // The first stage of a pipeline holds as many micro-batches as there are stages: together they are as many layers as the model has.
  const activations = job.checkpointActivations
    ? (tokens * valueBytes(job) * shape.hidden * layers) / job.tensorParallel + layer
    : layer * layers
  const full = job.method === 'full' ? 2 * shape.params : weightBytes(shape, job.base)
  return [
    (job.method === 'full' ? states : frozen) / split / GIB,
    job.method === 'full' ? 0 : states / split / GIB,
    shards.weights > 1 ? full / split / GIB : 0,
    activations / GIB,
    (tokens * shape.vocab) / job.tensorParallel / GIB,
    job.method === 'qlora' ? (embeddingParams(shape) * 2) / split / GIB : 0,
    1,
  ]
}

/** Activation bytes of one token in one layer, kept for the backward pass, with FlashAttention. */
export function activationBytes(job: TrainingJob): number {
  const { shape } = job
  const attention = 4 * shape.hidden + 2 * shape.heads * shape.headDim + 4 * shape.kvHeads * shape.headDim
  const active = shape.experts > 0 ? shape.expertsPerToken * shape.expertIntermediate : shape.intermediate
  return valueBytes(job) * (attention + (shape.gatedMlp ? 4 : 2) * active)
}

/** Activations are as wide as the weights are while they compute: 16 bits, or 32 where nothing is mixed. */
export const valueBytes = (job: TrainingJob): number => (job.stateBytes.weights === 4 ? 4 : 2)

/** Parameters of the adapters: rank times (inputs + outputs) of every matrix that has one. */
export function loraParams(job: {
  readonly shape: Shape
  readonly loraRank: number
  readonly loraTargets: TrainingJob['loraTargets']
}): number {
  const { shape } = job
  const q = shape.hidden + shape.heads * shape.headDim
  const v = shape.hidden + shape.kvHeads * shape.headDim
  const mlp = (shape.gatedMlp ? 3 : 2) * (shape.hidden + shape.intermediate)
  const each = job.loraTargets === 'q,v' ? q + v : job.loraTargets === 'attention' ? 2 * q + 2 * v : 2 * q + 2 * v + mlp
  return (shape.layers + shape.decoderLayers) * job.loraRank * each
}

/** The set of fitted weights that a job falls under. */
export function regimeOf(job: TrainingJob): string {
  const many = job.accelerators > 1 && job.sharding === 'zero3' && job.method !== 'full' ? '-sharded' : ''
  return `${job.framework === '' ? 'default' : job.framework}-${job.method}${many}`
}
