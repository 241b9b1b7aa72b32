import { num } from '../../amounts/print.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { CARD_FIELDS, cardOf } from '../accelerator-of.ts'
import { assume } from '../assume.ts'
import { usableBytes } from '../device-memory.ts'
import { type Draft, finished, newDraft } from '../draft.ts'
import type { Query } from '../fields.ts'
import { noteShape } from '../note-shape.ts'
import type { SizeAnswer } from '../query.ts'
import { around, figure, type Range } from '../range.ts'
import { noteUnused } from '../unused-fields.ts'
import { GIB } from '../words.ts'
import { explainServingMemory } from './explain-memory.ts'
import { SERVING_JOB_FIELDS, servingJobOf } from './job.ts'
import { type ServingJob, servingMemory } from './memory-formulas.ts'
import { servingSpread } from './spread.ts'

/** The fields that this kind reads, besides the model's. */
export const SERVING_MEMORY_FIELDS = [...SERVING_JOB_FIELDS, ...CARD_FIELDS]

/** Memory that serving needs: weights, key-value cache, buffers; and how many accelerators hold it. */
export function sizeServingMemory(query: Query, knowledge: Knowledge): SizeAnswer {
  const draft = newDraft({ ...query })
  const job = servingJobOf(query, knowledge)
  noteShape(draft, job.shape)
  Object.assign(draft.query, {
    precision: job.format.name,
    contextTokens: job.contextTokens,
    concurrency: job.concurrency,
  })
  const memory = servingMemory(job)
  const sure = job.shape.certainty === 'known'
  const weights = around(memory.weights / GIB, sure ? 0.98 : 0.95, sure ? 1.03 : 1.08)
  const cache = around(memory.kvCache / GIB, sure ? 0.995 : 0.5, sure ? 1.005 : 4)
  const spread = servingSpread(job, memory.total / GIB)
  // Weights and cache are there whatever the engine does.
  const total = { ...spread, low: Math.min(spread.value, Math.max(spread.low, weights.low + cache.low)) }
  draft.results.weightsGiB = figure(weights, 'GiB')
  draft.results.kvCacheGiB = figure(cache, 'GiB')
  draft.results.totalGiB = figure(total, 'GiB')
  for (const [part, value] of Object.entries(memory)) if (part !== 'total') draft.breakdown[`${part}GiB`] = value / GIB
  explainServingMemory(draft, job, memory)
  needed(draft, query, knowledge, job, total)
  draft.sources.add('measured-fit')
  noteUnused(draft, query, SERVING_MEMORY_FIELDS)
  return finished(draft)
}

function needed(draft: Draft, query: Query, knowledge: Knowledge, job: ServingJob, total: Range): void {
  const accelerator = cardOf(query, knowledge)
  if (accelerator === undefined) return
  draft.query.accelerator = accelerator.key
  const room = usableBytes(accelerator) / GIB
  const count = (gib: number): number => Math.max(1, Math.ceil(gib / room))
  draft.results.acceleratorsNeeded = figure(
    { value: count(total.value), low: count(total.low), high: count(total.high) },
    'accelerators',
  )
  const devices = count(total.value)
  if (devices > 2 && devices % 4 !== 0)
    assume(
      draft,
      'device-counts',
      () => 'Engines split a model across 1, 2, 4 or 8 devices: round up to the next of these.',
    )
  const have = room * job.accelerators
  draft.breakdown.usableGiB = have
  draft.breakdown.spareGiB = have - total.value
  const what = job.accelerators === 1 ? accelerator.name : `${job.accelerators} x ${accelerator.name}`
  draft.working.push(() =>
    total.value <= have
      ? `fits ${what}, left over: ${num(have)} GiB that can be used - ${num(total.value)} GiB = ${num(have - total.value)} GiB`
      : `does not fit ${what}, too much: ${num(total.value)} GiB - ${num(have)} GiB that can be used = ${num(total.value - have)} GiB`,
  )
}
