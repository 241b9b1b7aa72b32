import { findPrice } from '../../knowledge/find.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { acceleratorOf } from '../accelerator-of.ts'
import { type Shape, shapeOf } from '../architecture/shape.ts'
import { type Draft, finished, newDraft } from '../draft.ts'
import type { EstimateOptions } from '../estimate.ts'
import { BadQuery, optionalNumber, optionalText, type Query, requiredNumber } from '../fields.ts'
import { type Cost, noteDate, purchaseOf, rentOf } from '../money.ts'
import { noteShape } from '../note-shape.ts'
import type { SizeAnswer } from '../query.ts'
import { around, figure, inverse, product, type Range, times } from '../range.ts'
import { noteUnused } from '../unused-fields.ts'
import { num } from '../words.ts'
import { cheapestDeployment, type Deployment, deploymentOn } from './deployment.ts'

const USED = [
  'requestsPerDay',
  'promptTokens',
  'outputTokens',
  'api',
  'accelerator',
  'utilization',
  'precision',
  'quant',
  'quantization',
  'quantBits',
  'engine',
  'tariffUsdPerKwh',
  'years',
]
const DAYS = 30.4
const HOURS = 730
/** Chassis, processors and network over the price of the cards; years of use; power over design power with cooling; dollars a kWh. All assumptions. */
const SERVER: Range = { value: 1.35, low: 1.25, high: 1.45 }
const POWER: Range = { value: 0.8, low: 0.5, high: 1.15 }
const TARIFF: Range = { value: 0.12, low: 0.07, high: 0.25 }

/** What a month of serving costs through an API, on rented and on own accelerators, and where each begins to pay. */
export function sizeServingCost(query: Query, knowledge: Knowledge, options: EstimateOptions): SizeAnswer {
  const draft = newDraft({ ...query })
  const requests = requiredNumber(query, 'requestsPerDay', 'give the requests on a usual day.', { max: 1e13 })
  const prompt = optionalNumber(query, 'promptTokens', { min: 1, max: 1e7 }) ?? 500
  const output = optionalNumber(query, 'outputTokens', { min: 1, max: 1e7 }) ?? 200
  if (query.promptTokens === undefined || query.outputTokens === undefined)
    draft.assumptions.push(() => `A request is taken as ${num(prompt)} tokens in and ${num(output)} out.`)
  Object.assign(draft.query, { promptTokens: prompt, outputTokens: output })
  const load = { requests: requests * DAYS, prompt, output }
  const api = apiCost(draft, query, knowledge, load, options)
  const shape = ownShape(query, knowledge, api !== undefined)
  if (shape !== undefined) selfHosted(draft, query, knowledge, shape, load, api, options)
  if (Object.keys(draft.results).length === 0) {
    const message =
      'No API price is known for this model and no server of 16 such accelerators holds it: give api, another accelerator or a smaller number format.'
    throw new BadQuery('cannot-answer', 'accelerator', message)
  }
  draft.sources.add('assumption')
  noteUnused(draft, query, USED)
  return finished(draft)
}

type Load = { readonly requests: number; readonly prompt: number; readonly output: number }

/** Dollars a month and a token through the API. */
function apiCost(
  draft: Draft,
  query: Query,
  knowledge: Knowledge,
  load: Load,
  options: EstimateOptions,
): { month: number; token: number } | undefined {
  const name = optionalText(query, 'api') ?? optionalText(query, 'model')
  const price = name === undefined ? undefined : findPrice(knowledge, name)
  if (price === undefined) {
    if (query.api !== undefined)
      throw new BadQuery('unknown-api', 'api', `No price is known for the API "${String(query.api).slice(0, 60)}".`)
    draft.assumptions.push(() => 'No API price is known for this model: give api (for example gpt-4o-mini) to compare.')
    return undefined
  }
  const each = (load.prompt * price.inputUsdPerM + load.output * price.outputUsdPerM) / 1e6
  const month = each * load.requests
  draft.results.apiUsd = figure(around(month, 0.85, 1.25), 'USD a month')
  draft.query.api = `${price.vendor}/${price.model}`
  draft.working.push(
    () =>
      `API: ${num(load.requests)} requests a month x (${num(load.prompt)} x ${price.inputUsdPerM} + ${num(load.output)} x ${price.outputUsdPerM}) USD a million tokens = ${num(month)} USD a month`,
  )
  noteDate(
    draft,
    `The price of ${price.vendor} ${price.model}`,
    { range: around(1, 1, 1), date: price.date, sources: [price.source] },
    options,
  )
  return { month, token: each / (load.prompt + load.output) }
}

/** The model to host: given by its own name or size; a vendor's closed model has none, and that is no fault when its price is known. */
function ownShape(query: Query, knowledge: Knowledge, priced: boolean): Shape | undefined {
  if (query.model === undefined && query.paramsB === undefined && query.layers === undefined && priced) return undefined
  try {
    return shapeOf(query, knowledge)
  } catch (error) {
    if (priced && error instanceof BadQuery && error.fault.error.code === 'unknown-model') return undefined
    throw error
  }
}

function selfHosted(
  draft: Draft,
  query: Query,
  knowledge: Knowledge,
  shape: Shape,
  load: Load,
  api: { month: number; token: number } | undefined,
  options: EstimateOptions,
): void {
  noteShape(draft, shape)
  if (shape.family !== 'decoder')
    draft.assumptions.push(() => 'Prices of hosting are for models that generate text; an encoder needs far less.')
  const utilization = optionalNumber(query, 'utilization', { max: 1 }) ?? 0.3
  const perSecond = (load.requests * load.output) / (DAYS * 86_400)
  const accelerator = acceleratorOf(query, knowledge)
  const want = { query, shape, perSecond, prompt: load.prompt, output: load.output, utilization }
  const found = accelerator === undefined ? cheapestDeployment(knowledge, want) : deploymentOn(accelerator, want)
  if (found === undefined) {
    draft.assumptions.push(
      () => 'No single server of a known accelerator holds this model: give accelerator, or a smaller number format.',
    )
    return
  }
  draft.query.accelerator = found.accelerator.key
  draft.query.accelerators = found.accelerators
  draft.working.push(
    () =>
      `needed: ${num(perSecond)} output tokens/s on average, one group of ${found.group} x ${found.accelerator.name} gives ${num(found.rate.value)} at full load, ${num(utilization * 100)} % used: ${found.accelerators} accelerators`,
  )
  if (query.utilization === undefined)
    draft.assumptions.push(
      () => 'The machines are taken as 30 % used on average, since load comes in waves: give utilization.',
    )
  draft.results.acceleratorsNeeded = figure(found.count, 'accelerators')
  const rent = rentedMonth(draft, found, options)
  const own = ownMonth(draft, query, found, options)
  if (rent !== undefined && api !== undefined) {
    const least = (rent.value / found.accelerators) * found.group
    draft.results.breakEvenTokensPerMonth = figure(around(least / api.token, 0.5, 2), 'tokens a month')
    draft.working.push(
      () =>
        `break-even: the smallest group costs ${num(least)} USD a month, the API ${num(api.token * 1e6)} USD a million tokens: equal at ${num(least / api.token)} tokens a month`,
    )
  }
  if (rent !== undefined && own !== undefined && rent.value > own.power.value) {
    const saved = around(rent.value - own.power.value, rent.low / rent.value, rent.high / rent.value)
    draft.results.breakEvenMonths = figure(product(own.buy, inverse(saved)), 'months')
    draft.working.push(
      () =>
        `buying pays after: ${num(own.buy.value)} USD / (${num(rent.value)} - ${num(own.power.value)}) USD a month = ${num(own.buy.value / saved.value)} months`,
    )
  }
}

function rentedMonth(draft: Draft, found: Deployment, options: EstimateOptions): Range | undefined {
  const rent = rentOf(found.accelerator)
  if (rent === undefined) {
    draft.assumptions.push(() => `No rent of ${found.accelerator.name} is known.`)
    return undefined
  }
  const month = product(found.count, times(rent.range, HOURS))
  draft.results.rentUsd = figure(month, 'USD a month')
  draft.working.push(
    () =>
      `rent: ${found.accelerators} x ${num(rent.range.value)} USD x ${HOURS} hours = ${num(month.value)} USD a month`,
  )
  noteDate(draft, `The rent of ${found.accelerator.name}`, rent, options)
  return month
}

function ownMonth(
  draft: Draft,
  query: Query,
  found: Deployment,
  options: EstimateOptions,
): { buy: Range; power: Range } | undefined {
  const purchase: Cost | undefined = purchaseOf(found.accelerator)
  if (purchase === undefined) {
    draft.assumptions.push(() => `No purchase price of ${found.accelerator.name} is known.`)
    return undefined
  }
  const years = optionalNumber(query, 'years', { min: 0.5, max: 10 }) ?? 3.5
  const tariff = optionalNumber(query, 'tariffUsdPerKwh', { max: 10 })
  const buy = product(product(purchase.range, found.count), SERVER)
  const watts = (found.accelerator.tdpWatts ?? 400) / 1000
  const power = product(
    times(POWER, found.accelerators * watts * HOURS),
    tariff === undefined ? TARIFF : around(tariff, 1, 1),
  )
  const month = {
    value: buy.value / (years * 12) + power.value,
    low: buy.low / (years * 12) + power.low,
    high: buy.high / (years * 12) + power.high,
  }
  draft.results.ownUsd = figure(month, 'USD a month')
  draft.breakdown.purchaseUsd = buy.value
  draft.working.push(
    () =>
      `own: ${found.accelerators} x ${num(purchase.range.value)} USD x ${SERVER.value} (server) = ${num(buy.value)} USD over ${num(years * 12)} months, and ${num(power.value)} USD of power a month = ${num(month.value)} USD a month`,
  )
  draft.assumptions.push(
    () => 'Own machines: 25 to 45 % on top of the cards for servers, 3.5 years of use, no staff and no room counted.',
  )
  noteDate(draft, `The purchase price of ${found.accelerator.name}`, purchase, options)
  return { buy, power }
}
