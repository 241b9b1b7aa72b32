import { counted, num } from '../../amounts/print.ts'
import { findAccelerator } from '../../knowledge/find.ts'
import type { Accelerator, Knowledge, Run } from '../../knowledge/knowledge.ts'
import { type Shape, shapeOf } from '../architecture/shape.ts'
import { assume } from '../assume.ts'
import { type Draft, finished, newDraft } from '../draft.ts'
import { BadQuery, optionalNumber, optionalText, type Query } from '../fields.ts'
import { noteShape } from '../note-shape.ts'
import type { EstimateOptions, SizeAnswer } from '../query.ts'
import { around, exactly, figure, inverse, product, type Range, times } from '../range.ts'
import { noteUnused } from '../unused-fields.ts'
import { billions } from '../words.ts'
import { attentionOf, benchmarkMfu, runMfu, runMfuFormula, type TrainingRun } from './formulas.ts'
import { addCostThen, hoursAlone, publishedHours } from './history.ts'
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
  const method = methodOf(query)
  // What was published of a model is its pretraining: neither its data nor its hours say anything of tuning it.
  const pretraining = method === 'full' ? optionalText(query, 'model') : undefined
  const published = publishedRun(knowledge, pretraining)
  if (published !== undefined && asksOnlyForRun(query) && published.tokensB === undefined) {
    const found = hoursAlone(draft, published, knowledge)
    if (found !== undefined) return withoutTokens(draft, query, published, found, options)
  }
  const shape = shapeOf(query, knowledge)
  noteShape(draft, shape)
  const tokens = tokensOf(query, published, draft)
  draft.query.tokensB = tokens / 1e9
  draft.query.method = method
  const context = optionalNumber(query, 'contextTokens', { min: 1, max: 1e8 })
  const flops = totalFlops(draft, shape, tokens, context ?? 2048, method)
  const run =
    trainingRunOf(query, knowledge, shape, tokens) ?? publishedAccelerator(query, knowledge, shape, tokens, published)
  if (run === undefined) {
    assume(
      draft,
      'no-accelerator',
      () => 'Without an accelerator, there are no figures for hours, days, money or energy.',
      {
        hint: 'Give accelerator (for example h100-sxm).',
      },
    )
  } else {
    draft.query.accelerator = run.accelerator.key
    onAccelerator(draft, query, run, flops, method, published, options)
  }
  draft.sources.add('kaplan-2020')
  noteUnused(draft, query, TRAINING_COMPUTE_FIELDS)
  return finished(draft)
}

/** A query that gives neither tokens nor hardware of its own asks for what was published. */
const asksOnlyForRun = (query: Query): boolean =>
  ['tokensB', 'examples', 'accelerator'].every((field) => query[field] === undefined)

/** A run with hours and without tokens: money, energy and emissions follow from the hours alone. */
function withoutTokens(
  draft: Draft,
  query: Query,
  published: Run,
  { accelerator, hours }: { readonly accelerator: Accelerator; readonly hours: Range },
  options: EstimateOptions,
): SizeAnswer {
  draft.query.model = published.model
  draft.results.acceleratorHours = figure(hours, 'hours')
  addMoney(draft, query, { accelerator, accelerators: undefined }, hours, options)
  addCostThen(draft, accelerator, hours, published)
  addEnergy(draft, query, accelerator, hours, { run: published, scale: 1 })
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
        `tokens: ${num(examples)} examples x ${num(each)} tokens x ${num(epochs)} epochs = ${num(examples * each * epochs)} tokens`,
    )
    if (query.tokensPerExample === undefined)
      assume(draft, 'example-tokens', () => 'An example is assumed to be 512 tokens.', {
        hint: 'Give tokensPerExample.',
      })
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
      `operations of a token: ${method === 'full' ? 6 : '4 (frozen weights need no gradients)'} x ${billions(shape.activeParams)} parameters + ${attentionOf(shape, context)} = ${num(each)}`,
  )
  draft.working.push(() => `total operations: ${num(each)} x ${num(tokens)} tokens = ${num(flops)}`)
  draft.working.push(() => `petaflop/s-days: ${num(flops)} / 8.64e19 = ${num(flops / PETAFLOP_DAY)}`)
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
  if (own === undefined) draft.working.push(() => shareLine(run, method, mfu.value))
  draft.working.push(
    () =>
      `hours on ${run.accelerator.name}: ${num(flops)} / (${num(peak)} a second x ${num(mfu.value * 100)}% x 3,600) = ${num(formula.value)} hours`,
  )
  if (own === undefined) {
    assume(
      draft,
      'share-of-peak',
      () =>
        `Published full runs on such hardware reached ${num(whole.low * 100)} to ${num(whole.high * 100)}% of the dense bf16 peak, including restarts and evaluation${method === 'full' ? `; benchmarks reach ${num(benchmark.value * 100)}%` : ''}.`,
      { short: 'speed as in published full runs, including restarts' },
    )
    draft.sources.add('epoch-ml-systems').add('measured-fit')
    if (method !== 'full') {
      assume(
        draft,
        'share-of-method',
        () =>
          `${method === 'lora' ? 'LoRA reaches a smaller share' : 'QLoRA, which unpacks its weights at every step, reaches a smaller share'} of the peak: ${num(mfu.value * 100)}%, from models timed with both methods.`,
        { silent: true },
      )
      draft.sources.add('litgpt-finetune-configs')
    }
  }
  const table = publishedHours(draft, run, formula, published)
  const hours = table?.hours ?? formula
  if (own === undefined) noteBestCase(draft, flops, peak, benchmark.value)
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
        `days: ${num(hours.value)} hours / ${counted(accelerators, 'accelerator')} / 24 = ${num(hours.value / accelerators / 24)} days`,
    )
  }
  addMoney(draft, query, run, hours, options)
  if (published !== undefined && published.accelerator === run.accelerator.key)
    addCostThen(draft, run.accelerator, hours, published)
  addEnergy(draft, query, run.accelerator, hours, table)
}

/** What a team can change of the hours, and what it cannot: the best case is a benchmark's speed without a restart. */
function noteBestCase(draft: Draft, flops: number, peak: number, share: number): void {
  const hours = flops / (peak * share * 3600)
  draft.breakdown.bestCaseHours = hours
  draft.working.push(
    () =>
      `best case, tuned and with no restarts: ${num(flops)} / (${num(peak)} a second x ${num(share * 100)}% x 3,600) = ${num(hours)} hours`,
  )
  assume(
    draft,
    'what-decides-hours',
    () =>
      'Hardware, number format, sequence length, batch and parallelism are your choice and move the hours toward the best case; restarts, evaluation and the first run of a new team move them to the high end.',
    { silent: true },
  )
}

/** How the share of peak came about: the fitted formula, the lean to published runs nearby, and what the method costs. */
function shareLine(run: TrainingRun, method: Method, share: number): string {
  const formula = runMfuFormula(run)
  const whole = runMfu(run).value
  const lean = `${num(formula * 100)}% (fitted formula) x ${num(whole / formula)} (leant to published runs nearby)`
  const less =
    method === 'full' ? '' : ` x ${num(share / whole)} (${method === 'lora' ? 'LoRA' : 'QLoRA'} next to full training)`
  return `share of peak: ${lean}${less} = ${num(share * 100)}%`
}
