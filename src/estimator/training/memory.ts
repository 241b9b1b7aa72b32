import { num } from '../../amounts/print.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { CARD_FIELDS, cardOf } from '../accelerator-of.ts'
import { assume } from '../assume.ts'
import { usableBytes } from '../device-memory.ts'
import { type Draft, finished, newDraft } from '../draft.ts'
import { optionalText, type Query } from '../fields.ts'
import { noteShape } from '../note-shape.ts'
import type { SizeAnswer } from '../query.ts'
import { figure, type Range, times } from '../range.ts'
import { noteUnused } from '../unused-fields.ts'
import { GIB } from '../words.ts'
import { explainTrainingMemory } from './explain-memory.ts'
import { TRAINING_JOB_FIELDS, trainingJobOf } from './job.ts'
import { type TrainingJob, trainingMemory } from './memory-formulas.ts'
import { countBetween, simplestSetups } from './simplest-setup.ts'
import { trainingSpread } from './spread.ts'

/** The fields that this kind reads, besides the model's. */
export const TRAINING_MEMORY_FIELDS = [...TRAINING_JOB_FIELDS, ...CARD_FIELDS]

/** Memory that a training job needs on each accelerator and in all, by part, and the least set of accelerators that holds it. */
export function sizeTrainingMemory(query: Query, knowledge: Knowledge): SizeAnswer {
  const draft = newDraft({ ...query })
  const job = trainingJobOf(query, knowledge)
  noteShape(draft, job.shape)
  Object.assign(draft.query, {
    method: job.method,
    contextTokens: job.contextTokens,
    microBatch: job.microBatch,
    accelerators: job.accelerators,
    sharding: job.sharding,
    checkpointActivations: job.checkpointActivations,
  })
  const memory = trainingMemory(job)
  const each = trainingSpread(job, memory.total / GIB)
  draft.results.perAcceleratorGiB = figure(each, 'GiB')
  draft.results.totalGiB = figure(times(each, job.accelerators), 'GiB')
  explainTrainingMemory(draft, job, memory)
  if (optionalText(query, 'sharding') === undefined && job.accelerators > 1)
    assume(draft, 'sharding', () => `Sharding is assumed to be ${job.sharding}.`, {
      hint: 'Give sharding (ddp, zero1, zero2, zero3).',
    })
  if (optionalText(query, 'optimizer') === undefined && job.method === 'full')
    assume(
      draft,
      'optimizer',
      () => 'The optimizer is AdamW with 32-bit states; adamw-8bit, adafactor or sgd need less.',
      { short: 'AdamW' },
    )
  needed(draft, query, knowledge, job, each)
  draft.sources.add('deepspeed-zero-docs').add('korthikanti-2022').add('measured-fit')
  noteUnused(draft, query, TRAINING_MEMORY_FIELDS)
  return finished(draft)
}

function needed(draft: Draft, query: Query, knowledge: Knowledge, job: TrainingJob, each: Range): void {
  const accelerator = cardOf(query, knowledge)
  if (accelerator === undefined) return
  const room = usableBytes(accelerator) / GIB
  draft.query.accelerator = accelerator.key
  draft.breakdown.usableGiBPerAccelerator = room
  draft.breakdown.spareGiBPerAccelerator = room - each.value
  draft.working.push(() =>
    each.value <= room
      ? `fits ${accelerator.name}, left over: ${num(room)} GiB that it can use - ${num(each.value)} GiB = ${num(room - each.value)} GiB`
      : `does not fit ${accelerator.name}, too much: ${num(each.value)} GiB - ${num(room)} GiB that it can use = ${num(each.value - room)} GiB`,
  )
  const limits = [each.value, each.high, each.low].map((end) => (room * GIB * each.value) / end)
  const [setup, high, low] = simplestSetups(job, limits)
  if (setup === undefined) {
    assume(
      draft,
      'no-setup',
      () =>
        `No usual setup of up to 16,384 ${accelerator.name} can hold this job: shorten the context or the micro-batch.`,
    )
    return
  }
  draft.results.acceleratorsNeeded = figure(countBetween(setup, low, high), 'accelerators')
  draft.working.push(() => `simplest setup that fits ${accelerator.name}: ${setup.name}`)
}
