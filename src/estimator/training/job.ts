import type { Knowledge } from '../../knowledge/knowledge.ts'
import { formatNamed, formatOf } from '../architecture/precision.ts'
import { shapeOf } from '../architecture/shape.ts'
import { BadQuery, countOr, optionalChoice, optionalFlag, optionalNumber, optionalText, type Query } from '../fields.ts'
import type { Sharding, TrainingJob } from './memory-formulas.ts'
import { parallelismOf } from './parallelism.ts'

const OPTIMIZERS = [
  'adamw',
  'adamw-bf16',
  'adam',
  'adamw-8bit',
  'adam8bit',
  'paged-adamw-8bit',
  'adafactor',
  'sgd',
  'sgd-momentum',
  'lion',
  'muon',
] as const

/** The job that a training-memory query means, with every default filled in. */
export function trainingJobOf(query: Query, knowledge: Knowledge): TrainingJob {
  const method = optionalChoice(query, 'method', ['full', 'lora', 'qlora']) ?? 'full'
  const accelerators = countOr(query, 'accelerators', 1, 1e6)
  const { tensor, pipeline, context } = parallelismOf(query)
  if (tensor * pipeline * context > accelerators) {
    const field = tensor > 1 ? 'tensorParallel' : 'pipelineParallel'
    throw new BadQuery(
      'contradiction',
      field,
      `Tensor x pipeline x context parallelism is ${tensor * pipeline * context}, more than the ${accelerators} accelerators.`,
    )
  }
  const sharding = shardingOf(query) ?? (accelerators > 1 ? (method === 'full' ? 'zero3' : 'ddp') : 'none')
  const framework = frameworkOf(query)
  const base = method === 'qlora' ? (formatOf(query, 'quant') ?? formatNamed('nf4')) : formatNamed('bf16')
  return {
    shape: shapeOf(query, knowledge),
    method,
    base,
    stateBytes: stateBytesOf(query, method),
    contextTokens: optionalNumber(query, 'contextTokens', { min: 1, max: 1e8 }) ?? 2048,
    microBatch:
      optionalNumber(query, query.microBatch === undefined ? 'batch' : 'microBatch', { min: 0.01, max: 1e6 }) ?? 1,
    accelerators,
    sharding,
    tensorParallel: tensor,
    pipelineParallel: pipeline,
    contextParallel: context,
    checkpointActivations: optionalFlag(query, 'checkpointActivations') ?? true,
    loraRank: countOr(query, 'loraRank', framework === 'transformers' ? 64 : 16, 65_536),
    loraTargets: targetsOf(query),
    framework,
  }
}

/** Bytes of each trained parameter. Mixed precision: 16-bit weight, 32-bit gradient, two moments and master copy: 18 (DeepSpeed). */
function stateBytesOf(query: Query, method: TrainingJob['method']): TrainingJob['stateBytes'] {
  const optimizer = optionalChoice(query, 'optimizer', OPTIMIZERS) ?? 'adamw'
  const precision = formatOf(query, 'precision')?.bits ?? 16
  if (precision >= 32) return { weights: 4, gradients: 4, optimizer: optimizer.startsWith('sgd') ? 0 : 8 }
  if (optimizer === 'adamw-bf16') return { weights: 2, gradients: 2, optimizer: 4 }
  if (/8bit/.test(optimizer)) return { weights: 2, gradients: 2, optimizer: 2 }
  const master = { weights: 2, gradients: method === 'full' ? 4 : 2, rest: 4 }
  const moments = { adafactor: 0.1, sgd: 0, 'sgd-momentum': 4, lion: 4, muon: 4 }[optimizer as string] ?? 8
  return { weights: master.weights, gradients: master.gradients, optimizer: master.rest + moments }
}

function shardingOf(query: Query): Sharding | undefined {
  const name = optionalText(query, 'sharding')
    ?.toLowerCase()
    .replaceAll(/[\s_-]/g, '')
  if (name === undefined) return undefined
  const names: Readonly<Record<string, Sharding>> = {
    none: 'none',
    single: 'none',
    ddp: 'ddp',
    zero1: 'zero1',
    zero2: 'zero2',
    zero3: 'zero3',
    fsdp: 'zero3',
    fsdp2: 'zero3',
    fullshard: 'zero3',
    zero: 'zero3',
  }
  const found = names[name]
  if (found !== undefined) return found
  throw new BadQuery(
    'unknown-value',
    'sharding',
    `sharding must be none, ddp, zero1, zero2, zero3 or fsdp, but it is "${String(query.sharding)}".`,
  )
}

function targetsOf(query: Query): TrainingJob['loraTargets'] {
  const given = query.loraTargets
  const text = Array.isArray(given) ? given.join(',') : optionalText(query, 'loraTargets')
  if (text === undefined) return 'all'
  const compact = text.toLowerCase().replaceAll(/_proj|[\s[\]"']/g, '')
  if (/^(q,v|v,q|qv)$/.test(compact)) return 'q,v'
  return /^(attention|attn|q,k,v,o|qkvo)$/.test(compact) ? 'attention' : 'all'
}

function frameworkOf(query: Query): string {
  const name = (optionalText(query, 'framework') ?? '').toLowerCase()
  if (/transformers|hugging|peft|trl|deepspeed|axolotl/.test(name)) return 'transformers'
  return /litgpt|lightning/.test(name) ? 'litgpt' : name
}
