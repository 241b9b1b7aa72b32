import { constants } from '../measured/constants.ts'
import { around, type Range } from '../range.ts'
import { regimeOf, type TrainingJob } from './memory-formulas.ts'

/** The range around a training job's memory: from what the formula missed of published figures, by framework and method. */
export function trainingSpread(job: TrainingJob, value: number): Range {
  const { spreads } = constants
  const own = spreads[`trainingMemory.${regimeOf(job)}`] ?? spreads['trainingMemory.default']
  const [low, high] = (job.shape.certainty === 'size' ? spreads['trainingMemory.size'] : own) ?? [0.7, 1.4]
  return around(value, Math.min(low, 1), Math.max(high, 1))
}
