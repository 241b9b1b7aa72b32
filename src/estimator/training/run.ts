import type { Knowledge } from '../../knowledge/knowledge.ts'
import { acceleratorOf } from '../accelerator-of.ts'
import { formatOf } from '../architecture/precision.ts'
import type { Shape } from '../architecture/shape.ts'
import { countOr, optionalFlag, optionalNumber, type Query } from '../fields.ts'
import type { TrainingRun } from './formulas.ts'

/** The run that a training-compute query means, or undefined when it names no accelerator. */
export function trainingRunOf(
  query: Query,
  knowledge: Knowledge,
  shape: Shape,
  tokens: number,
): TrainingRun | undefined {
  const accelerator = acceleratorOf(query, knowledge)
  if (accelerator === undefined) return undefined
  return {
    shape,
    accelerator,
    accelerators: query.accelerators === undefined ? undefined : countOr(query, 'accelerators', 1, 1e7),
    precision: trainingPrecision(query),
    contextTokens: optionalNumber(query, 'contextTokens', { min: 1, max: 1e8 }),
    tokens,
    microBatch: optionalNumber(query, 'microBatch', { min: 0.01, max: 1e6 }),
    checkpointActivations: optionalFlag(query, 'checkpointActivations'),
  }
}

function trainingPrecision(query: Query): TrainingRun['precision'] {
  const format = formatOf(query, 'precision')
  if (format === undefined) return 'bf16'
  if (format.name === 'fp16') return 'fp16'
  if (format.rate === 'fp8' || format.rate === 'fp4' || format.rate === 'fp32') return format.rate
  return 'bf16'
}
