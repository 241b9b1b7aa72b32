import { constants } from '../measured/constants.ts'
import { around, type Range } from '../range.ts'
import { type ServingJob, servingRegime } from './memory-formulas.ts'

/** The range around a serving job's memory: from what the formula missed of published figures, by engine. */
export function servingSpread(job: ServingJob, value: number): Range {
  const { spreads } = constants
  const own = spreads[`servingMemory.${servingRegime(job)}`] ?? spreads['servingMemory.default']
  const [low, high] = (job.shape.certainty === 'size' ? spreads['servingMemory.size'] : own) ?? [0.85, 1.2]
  return around(value, Math.min(low, 1), Math.max(high, 1))
}
