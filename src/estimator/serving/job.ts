import type { Knowledge } from '../../knowledge/knowledge.ts'
import { shapeOf } from '../architecture/shape.ts'
import { BadQuery, countOr, optionalNumber, optionalText, type Query } from '../fields.ts'
import type { ServingJob } from './memory-formulas.ts'
import { engineOf } from './place.ts'
import { FORMAT_FIELDS, kvBytesOf, servingFormat } from './setup.ts'

/** The fields that a serving job is read from. */
export const SERVING_JOB_FIELDS = [
  ...FORMAT_FIELDS,
  ...['kvPrecision', 'contextTokens', 'promptTokens', 'outputTokens', 'concurrency', 'batch', 'accelerators', 'engine'],
]

/** The job that a serving-memory query means. `contextTokens` is prompt and output together; without it, both are added or 4,096 is taken. */
export function servingJobOf(query: Query, knowledge: Knowledge): ServingJob {
  const prompt = optionalNumber(query, 'promptTokens', { min: -1e-9, max: 1e8 })
  const output = optionalNumber(query, 'outputTokens', { min: -1e-9, max: 1e8 })
  const given = optionalNumber(query, 'contextTokens', { min: 1, max: 1e8 })
  const contextTokens = given ?? (prompt === undefined && output === undefined ? 4096 : (prompt ?? 0) + (output ?? 0))
  if (prompt !== undefined && given !== undefined && prompt > given) {
    throw new BadQuery(
      'contradiction',
      'promptTokens',
      `promptTokens (${prompt}) cannot be more than contextTokens (${given}), which is prompt and output together.`,
    )
  }
  return {
    shape: shapeOf(query, knowledge),
    format: servingFormat(query),
    kvBytesPerValue: kvBytesOf(query),
    contextTokens: Math.max(1, contextTokens),
    promptTokens: prompt ?? 0,
    concurrency: countOr(query, query.concurrency === undefined ? 'batch' : 'concurrency', 1, 1e6),
    accelerators: countOr(query, 'accelerators', 1, 100_000),
    engine: engineOf(optionalText(query, 'engine')),
  }
}
