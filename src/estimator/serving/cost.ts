import { num } from '../../amounts/print.ts'
import { findPrice } from '../../knowledge/find.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { type Shape, shapeOf } from '../architecture/shape.ts'
import { assume } from '../assume.ts'
import { type Draft, finished, newDraft } from '../draft.ts'
import { BadQuery, optionalNumber, optionalText, type Query, requiredNumber } from '../fields.ts'
import { noteDate } from '../money.ts'
import type { EstimateOptions, SizeAnswer } from '../query.ts'
import { around, figure } from '../range.ts'
import { noteUnused } from '../unused-fields.ts'
import { addSelfHosted, type Traffic } from './self-hosted.ts'
import { FORMAT_FIELDS } from './setup.ts'

/** The fields that this kind reads, besides the model's. */
export const SERVING_COST_FIELDS = [
  ...FORMAT_FIELDS,
  ...['requestsPerDay', 'promptTokens', 'outputTokens', 'api', 'accelerator', 'utilization', 'engine'],
  ...['tariffUsdPerKwh', 'years'],
]
const DAYS = 30.4

/** What a month of serving costs through an API, on rented and on own accelerators, and where each begins to pay. */
export function sizeServingCost(query: Query, knowledge: Knowledge, options: EstimateOptions): SizeAnswer {
  const { draft, load, api } = apiAlone(query, knowledge, options)
  const shape = ownShape(query, knowledge, api !== undefined)
  if (shape !== undefined) addSelfHosted(draft, query, knowledge, shape, load, api, options)
  if (Object.keys(draft.results).length === 0) {
    const message =
      'No API price is known for this model, and no usual group of such accelerators can hold it: give api, another accelerator or a smaller number format.'
    throw new BadQuery('cannot-answer', 'accelerator', message)
  }
  draft.sources.add('assumption')
  noteUnused(draft, query, SERVING_COST_FIELDS)
  return finished(draft)
}

/** What a month costs through an API, for a query whose own machines are found in another way; without a price it holds no figure. */
export function sizeApiCost(query: Query, knowledge: Knowledge, options: EstimateOptions): SizeAnswer {
  return finished(apiAlone(query, knowledge, options).draft)
}

function apiAlone(query: Query, knowledge: Knowledge, options: EstimateOptions) {
  const draft = newDraft({ ...query })
  const requests = requiredNumber(query, 'requestsPerDay', 'give the requests on a typical day.', { max: 1e13 })
  const prompt = optionalNumber(query, 'promptTokens', { min: 1, max: 1e7 }) ?? 500
  const output = optionalNumber(query, 'outputTokens', { min: 1, max: 1e7 }) ?? 200
  if (query.promptTokens === undefined || query.outputTokens === undefined)
    assume(draft, 'request-tokens', () => `A request is assumed to be ${num(prompt)} tokens in and ${num(output)} out.`)
  Object.assign(draft.query, { promptTokens: prompt, outputTokens: output })
  const load: Traffic = { requests: requests * DAYS, prompt, output }
  return { draft, load, api: apiCost(draft, query, knowledge, load, options) }
}

/** Adds what a month costs through the API; returns the dollars of an average token. */
function apiCost(
  draft: Draft,
  query: Query,
  knowledge: Knowledge,
  load: Traffic,
  options: EstimateOptions,
): number | undefined {
  const name = optionalText(query, 'api') ?? optionalText(query, 'model')
  const price = name === undefined ? undefined : findPrice(knowledge, name)
  if (price === undefined) {
    if (query.api !== undefined)
      throw new BadQuery('unknown-api', 'api', `No price is known for the API "${String(query.api).slice(0, 60)}".`)
    assume(draft, 'no-api-price', () => 'No API price is known for this model.', {
      silent: true,
      hint: 'Give api (for example gpt-4o-mini) to compare.',
    })
    return undefined
  }
  const each = (load.prompt * price.inputUsdPerM + load.output * price.outputUsdPerM) / 1e6
  const month = each * load.requests
  draft.results.apiUsd = figure(around(month, 0.85, 1.25), 'USD a month')
  draft.query.api = `${price.vendor}/${price.model}`
  draft.working.push(
    () =>
      `API, a month: ${num(load.requests)} requests x (${num(load.prompt)} tokens x ${price.inputUsdPerM} USD + ${num(load.output)} tokens x ${price.outputUsdPerM} USD) / 1 million = ${num(month)} USD`,
  )
  noteDate(
    draft,
    `The price of ${price.vendor} ${price.model}`,
    { range: around(1, 1, 1), date: price.date, sources: [price.source] },
    options,
  )
  return each / (load.prompt + load.output)
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
