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
import { billions, GIB } from '../words.ts'
import { TRAINING_JOB_FIELDS, trainingJobOf } from './job.ts'
import { loraParams, type TrainingJob, type TrainingMemory, trainingMemory } from './memory-formulas.ts'
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
  explain(draft, job, memory)
  if (optionalText(query, 'sharding') === undefined && job.accelerators > 1)
    assume(draft, 'sharding', () => `Sharding is taken as ${job.sharding}.`, {
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

function explain(draft: Draft, job: TrainingJob, memory: TrainingMemory): void {
  const { weights, gradients, optimizer } = job.stateBytes
  const bytes = weights + gradients + optimizer
  const gib = (v: number): string => `${num(v / GIB)} GiB`
  const shared = job.sharding.startsWith('zero')
    ? ` shared over ${job.accelerators} accelerators (${job.sharding})`
    : ''
  if (job.method === 'full') {
    draft.working.push(
      () =>
        `states: ${billions(job.shape.params)} parameters x ${bytes} bytes (weights ${weights}, gradients ${gradients}, optimizer ${optimizer})${shared} = ${gib(memory.states)} on each`,
    )
    if (bytes === 18)
      assume(
        draft,
        'bytes-of-training',
        () =>
          'Training needs 16 to 18 bytes a parameter before activations. One source text counts 4 + 20 bytes and calls it 80 GB for a billion parameters: 24 bytes are 24 GB.',
        { short: '16 to 18 bytes a parameter before activations' },
      )
  } else {
    draft.working.push(
      () =>
        `frozen weights: ${billions(job.shape.params)} parameters in ${job.base.name}${shared} = ${gib(memory.states)} on each`,
    )
    draft.working.push(
      () =>
        `adapters: ${num(loraParams(job) / 1e6)} M parameters (rank ${job.loraRank}, ${job.loraTargets}) x ${bytes} bytes = ${gib(memory.adapters)}`,
    )
  }
  draft.working.push(
    () =>
      `activations: ${num(job.contextTokens * job.microBatch)} tokens${job.checkpointActivations ? ', checkpointed' : ''} = ${gib(memory.activations)}; logits ${gib(memory.logits)}; gathered weights ${gib(memory.gathered)}; embeddings in 32 bits ${gib(memory.embeddings)}; context and fragments ${gib(memory.overhead)}`,
  )
  draft.working.push(() => `in all: ${gib(memory.total)} on each accelerator`)
  for (const [part, value] of Object.entries(memory)) if (part !== 'total') draft.breakdown[`${part}GiB`] = value / GIB
  if (job.framework === '')
    assume(
      draft,
      'framework',
      () =>
        'No framework is named: the figure is for a usual one (FlashAttention, 16-bit activations); frameworks differ by a tenth or more.',
      { short: 'a usual framework with FlashAttention' },
    )
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
      ? `fits: ${num(each.value)} of ${num(room)} GiB that ${accelerator.name} can use; ${num(room - each.value)} GiB are left`
      : `does not fit: ${num(each.value)} GiB, but ${accelerator.name} can use ${num(room)} GiB; ${num(each.value - room)} GiB too much`,
  )
  const limits = [each.value, each.high, each.low].map((end) => (room * GIB * each.value) / end)
  const [setup, high, low] = simplestSetups(job, limits)
  if (setup === undefined) {
    assume(
      draft,
      'no-setup',
      () =>
        `No usual set-up of up to 16,384 ${accelerator.name} holds this job: shorten the context or the micro-batch.`,
    )
    return
  }
  draft.results.acceleratorsNeeded = figure(countBetween(setup, low, high), 'accelerators')
  draft.working.push(() => `simplest set-up that fits ${accelerator.name}: ${setup.name}`)
}
