import { counted, num } from '../../amounts/print.ts'
import { embeddingParams } from '../architecture/weights.ts'
import { assume } from '../assume.ts'
import type { Draft } from '../draft.ts'
import { billions, GIB } from '../words.ts'
import { fitted, gib, weightsOf } from '../working.ts'
import {
  activationBytes,
  loraParams,
  shardsOf,
  type TrainingJob,
  type TrainingMemory,
  trainingCoefficients,
  valueBytes,
} from './memory-formulas.ts'

/** The parts of a training job's memory, each as an equation with all its factors, and what was taken for granted. */
export function explainTrainingMemory(draft: Draft, job: TrainingJob, memory: TrainingMemory): void {
  for (const [part, value] of Object.entries(memory)) if (part !== 'total') draft.breakdown[`${part}GiB`] = value / GIB
  draft.working.push(() => statesLine(job, memory))
  const parts = [adaptersLine, gatheredLine, activationsLine, logitsLine, embeddingsLine, overheadLine]
  for (const line of parts) draft.working.push(() => line(job, memory))
  draft.working.push(() => {
    const each = Object.entries(memory).filter(([part, bytes]) => part !== 'total' && bytes > 0)
    return `total on each accelerator: ${each.map(([part, bytes]) => `${gib(bytes)} of ${part}`).join(' + ')} = ${gib(memory.total)}`
  })
  const { weights, gradients, optimizer } = job.stateBytes
  if (job.method === 'full' && weights + gradients + optimizer === 18)
    assume(
      draft,
      'bytes-of-training',
      () =>
        'Training needs 16 to 18 bytes per parameter before activations. One source counts 4 + 20 bytes and calls that 80 GB for a billion parameters, but 24 bytes make 24 GB.',
      { short: '16 to 18 bytes per parameter before activations' },
    )
  if (job.framework === '')
    assume(
      draft,
      'framework',
      () =>
        'No framework is named, so the figure is for a typical one (FlashAttention, 16-bit activations). Frameworks differ by a tenth or more.',
      { short: 'a typical framework with FlashAttention' },
    )
}

const weightOf = (job: TrainingJob, term: number, name: string): string =>
  fitted(trainingCoefficients(job)[term] ?? 0, name)

const over = (devices: number): string => (devices === 1 ? '' : ` / ${num(devices)}`)

/** Tensor and pipeline parallelism cut every state. */
const cut = ({ tensorParallel, pipelineParallel }: TrainingJob): string =>
  tensorParallel * pipelineParallel === 1
    ? ''
    : ` / ${num(tensorParallel * pipelineParallel)} (tensor and pipeline parallel)`

function stateBytes(job: TrainingJob): string {
  const shards = shardsOf(job)
  const { weights, gradients, optimizer } = job.stateBytes
  return `(${counted(weights, 'byte')} of weight${over(shards.weights)} + ${counted(gradients, 'byte')} of gradient${over(shards.gradients)} + ${counted(optimizer, 'byte')} of optimizer${over(shards.optimizer)})`
}

function statesLine(job: TrainingJob, memory: TrainingMemory): string {
  const weight = weightOf(job, 0, 'states')
  if (job.method === 'full')
    return `states: ${billions(job.shape.params)} parameters x ${stateBytes(job)}${cut(job)}${weight} = ${gib(memory.states)}`
  return `frozen weights in ${job.base.name}: (${weightsOf(job.shape, job.base)})${over(shardsOf(job).weights)}${cut(job)}${weight} = ${gib(memory.states)}`
}

function adaptersLine(job: TrainingJob, memory: TrainingMemory): string {
  if (memory.adapters === 0) return ''
  const count = loraParams(job)
  return `adapters: ${num(count / 1e6)} million parameters (rank ${job.loraRank}, ${job.loraTargets}) x ${stateBytes(job)}${cut(job)}${weightOf(job, 1, 'adapters')} = ${gib(memory.adapters)}`
}

function gatheredLine(job: TrainingJob, memory: TrainingMemory): string {
  if (memory.gathered === 0) return ''
  const what =
    job.method === 'full' ? `${billions(job.shape.params)} parameters x 2 bytes` : weightsOf(job.shape, job.base)
  return `gathered weights: (${what})${cut(job)}${weightOf(job, 2, 'share that is gathered at once')} = ${gib(memory.gathered)}`
}

function activationsLine(job: TrainingJob, memory: TrainingMemory): string {
  const { shape, checkpointActivations } = job
  const layers = shape.layers + shape.decoderLayers
  const one = `${num(activationBytes(job))} bytes`
  const bytes = checkpointActivations
    ? `(${valueBytes(job)} bytes x ${num(shape.hidden)} x ${layers} layers + ${one} of one whole layer)`
    : `${one} a layer x ${layers} layers`
  return `activations${checkpointActivations ? ', checkpointed' : ''}: ${tokensOf(job)} x ${bytes}${tensor(job)}${weightOf(job, 3, 'activations')} = ${gib(memory.activations)}`
}

function logitsLine(job: TrainingJob, memory: TrainingMemory): string {
  if (memory.logits === 0) return ''
  return `logits: ${tokensOf(job)} x ${num(job.shape.vocab)} entries x 1 byte${tensor(job)}${weightOf(job, 4, 'bytes an entry')} = ${gib(memory.logits)}`
}

function embeddingsLine(job: TrainingJob, memory: TrainingMemory): string {
  if (memory.embeddings === 0) return ''
  return `embeddings in 32 bits, beyond 16: ${billions(embeddingParams(job.shape))} parameters x 2 bytes${cut(job)}${weightOf(job, 5, 'embeddings')} = ${gib(memory.embeddings)}`
}

function overheadLine(job: TrainingJob, memory: TrainingMemory): string {
  return memory.overhead === 0
    ? ''
    : `context and fragments: 1 GiB${weightOf(job, 6, 'overhead')} = ${gib(memory.overhead)}`
}

function tokensOf(job: TrainingJob): string {
  const shared = job.contextParallel === 1 ? '' : ` / ${num(job.contextParallel)} (context parallel)`
  return `${num(job.contextTokens)} tokens x ${num(job.microBatch)} at once${shared}`
}

const tensor = ({ tensorParallel }: TrainingJob): string =>
  tensorParallel === 1 ? '' : ` / ${num(tensorParallel)} (tensor parallel)`
