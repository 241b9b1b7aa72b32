import { servingJobOf } from '../../src/estimator/serving/job.ts'
import { servingMemory, servingRegime } from '../../src/estimator/serving/memory-formulas.ts'
import { trainingJobOf } from '../../src/estimator/training/job.ts'
import { regimeOf, trainingMemory } from '../../src/estimator/training/memory-formulas.ts'
import { GIB } from '../../src/estimator/words.ts'
import type { Knowledge } from '../../src/knowledge/knowledge.ts'
import type { Row } from '../rows.ts'
import type { Case } from './coefficients.ts'

export type MemoryCase = Case & {
  readonly id: string
  readonly family: string
  readonly regime: string
  readonly method: string
}

/** Where the search begins: the formula's own weights. A 0 keeps a term out. */
export const SERVING_STARTS: Readonly<Record<string, readonly number[]>> = {
  default: [1, 1, 0.5, 0.3, 0.3, 0.01],
  'transformers-2023': [2, 0.5, 0, 0, 0.4, 0.01],
  'transformers-2024': [1, 1, 0, 0, 0.05, 0.005],
  'transformers-2025': [1, 0.01, 0, 1, 0.03, 0.002],
  'transformers-2025-4bit': [1, 0.2, 0, 0, 0.05, 0.01],
  litgpt: [1, 1, 0, 1, 0.1, 0.01],
  'litgpt-4bit': [1, 1, 0, 1, 0.5, 0.01],
  autoawq: [1, 1, 8, 0, 0.15, 0.01],
}

export const TRAINING_STARTS: Readonly<Record<string, readonly number[]>> = {
  'default-full': [1, 0, 0.1, 1.06, 12, 0, 0.8],
  'default-lora': [1, 1, 0.2, 1.06, 12, 0, 0.8],
  'default-qlora': [1, 1, 0.2, 1.2, 12, 1, 0.8],
  'transformers-full': [1.1, 0, 0.3, 1.5, 14, 0, 2],
  'transformers-lora': [1, 1.4, 0.2, 1.06, 14, 0, 0.8],
  'transformers-lora-sharded': [1, 1.4, 0.3, 1.06, 14, 0, 0.8],
  'transformers-qlora': [1, 1.4, 0.2, 1.06, 8, 1, 0.8],
  'litgpt-lora': [1, 1, 0.2, 1.05, 12, 0, 0.3],
  'litgpt-lora-sharded': [1, 1, 1.1, 1.05, 8, 0, 0.3],
  'litgpt-qlora': [1, 1, 0.2, 1.35, 12, 0, 0.3],
  'torchtune-lora': [1, 1, 0.2, 1, 1, 0, 0.3],
  'torchtune-qlora': [1, 1, 0.2, 1, 1, 0.1, 0.3],
}

export function servingCase(row: Row, knowledge: Knowledge, hideModel = false): MemoryCase {
  const job = servingJobOf(hideModel ? bySize(row, knowledge, servingJobOf) : row.query, knowledge)
  return {
    id: row.id,
    family: row.family,
    regime: servingRegime(job),
    method: '',
    actual: row.actual,
    predict: (c) => servingMemory(job, c).total / GIB,
  }
}

export function trainingCase(row: Row, knowledge: Knowledge, hideModel = false): MemoryCase {
  const job = trainingJobOf(hideModel ? bySize(row, knowledge, trainingJobOf) : row.query, knowledge)
  const factor = row.pick === 'totalGiB' ? job.accelerators : 1
  return {
    id: row.id,
    family: row.family,
    regime: regimeOf(job),
    method: job.method,
    actual: row.actual,
    predict: (c) => (factor * trainingMemory(job, c).total) / GIB,
  }
}

/** The same query with nothing but the number of parameters in place of the model's name: what a user of an unknown model asks. */
function bySize(
  row: Row,
  knowledge: Knowledge,
  read: (query: Row['query'], knowledge: Knowledge) => { shape: { params: number; activeParams: number } },
): Row['query'] {
  const { shape } = read(row.query, knowledge)
  const { model: _, ...rest } = row.query
  return { ...rest, paramsB: shape.params / 1e9, activeParamsB: shape.activeParams / 1e9 }
}
