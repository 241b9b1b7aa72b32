import { counted, num } from '../../amounts/print.ts'
import { findAccelerator } from '../../knowledge/find.ts'
import type { Knowledge, Run } from '../../knowledge/knowledge.ts'
import { type Shape, shapeOf } from '../architecture/shape.ts'
import { assume } from '../assume.ts'
import { type Draft, finished, newDraft } from '../draft.ts'
import { BadQuery, optionalNumber, optionalText, type Query } from '../fields.ts'
import { noteShape } from '../note-shape.ts'
import type { EstimateOptions, SizeAnswer } from '../query.ts'
import { around, exactly, figure, inverse, product, type Range, times } from '../range.ts'
import { noteUnused } from '../unused-fields.ts'
import { billions } from '../words.ts'
import { benchmarkMfu, runMfu, type TrainingRun } from './formulas.ts'
import { type Method, methodOf, operationsOf, shareReached } from './method.ts'
import { publishedRun } from './published-run.ts'
import { trainingRunOf } from './run.ts'
import { addEnergy } from './run-energy.ts'
import { addMoney } from './run-money.ts'

/** The fields that this kind reads, besides the model's. */
export const TRAINING_COMPUTE_FIELDS = [
  'tokensB',
  'examples',
  'tokensPerExample',
  'epochs',
  'accelerator',
  'accelerators',
  'precision',
  'contextTokens',
  'microBatch',
  'parallelism',
  'mfu',
  'method',
  'checkpointActivations',
  'rentUsdPerHour',
  'pue',
  'gridKgPerKwh',
]
/** One petaflop/s for one day: 1e15 x 86,400 operations. */
const PETAFLOP_DAY = 8.64e19

/** Operations, hours, days, money, energy and emissions of a training run. */
export function sizeTrainingCompute(query: Query, knowledge: Knowledge, options: EstimateOptions): SizeAnswer {
  const draft = newDraft({ ...query })
  const shape = shapeOf(query, knowledge)
  noteShape(draft, shape)
  const method = methodOf(query)
  // What was published of a model is its pretraining: neither its data nor its hours say anything of tuning it.
  const pretraining = method === 'full' ? optionalText(query, 'model') : undefined
  const published = publishedRun(knowledge, pretraining)
  const tokens = tokensOf(query, published, draft)
  draft.query.tokensB = tokens / 1e9
  draft.query.method = method
  const context = optionalNumber(query, 'contextTokens', { min: 1, max: 1e8 })
  const flops = totalFlops(draft, shape, tokens, context ?? 2048, method)
  const run =
    trainingRunOf(query, knowledge, shape, tokens) ?? publishedAccelerator(query, knowledge, shape, tokens, published)
  if (run === undefined) {
    assume(draft, 'no-accelerator', () => 'Without an accelerator there are no hours, days, money or energy.', {
      hint: 'Give accelerator (for example h100-sxm).',
    })
  } else {
    draft.query.accelerator = run.accelerator.key
    onAccelerator(draft, query, run, flops, method, published, options)
  }
  draft.sources.add('kaplan-2020')
  noteUnused(draft, query, TRAINING_COMPUTE_FIELDS)
  return finished(draft)
}

function tokensOf(query: Query, published: Run | undefined, draft: Draft): number {
  const given = optionalNumber(query, 'tokensB', { max: 1e8 })
  const epochs = optionalNumber(query, 'epochs', { max: 1e6 }) ?? 1
  if (given !== undefined) return given * 1e9 * epochs
  const examples = optionalNumber(query, 'examples', { max: 1e12 })
  if (examples !== undefined) {
    const each = optionalNumber(query, 'tokensPerExample', { max: 1e8 }) ?? 512
    draft.working.push(
      () =>
        `tokens: ${num(examples)} examples x ${num(each)} tokens x ${num(epochs)} epochs = ${num(examples * each * epochs)}`,
    )
    if (query.tokensPerExample === undefined)
      assume(draft, 'example-tokens', () => 'An example is taken as 512 tokens.', { hint: 'Give tokensPerExample.' })
    return examples * each * epochs
  }
  if (published?.tokensB !== undefined) {
    const { tokensB, model, source } = published
    assume(draft, 'published-tokens', () => `${num(tokensB)} B tokens, as ${model} was trained on.`)
    draft.sources.add(source)
    return tokensB * 1e9 * epochs
  }
  throw new BadQuery(
    'missing',
    'tokensB',
    'tokensB is missing: give the training tokens in billions (or examples, tokensPerExample and epochs).',
  )
}

function totalFlops(draft: Draft, shape: Shape, tokens: number, context: number, method: Method): number {
  const each = operationsOf(method, shape, context)
  const flops = each * tokens
  draft.working.push(
    () =>
      `operations: ${method === 'full' ? 6 : '4 (frozen weights need no gradients)'} x ${billions(shape.activeParams)} parameters + attention over ${num(context)} tokens = ${num(each)} a token`,
  )
  draft.working.push(
    () =>
      `operations in all: ${num(each)} x ${num(tokens)} tokens = ${num(flops)} = ${num(flops / PETAFLOP_DAY)} petaflop/s-days (1 = 8.64e19)`,
  )
  const spread = shape.certainty === 'known' ? 1.03 : 1.1
  draft.results.flops = figure(around(flops, 1 / spread, spread), 'FLOP')
  draft.results.petaflopDays = figure(around(flops / PETAFLOP_DAY, 1 / spread, spread), 'petaflop/s-day')
  draft.breakdown.flopsPerToken = each
  return flops
}

function publishedAccelerator(
  query: Query,
  knowledge: Knowledge,
  shape: Shape,
  tokens: number,
  published: Run | undefined,
): TrainingRun | undefined {
  if (published?.accelerator === undefined || findAccelerator(knowledge, published.accelerator) === undefined)
    return undefined
  return trainingRunOf({ ...query, accelerator: published.accelerator }, knowledge, shape, tokens)
}

function onAccelerator(
  draft: Draft,
  query: Query,
  run: TrainingRun,
  flops: number,
  method: Method,
  published: Run | undefined,
  options: EstimateOptions,
): void {
  const peak = run.accelerator.bf16Tflops * 1e12
  const given = optionalNumber(query, 'mfu', { max: 100 })
  const own = given === undefined ? undefined : exactly(given > 1 ? given / 100 : given)
  const whole = runMfu(run)
  const mfu = own ?? shareReached(method, whole)
  const benchmark = own ?? shareReached(method, benchmarkMfu(run))
  // The fitted share was learnt with such operations and holds their uncertainty; a share that is given does not.
  const work = own === undefined ? exactly(flops) : (draft.results.flops ?? exactly(flops))
  const formula = product(work, inverse(times(mfu, peak * 3600)))
  draft.working.push(
    () =>
      `hours: ${num(flops)} / (${num(peak)} a second x ${num(mfu.value * 100)} % x 3,600) = ${num(formula.value)} hours on ${run.accelerator.name}`,
  )
  if (own === undefined) {
    assume(
      draft,
      'share-of-peak',
      () =>
        `Whole published runs on such hardware reached ${num(whole.low * 100)} to ${num(whole.high * 100)} % of the dense bf16 peak, restarts and evaluation included${method === 'full' ? `; benchmarks reach ${num(benchmark.value * 100)} %` : ''}.`,
      { short: 'speed as in whole published runs, restarts included' },
    )
    draft.sources.add('epoch-ml-systems').add('measured-fit')
    if (method !== 'full') {
      assume(
        draft,
        'share-of-method',
        () =>
          `${method === 'lora' ? 'LoRA reaches a smaller share' : 'QLoRA, which unpacks its weights at every step, reaches a smaller share'} of the peak: ${num(mfu.value * 100)} %, from models that were timed with both methods.`,
        { silent: true },
      )
      draft.sources.add('litgpt-finetune-configs')
    }
  }
  const hours = tableOrFormula(draft, run, formula, published)
  draft.results.mfu = figure(mfu, 'share of dense bf16 peak')
  draft.results.tokensPerSecondPerAccelerator = figure(
    times(benchmark, peak / (draft.breakdown.flopsPerToken ?? 1)),
    'tokens/s',
  )
  draft.results.acceleratorHours = figure(hours, 'hours')
  const { accelerators } = run
  if (accelerators !== undefined) {
    draft.results.days = figure(times(hours, 1 / (24 * accelerators)), 'days')
    draft.working.push(
      () =>
        `days: ${num(hours.value)} hours / ${counted(accelerators, 'accelerator')} / 24 = ${num(hours.value / accelerators / 24)}`,
    )
  }
  addMoney(draft, query, run, hours, options)
  addEnergy(draft, query, run, hours)
}

/** A known run is answered from the table, and the formula stands beside it. */
function tableOrFormula(draft: Draft, run: TrainingRun, formula: Range, published: Run | undefined): Range {
  const hours = published?.acceleratorHours
  if (published === undefined || hours === undefined || published.quality === 'C') return formula
  draft.working.push(
    () =>
      `published: ${published.model} took ${num(hours)} hours on ${published.accelerator ?? 'its hardware'} for ${num(published.tokensB ?? 0)} B tokens (${published.scope}); the formula says ${num(formula.value)}`,
  )
  draft.breakdown.publishedHours = hours
  draft.breakdown.formulaHours = formula.value
  draft.sources.add(published.source)
  const sameHardware = published.accelerator === run.accelerator.key
  const sameTokens = published.tokensB !== undefined && Math.abs(run.tokens / 1e9 / published.tokensB - 1) < 0.1
  if (!sameHardware || !sameTokens) return formula
  assume(
    draft,
    'published-hours',
    () =>
      `The hours are the published ones of ${published.model}; the formula alone says ${num(formula.value)} (${num(formula.low)} to ${num(formula.high)}).`,
    { silent: true },
  )
  const scale = run.tokens / 1e9 / (published.tokensB ?? 1)
  return published.quality === 'A' ? around(hours * scale, 0.95, 1.05) : around(hours * scale, 0.8, 1.25)
}
