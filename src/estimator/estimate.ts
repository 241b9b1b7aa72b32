import type { Knowledge } from '../knowledge/knowledge.ts'
import { BadQuery, optionalText, type Query } from './fields.ts'
import type { EstimateOptions, Figure, SizeAnswer, SizeFault } from './query.ts'
import { sizeConfiguration } from './search/configuration.ts'
import { sizeServingCost } from './serving/cost.ts'
import { sizeServingMemory } from './serving/memory.ts'
import { sizeServingSpeed } from './serving/speed.ts'
import { sizeCheckpoint } from './storage/checkpoint.ts'
import { sizeData } from './storage/data-size.ts'
import { sizeVectorIndex } from './storage/vector-index.ts'
import { sizeTrainingCompute } from './training/compute.ts'
import { sizeTrainingMemory } from './training/memory.ts'

type Size = (query: Query, knowledge: Knowledge, options: EstimateOptions) => SizeAnswer

const KINDS: Readonly<Record<string, Size>> = {
  'training-compute': sizeTrainingCompute,
  'training-memory': sizeTrainingMemory,
  'serving-memory': sizeServingMemory,
  'serving-speed': sizeServingSpeed,
  'serving-cost': sizeServingCost,
  'data-size': sizeData,
  'vector-index': sizeVectorIndex,
  checkpoint: sizeCheckpoint,
  configuration: sizeConfiguration,
}

/** The kinds of query that `estimate` answers. */
export const kinds: readonly string[] = Object.keys(KINDS)

/**
 * Answers one size query. Pure: the same query and knowledge give the same answer. Never throws for a bad query; it gives
 * `{ error: { code, message, field } }` instead. Figures are ranges meant to hold the truth 80 % of the time.
 */
export function estimate(query: unknown, knowledge: Knowledge, options: EstimateOptions = {}): SizeAnswer | SizeFault {
  try {
    if (typeof query !== 'object' || query === null || Array.isArray(query)) {
      throw new BadQuery(
        'bad-query',
        undefined,
        'A query is an object such as {"kind": "serving-memory", "model": "llama 3 8b"}.',
      )
    }
    const fields = query as Query
    const kind = optionalText(fields, 'kind')
    const size = kind !== undefined && Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined
    if (size === undefined) {
      const code = kind === undefined ? 'missing' : 'unknown-kind'
      throw new BadQuery(code, 'kind', `kind must be one of ${kinds.join(', ')}.`)
    }
    const answer = size(fields, knowledge, options)
    checkFigures(answer)
    return answer
  } catch (error) {
    if (error instanceof BadQuery) return error.fault
    throw error
  }
}

/** Inputs that are each allowed can still run over together; a figure that is no number must never leave the estimator. */
function checkFigures(answer: SizeAnswer): void {
  for (const name in answer.results) {
    const f = answer.results[name] as Figure
    if (
      Number.isFinite(f.value) &&
      Number.isFinite(f.low) &&
      Number.isFinite(f.high) &&
      f.low <= f.value &&
      f.value <= f.high
    )
      continue
    throw new BadQuery('out-of-range', undefined, `These numbers together give no finite ${name}: check their units.`)
  }
}
