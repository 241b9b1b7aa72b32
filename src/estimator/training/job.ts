import type { Knowledge } from '../../knowledge/knowledge.ts'
import { type Format, formatNamed, formatOf } from '../architecture/precision.ts'
import { shapeOf } from '../architecture/shape.ts'
import { BadQuery, countOr, optionalChoice, optionalFlag, optionalNumber, optionalText, type Query } from '../fields.ts'
import type { Sharding, TrainingJob } from './memory-formulas.ts'
import { optimizerOf, stateBytesOf } from './optimizer.ts'
import { parallelismOf } from './parallelism.ts'

/** The fields that a training job is read from. */
export const TRAINING_JOB_FIELDS = [
  ...['method', 'precision', 'optimizer', 'contextTokens', 'microBatch', 'batch', 'accelerators', 'sharding'],
  ...['tensorParallel', 'pipelineParallel', 'contextParallel', 'parallelism', 'checkpointActivations'],
  ...['loraRank', 'loraTargets', 'quant', 'framework'],
]

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
  const sharding = shardingOf(query) ?? usualSharding(method, accelerators, pipeline)
  const framework = frameworkOf(query)
  const precision = formatOf(query, 'precision')
  return {
    shape: shapeOf(query, knowledge),
    method,
    base: baseOf(query, method, precision),
    stateBytes: stateBytesOf(optimizerOf(query), (precision?.bits ?? 16) >= 32, method !== 'full'),
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

/** The number format of the weights that are not trained: `quant`, or a `precision` below 16 bits; else nf4 for QLoRA and bf16 for LoRA. */
function baseOf(query: Query, method: TrainingJob['method'], precision: Format | undefined): Format {
  const narrow = precision !== undefined && precision.bits < 16 ? precision : undefined
  if (method !== 'full') return formatOf(query, 'quant') ?? narrow ?? formatNamed(method === 'qlora' ? 'nf4' : 'bf16')
  if (narrow === undefined || narrow.rate === 'fp8' || narrow.rate === 'fp4') return formatNamed('bf16')
  throw new BadQuery(
    'contradiction',
    'precision',
    `Weights in ${narrow.name} can be used but not trained: use bf16, fp16, fp32 or fp8, or method qlora.`,
  )
}

/** Full training shares its states over all devices, or, beside pipeline parallelism, the optimizer's alone; adapters are small enough to repeat. */
function usualSharding(method: TrainingJob['method'], accelerators: number, pipeline: number): Sharding {
  if (accelerators === 1) return 'none'
  if (method !== 'full') return 'ddp'
  return pipeline > 1 ? 'zero1' : 'zero3'
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
