import { counted, num } from '../../amounts/print.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { CARD_FIELDS, cardOf } from '../accelerator-of.ts'
import { formats } from '../architecture/precision.ts'
import { assume } from '../assume.ts'
import { usableBytes } from '../device-memory.ts'
import { type Draft, finished, newDraft } from '../draft.ts'
import { BadQuery, countOr, optionalChoice, type Query } from '../fields.ts'
import { noteDate } from '../money.ts'
import { noteShape } from '../note-shape.ts'
import type { EstimateOptions, SizeAnswer } from '../query.ts'
import { around, figure, times } from '../range.ts'
import { SERVING_JOB_FIELDS, servingJobOf } from '../serving/job.ts'
import { type ServingJob, servingMemory } from '../serving/memory-formulas.ts'
import { servingSpread } from '../serving/spread.ts'
import { TRAINING_JOB_FIELDS, trainingJobOf } from '../training/job.ts'
import { countBetween, simplestSetups } from '../training/simplest-setup.ts'
import { trainingSpread } from '../training/spread.ts'
import { noteUnused } from '../unused-fields.ts'
import { GIB } from '../words.ts'
import { setsForServing, setsForTraining } from './cheapest-set.ts'
import { largest } from './largest.ts'

const FIND = ['accelerators', 'context', 'concurrency', 'precision', 'parallelism'] as const
/** The fields that this kind reads, besides the model's. */
export const CONFIGURATION_FIELDS = ['find', ...SERVING_JOB_FIELDS, ...TRAINING_JOB_FIELDS, ...CARD_FIELDS]

/**
 * Searches for what fits: the cheapest accelerators, the longest context, the most requests at once, the best number format, or (for
 * training) the simplest parallelism. `find` says which.
 */
export function sizeConfiguration(query: Query, knowledge: Knowledge, options: EstimateOptions): SizeAnswer {
  const draft = newDraft({ ...query })
  const find = optionalChoice(query, 'find', FIND) ?? 'accelerators'
  draft.query.find = find
  if (find === 'parallelism') parallelism(draft, query, knowledge)
  else if (find === 'accelerators') accelerators(draft, query, knowledge, options)
  else fitting(draft, query, knowledge, find)
  draft.sources.add('measured-fit')
  noteUnused(draft, query, CONFIGURATION_FIELDS)
  return finished(draft)
}

function accelerators(draft: Draft, query: Query, knowledge: Knowledge, options: EstimateOptions): void {
  const training = query.method !== undefined
  const serving = training ? undefined : servingJobOf(query, knowledge)
  const job = training ? trainingJobOf(query, knowledge) : undefined
  noteShape(draft, (serving ?? (job as NonNullable<typeof job>)).shape)
  const search = (factor: number) =>
    serving === undefined
      ? setsForTraining(knowledge, job as NonNullable<typeof job>, factor)
      : setsForServing(knowledge, serving, factor)
  const spread = serving === undefined ? trainingSpread(job as NonNullable<typeof job>, 1) : servingSpread(serving, 1)
  const [best, ...others] = search(1)
  if (best === undefined)
    throw new BadQuery(
      'does-not-fit',
      'model',
      'No usual set of accelerators for rent can hold this job: use a smaller number format, context or batch.',
    )
  const onSame = (factor: number) => search(factor).find((set) => set.accelerator === best.accelerator)
  draft.query.accelerator = best.accelerator.key
  draft.results.acceleratorsNeeded = figure(countBetween(best, onSame(spread.low), onSame(spread.high)), 'accelerators')
  draft.results.usdPerHour = figure(times(best.rent.range, best.accelerators), 'USD an hour')
  for (const set of [best, ...others.slice(0, 3)])
    draft.working.push(
      () =>
        `on ${set.accelerator.name}: ${counted(set.accelerators, 'accelerator')} x ${num(set.rent.range.value)} USD = ${num(set.usdPerHour)} USD an hour`,
    )
  noteDate(draft, `The rent of ${best.accelerator.name}`, best.rent, options)
}

/** The room that a query gives: accelerators of a kind, or a memory in GB. */
function roomOf(query: Query, knowledge: Knowledge): { bytes: number; what: string } {
  const count = countOr(query, 'accelerators', 1, 100_000)
  const accelerator = cardOf(query, knowledge)
  if (accelerator === undefined)
    throw new BadQuery('missing', 'accelerator', 'accelerator is missing: name it, or give acceleratorMemoryGB.')
  return { bytes: usableBytes(accelerator) * count, what: `${count} x ${accelerator.name}` }
}

function fitting(
  draft: Draft,
  query: Query,
  knowledge: Knowledge,
  find: 'context' | 'concurrency' | 'precision',
): void {
  const room = roomOf(query, knowledge)
  const job = servingJobOf(query, knowledge)
  noteShape(draft, job.shape)
  const spread = servingSpread(job, 1)
  const fits = (candidate: ServingJob, factor: number): boolean => servingMemory(candidate).total * factor <= room.bytes
  draft.working.push(() => `room: ${room.what} can use ${num(room.bytes / GIB)} GiB`)
  if (find === 'precision') {
    bestFormat(draft, job, (candidate) => fits(candidate, 1))
    return
  }
  const context = find === 'context'
  const limit = context ? (job.shape.certainty === 'known' ? job.shape.contextTokens : 1_000_000) : 100_000
  const most = (factor: number): number =>
    largest(limit, (n) =>
      fits(
        context
          ? { ...job, contextTokens: n, promptTokens: Math.min(job.promptTokens, n) }
          : { ...job, concurrency: n },
        factor,
      ),
    )
  const found = { value: most(1), low: most(spread.high), high: most(spread.low) }
  if (found.value === 0)
    throw new BadQuery(
      'does-not-fit',
      'accelerator',
      `The model alone does not fit in ${room.what}: it needs ${num(servingMemory({ ...job, contextTokens: 1, concurrency: 1 }).total / GIB)} GiB. Use a smaller number format or more accelerators.`,
    )
  draft.results[context ? 'contextTokens' : 'concurrency'] = figure(found, context ? 'tokens' : 'requests')
  draft.working.push(() =>
    context
      ? `longest context: ${num(found.value)} tokens for each of ${num(job.concurrency)} requests in ${job.format.name}`
      : `most requests at once: ${num(found.value)} of ${num(job.contextTokens)} tokens in ${job.format.name}`,
  )
  if (context && found.value === limit)
    assume(draft, 'context-of-model', () => `More would fit, but ${job.shape.label} was made for ${num(limit)} tokens.`)
}

/** The format with the most bits that fits; among the usual ones, so that a file of it can be had. */
function bestFormat(draft: Draft, job: ServingJob, fits: (candidate: ServingJob) => boolean): void {
  const usual = ['bf16', 'Q8_0', 'fp8', 'Q6_K', 'Q5_K_M', 'Q4_K_M', 'int4', 'Q3_K_M', 'Q2_K', 'IQ2_XXS', 'IQ1_S']
  const ordered = formats.filter((format) => usual.includes(format.name)).sort((a, b) => b.bits - a.bits)
  const best = ordered.find((format) => fits({ ...job, format }))
  if (best === undefined)
    throw new BadQuery(
      'does-not-fit',
      'accelerator',
      'Not even the smallest number format fits: use more memory or a smaller model.',
    )
  draft.query.precision = best.name
  draft.results.bitsPerWeight = figure(around(best.bits, 1, 1), 'bits')
  const memory = servingMemory({ ...job, format: best }).total / GIB
  draft.results.totalGiB = figure(servingSpread({ ...job, format: best }, memory), 'GiB')
  draft.working.push(
    () => `best format that fits: ${best.name} (${num(best.bits)} bits per weight), ${num(memory)} GiB in total`,
  )
  if (best.bits < 4)
    assume(draft, 'few-bits', () => 'Below four bits, answers get clearly worse. Test before you rely on it.')
}

function parallelism(draft: Draft, query: Query, knowledge: Knowledge): void {
  const room = roomOf({ ...query, accelerators: 1 }, knowledge)
  const { accelerators: _, ...rest } = query
  const job = trainingJobOf(rest, knowledge)
  noteShape(draft, job.shape)
  const spread = trainingSpread(job, 1)
  const [setup, high, low] = simplestSetups(job, [room.bytes, room.bytes / spread.high, room.bytes / spread.low])
  if (setup === undefined)
    throw new BadQuery(
      'does-not-fit',
      'accelerator',
      'No usual setup of up to 16,384 such accelerators can hold this job: shorten the context or the micro-batch.',
    )
  draft.query.parallelism = setup.kind
  draft.results.acceleratorsNeeded = figure(countBetween(setup, low, high), 'accelerators')
  draft.results.perAcceleratorGiB = figure(trainingSpread(setup.job, setup.bytes / GIB), 'GiB')
  draft.working.push(() => `simplest that fits ${room.what}: ${setup.name}, ${num(setup.bytes / GIB)} GiB on each`)
  if (setup.kind === 'single')
    assume(draft, 'fits-one', () => 'It fits on one accelerator; more of them (DDP) only make it faster.')
}
