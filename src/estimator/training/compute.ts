import { findAccelerator } from '../../knowledge/find.ts'
import type { Knowledge, Run } from '../../knowledge/knowledge.ts'
import { type Shape, shapeOf } from '../architecture/shape.ts'
import { type Draft, finished, newDraft } from '../draft.ts'
import type { EstimateOptions } from '../estimate.ts'
import { BadQuery, optionalChoice, optionalNumber, optionalText, type Query } from '../fields.ts'
import { constants } from '../measured/constants.ts'
import { noteDate, purchaseOf, rentOf } from '../money.ts'
import { noteShape } from '../note-shape.ts'
import type { SizeAnswer } from '../query.ts'
import { around, exactly, figure, inverse, product, type Range, times, widened } from '../range.ts'
import { noteUnused } from '../unused-fields.ts'
import { billions, num } from '../words.ts'
import { benchmarkMfu, flopsPerToken, runMfu, type TrainingRun } from './formulas.ts'
import { publishedRun } from './published-run.ts'
import { trainingRunOf } from './run.ts'

const USED = [
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
  const published = publishedRun(knowledge, optionalText(query, 'model'))
  const tokens = tokensOf(query, published, draft)
  draft.query.tokensB = tokens / 1e9
  const method = optionalChoice(query, 'method', ['full', 'lora', 'qlora']) ?? 'full'
  const context = optionalNumber(query, 'contextTokens', { min: 1, max: 1e8 })
  const flops = totalFlops(draft, shape, tokens, context ?? 2048, method)
  const run =
    trainingRunOf(query, knowledge, shape, tokens) ?? publishedAccelerator(query, knowledge, shape, tokens, published)
  if (run === undefined) {
    draft.assumptions.push(() => 'Missing for hours, days, money and energy: accelerator (for example h100-sxm).')
  } else {
    draft.query.accelerator = run.accelerator.key
    onAccelerator(draft, query, run, flops, method, published, options)
  }
  draft.sources.add('kaplan-2020')
  noteUnused(draft, query, USED)
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
      draft.assumptions.push(() => 'An example is taken as 512 tokens: give tokensPerExample.')
    return examples * each * epochs
  }
  if (published?.tokensB !== undefined) return published.tokensB * 1e9
  throw new BadQuery(
    'missing',
    'tokensB',
    'tokensB is missing: give the training tokens in billions (or examples, tokensPerExample and epochs).',
  )
}

function totalFlops(
  draft: Draft,
  shape: Shape,
  tokens: number,
  context: number,
  method: 'full' | 'lora' | 'qlora',
): number {
  // Frozen weights need no gradients of their own: 4 operations a parameter instead of 6.
  const share = method === 'full' ? 1 : 2 / 3
  const each = flopsPerToken(shape, context) * share
  const flops = each * tokens
  draft.working.push(
    () =>
      `operations: (6 x ${billions(shape.activeParams)} parameters + attention over ${num(context)} tokens)${share === 1 ? '' : ' x 2/3 (frozen weights)'} = ${num(each)} a token`,
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
  method: 'full' | 'lora' | 'qlora',
  published: Run | undefined,
  options: EstimateOptions,
): void {
  const peak = run.accelerator.bf16Tflops * 1e12
  const given = optionalNumber(query, 'mfu', { max: 100 })
  const own = given === undefined ? undefined : exactly(given > 1 ? given / 100 : given)
  const mfu = own ?? (method === 'full' ? runMfu(run) : widened(runMfu(run), 1.3))
  const benchmark = own ?? benchmarkMfu(run)
  const formula = inverse(times(mfu, (peak * 3600) / flops))
  draft.working.push(
    () =>
      `hours: ${num(flops)} / (${num(peak)} a second x ${num(mfu.value * 100)} % x 3,600) = ${num(formula.value)} hours on ${run.accelerator.name}`,
  )
  if (own === undefined) {
    draft.assumptions.push(
      () =>
        `Whole published runs on such hardware reached ${num(mfu.low * 100)} to ${num(mfu.high * 100)} % of the dense bf16 peak, restarts and evaluation included; benchmarks reach ${num(benchmark.value * 100)} %.`,
    )
    draft.sources.add('epoch-ml-systems').add('measured-fit')
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
        `days: ${num(hours.value)} hours / ${accelerators} accelerators / 24 = ${num(hours.value / accelerators / 24)}`,
    )
  }
  money(draft, query, run, hours, options)
  buying(draft, run, options)
  energy(draft, query, run, hours)
}

/** A known run is answered from the table, and the formula stands beside it. */
function tableOrFormula(draft: Draft, run: TrainingRun, formula: Range, published: Run | undefined): Range {
  const hours = published?.acceleratorHours
  if (published === undefined || hours === undefined) return formula
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
  draft.assumptions.push(
    () =>
      `The hours are the published ones of ${published.model}; the formula alone says ${num(formula.value)} (${num(formula.low)} to ${num(formula.high)}).`,
  )
  const scale = run.tokens / 1e9 / (published.tokensB ?? 1)
  return published.quality === 'A' ? around(hours * scale, 0.95, 1.05) : around(hours * scale, 0.8, 1.25)
}

function money(draft: Draft, query: Query, run: TrainingRun, hours: Range, options: EstimateOptions): void {
  const own = optionalNumber(query, 'rentUsdPerHour', { max: 1e6 })
  const rent =
    own === undefined ? rentOf(run.accelerator) : { range: exactly(own), date: options.today ?? '', sources: [] }
  if (rent === undefined) {
    draft.assumptions.push(() => `No rent of ${run.accelerator.name} is known: give rentUsdPerHour for the cost.`)
    return
  }
  const cost = product(hours, rent.range)
  draft.results.costUsd = figure(cost, 'USD')
  draft.breakdown.rentUsdPerHour = rent.range.value
  draft.working.push(
    () =>
      `cost: ${num(hours.value)} hours x ${num(rent.range.value)} USD (${num(rent.range.low)} to ${num(rent.range.high)}) = ${num(cost.value)} USD`,
  )
  if (own === undefined) noteDate(draft, `The rent of ${run.accelerator.name}`, rent, options)
}

function energy(draft: Draft, query: Query, run: TrainingRun, hours: Range): void {
  const watts = run.accelerator.tdpWatts
  if (watts === undefined) return
  const [middle, low, high] = constants.ratios.energyOverDesignPower ?? [1, 0.7, 1.3]
  const pue = optionalNumber(query, 'pue', { min: 1, max: 3 })
  const share: Range =
    pue === undefined ? { value: middle, low, high } : { value: 0.9 * pue, low: 0.7 * pue, high: pue }
  const kwh = product(times(hours, watts / 1000), share)
  draft.results.energyKwh = figure(kwh, 'kWh')
  draft.working.push(
    () =>
      `energy: ${num(hours.value)} hours x ${num(watts)} W x ${num(share.value)} (published runs over design power, cooling included) = ${num(kwh.value)} kWh`,
  )
  const grid = optionalNumber(query, 'gridKgPerKwh', { max: 5 })
  const [co2, least, most] = constants.ratios.co2KgPerDesignKwh ?? [0.4, 0.1, 0.45]
  const carbon =
    grid === undefined ? product(times(hours, watts / 1000), { value: co2, low: least, high: most }) : times(kwh, grid)
  draft.results.co2Kg = figure(carbon, 'kg CO2e')
  if (grid === undefined)
    draft.assumptions.push(
      () =>
        `Emissions: ${num(co2)} kg CO2e a kWh of design power, the median of published runs (${num(least)} to ${num(most)}); your grid decides, give gridKgPerKwh.`,
    )
  draft.sources.add('meta-model-cards')
}

/** What the machines would cost to buy: cards, and a quarter to nearly half on top for servers and network (an unverified rule). */
function buying(draft: Draft, run: TrainingRun, options: EstimateOptions): void {
  const purchase = purchaseOf(run.accelerator)
  const { accelerators } = run
  if (purchase === undefined || accelerators === undefined) return
  const cost = product(times(purchase.range, accelerators), { value: 1.2, low: 1, high: 1.45 })
  draft.results.purchaseUsd = figure(cost, 'USD')
  draft.working.push(
    () =>
      `to buy: ${num(accelerators)} x ${num(purchase.range.value)} USD (${num(purchase.range.low)} to ${num(purchase.range.high)}), with servers up to 45 % more = ${num(cost.value)} USD`,
  )
  noteDate(draft, `The purchase price of ${run.accelerator.name}`, purchase, options)
}
