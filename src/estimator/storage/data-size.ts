import { num } from '../../amounts/print.ts'
import { findAccelerator } from '../../knowledge/find.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { shapeOf } from '../architecture/shape.ts'
import { assume } from '../assume.ts'
import { type Draft, finished, newDraft } from '../draft.ts'
import { BadQuery, optionalNumber, optionalText, type Query } from '../fields.ts'
import { noteDate, rentOf } from '../money.ts'
import { noteShape } from '../note-shape.ts'
import type { EstimateOptions, SizeAnswer } from '../query.ts'
import { around, figure } from '../range.ts'
import { runMfu } from '../training/formulas.ts'
import { noteUnused } from '../unused-fields.ts'

/** Tokens for each parameter (Chinchilla: 70 B parameters, 1.4 T tokens). */
const TOKENS_PER_PARAMETER = 20

/** The fields that this kind reads, besides the model's. */
export const DATA_SIZE_FIELDS = ['flops', 'budgetUsd', 'accelerator']

/** The data for a model, or the model and the data for a budget, by Chinchilla's 20 tokens a parameter. */
export function sizeData(query: Query, knowledge: Knowledge, options: EstimateOptions): SizeAnswer {
  const draft = newDraft({ ...query })
  const flops = optionalNumber(query, 'flops', { min: 1e12, max: 1e30 })
  const budget = optionalNumber(query, 'budgetUsd', { max: 1e13 })
  if (flops !== undefined) byFlops(draft, flops)
  else if (budget !== undefined) byFlops(draft, flopsForBudget(draft, query, knowledge, budget, options))
  else byModel(draft, query, knowledge)
  assume(
    draft,
    'best-tokens',
    () =>
      'Twenty tokens per parameter are best for training alone. A model that will answer many requests is trained longer: Llama 3 8B saw 1,900 tokens per parameter.',
    { silent: true },
  )
  draft.sources.add('chinchilla')
  noteUnused(draft, query, DATA_SIZE_FIELDS)
  return finished(draft)
}

function byModel(draft: Draft, query: Query, knowledge: Knowledge): void {
  if (optionalText(query, 'model') === undefined && query.paramsB === undefined && query.layers === undefined) {
    throw new BadQuery('missing', 'paramsB', 'data-size needs a model, paramsB, budgetUsd or flops.')
  }
  const shape = shapeOf(query, knowledge)
  noteShape(draft, shape)
  const paramsB = shape.activeParams / 1e9
  if (shape.activeParams < shape.params)
    assume(
      draft,
      'active-parameters',
      () => 'For a mixture of experts, the active parameters count, as they do for the operations.',
    )
  draft.results.optimalTokensB = figure(around(paramsB * TOKENS_PER_PARAMETER, 0.6, 1.6), 'billion tokens')
  draft.results.optimalParamsB = figure(around(paramsB, 1, 1), 'billion parameters')
  draft.working.push(
    () =>
      `tokens: ${TOKENS_PER_PARAMETER} x ${num(paramsB)} B parameters = ${num(paramsB * TOKENS_PER_PARAMETER)} B tokens`,
  )
}

function byFlops(draft: Draft, flops: number): void {
  const paramsB = Math.sqrt(flops / (6 * TOKENS_PER_PARAMETER)) / 1e9
  draft.results.optimalParamsB = figure(around(paramsB, 0.6, 1.5), 'billion parameters')
  draft.results.optimalTokensB = figure(around(paramsB * TOKENS_PER_PARAMETER, 0.6, 1.6), 'billion tokens')
  draft.breakdown.flops = flops
  draft.working.push(
    () =>
      `parameters (operations are 6 x parameters x tokens, and tokens 20 x parameters): square root of (${num(flops)} / (6 x ${TOKENS_PER_PARAMETER})) = ${num(paramsB)} B`,
  )
  draft.working.push(
    () =>
      `tokens: ${TOKENS_PER_PARAMETER} x ${num(paramsB)} B parameters = ${num(paramsB * TOKENS_PER_PARAMETER)} B tokens`,
  )
}

function flopsForBudget(
  draft: Draft,
  query: Query,
  knowledge: Knowledge,
  budget: number,
  options: EstimateOptions,
): number {
  const name = optionalText(query, 'accelerator') ?? 'h100-sxm'
  const accelerator = findAccelerator(knowledge, name)
  const rent = accelerator === undefined ? undefined : rentOf(accelerator)
  if (accelerator === undefined || rent === undefined) {
    throw new BadQuery(
      'unknown-accelerator',
      'accelerator',
      `No rent is known for "${name}": use for example h100-sxm or a100-sxm-80, or give flops.`,
    )
  }
  const shape = shapeOf({ paramsB: Math.max(0.05, Math.sqrt((budget / rent.range.value) * 1e16) / 1e9) }, knowledge)
  const tokens = shape.params * TOKENS_PER_PARAMETER
  const run = {
    shape,
    accelerator,
    accelerators: undefined,
    precision: 'bf16' as const,
    contextTokens: undefined,
    tokens,
    microBatch: undefined,
    checkpointActivations: undefined,
  }
  const mfu = runMfu(run).value
  const hours = budget / rent.range.value
  draft.query.accelerator = accelerator.key
  draft.working.push(
    () =>
      `hours of ${accelerator.name}: ${num(budget)} USD / ${num(rent.range.value)} USD an hour = ${num(hours)} hours`,
  )
  draft.working.push(
    () =>
      `operations: ${num(hours)} hours x 3,600 x ${num(accelerator.bf16Tflops * 1e12)} a second x ${num(mfu * 100)}% of the peak = ${num(hours * 3600 * accelerator.bf16Tflops * 1e12 * mfu)}`,
  )
  noteDate(draft, `The rent of ${accelerator.name}`, rent, options)
  return hours * 3600 * accelerator.bf16Tflops * 1e12 * mfu
}
