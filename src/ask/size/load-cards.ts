import { duration, round } from '../../amounts/print.ts'
import { estimate } from '../../estimator/estimate.ts'
import type { SizeAnswer } from '../../estimator/query.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { AskQuery } from '../ask-result.ts'
import type { Ask } from '../read/asks.ts'
import { cardTitle } from './capacity.ts'
import { type Case, sizeQueries } from './size-queries.ts'
import { modelName } from './subject.ts'

/** A middle and a large card that are rented everywhere, where none is named. */
const USUAL_CARDS = ['l40s', 'h100-sxm'] as const
/** Sizes shown where no model is named: what is usual for sorting and summaries, and a large one. */
const SCALE_B = [8, 70] as const
/** The part of a machine that a batch keeps busy (assumption). */
const BATCH_USE = 0.8
const HOURS_A_DAY = 24

/** True where a load is told and machines for it are asked for: then the load decides how many, and not the memory alone. */
export const asksForLoadCards = (query: AskQuery, asks: readonly Ask[]): boolean =>
  query.kind === 'serving-cost' &&
  (typeof query.requestsPerDay === 'number' || typeof query.batchItems === 'number') &&
  asks.some((ask) => ask === 'gpuCount' || ask === 'gpu' || ask === 'fits' || (ask === 'hours' && isBatch(query)))

const isBatch = (query: AskQuery): boolean => typeof query.batchItems === 'number'

type Loaded = { readonly line: string; readonly answer: SizeAnswer }

/** How many cards carry a load, for each model and card that is named or usual; undefined where no estimate is possible. */
export function loadCards(
  query: AskQuery,
  asks: readonly Ask[],
  known: boolean,
  knowledge: Knowledge,
):
  | { readonly lines: readonly string[]; readonly assumed: readonly string[]; readonly answers: readonly SizeAnswer[] }
  | undefined {
  const { batchItems, hours, accelerators, contextTokens, ...rest } = query
  const window = typeof hours === 'number' ? hours : HOURS_A_DAY
  const daily = isBatch(query) ? (Number(batchItems) * HOURS_A_DAY) / window : Number(query.requestsPerDay)
  const load: AskQuery = {
    ...rest,
    requestsPerDay: daily,
    ...(isBatch(query) && { utilization: BATCH_USE }),
    ...(typeof contextTokens === 'number' && query.promptTokens === undefined && { promptTokens: contextTokens }),
  }
  const have = typeof accelerators === 'number' ? accelerators : undefined
  const cases: readonly Pick<Case, 'query'>[] = known
    ? sizeQueries(load, asks)
    : SCALE_B.map((paramsB) => ({ query: { ...sizeQueries(load, asks)[0]?.query, paramsB } }))
  const done = cases.flatMap(({ query: one }) => {
    const cards = one.accelerator === undefined ? USUAL_CARDS : [String(one.accelerator)]
    return loadedOn(known ? one : without(one, 'model'), cards, have, window, query, knowledge)
  })
  if (done.length === 0) return undefined
  return {
    lines: done.map(({ line }) => line),
    assumed: [
      isBatch(query)
        ? `${typeof hours === 'number' ? '' : 'done within a day; '}GPUs kept ${BATCH_USE * 100}% busy`
        : query.utilization === undefined
          ? ''
          : `that is the busiest time, when GPUs are ${Number(query.utilization) * 100}% used`,
    ].filter((text) => text !== ''),
    answers: done.map(({ answer }) => answer),
  }
}

function loadedOn(
  one: Readonly<Record<string, string | number | boolean>>,
  cards: readonly string[],
  have: number | undefined,
  window: number,
  query: AskQuery,
  knowledge: Knowledge,
): readonly Loaded[] {
  const found = cards.flatMap((accelerator) => {
    const answer = estimate({ ...one, accelerator }, knowledge)
    return 'error' in answer || !answer.results.acceleratorsNeeded
      ? []
      : [{ answer, card: cardTitle(knowledge, accelerator) }]
  })
  const [first] = found
  if (!first) return []
  const needs = found.map(({ answer, card }) => `${cardsOf(answer)} ${card}`).join(', or ')
  const format = typeof one.precision === 'string' ? ` in ${one.precision}` : ' in bf16'
  const line = `${capital(modelName(one))}${format} at ${loadOf(query, window)}: ${needs}.${verdictOf(
    found.map(({ answer }) => answer),
    have,
  )}${timeOf(query, first.answer)}`
  return [{ line, answer: first.answer }]
}

const cardsOf = ({ results }: SizeAnswer): string => {
  const { value, low, high } = results.acceleratorsNeeded ?? { value: 0, low: 0, high: 0 }
  return low === high ? `${round(value)} x` : `${round(value)} (${round(low)} to ${round(high)}) x`
}

/** Whether the number of cards that was said carries it. */
function verdictOf(answers: readonly SizeAnswer[], have: number | undefined): string {
  if (have === undefined) return ''
  const need = answers.at(-1)?.results.acceleratorsNeeded
  if (!need) return ''
  if (need.high <= have) return ` Yes, ${round(have)} ${have === 1 ? 'is' : 'are'} enough.`
  if (need.value <= have)
    return ` Probably yes, ${round(have)} ${have === 1 ? 'is' : 'are'} enough, but test it: it may take ${round(need.high)}.`
  return ` No, ${round(have)} ${have === 1 ? 'is' : 'are'} not enough${answers.length > 1 ? ' even of the larger' : ''}.`
}

/** How long one set of cards works on a batch for which no time was told. */
function timeOf(query: AskQuery, answer: SizeAnswer): string {
  const rate = answer.breakdown.fullGroupTokensPerSecond
  const output = Number(answer.query.outputTokens)
  if (!isBatch(query) || typeof query.hours === 'number' || !rate || !output) return ''
  const hours = (Number(query.batchItems) * output) / (rate * BATCH_USE) / 3600
  return ` One full set of them is done in about ${duration({ value: hours, low: hours / 2, high: hours * 2, unit: '' })}.`
}

function loadOf(query: AskQuery, window: number): string {
  if (isBatch(query))
    return `${thousands(Number(query.batchItems))} items in ${round(window)} hours (${round(Number(query.batchItems) / window / 3600)} a second)`
  const daily = Number(query.requestsPerDay)
  if (query.utilization === undefined) return `${thousands(daily)} requests a day`
  return `${thousands(Math.round((daily / 1440) * 10) / 10)} requests a minute (${round(daily / 86_400)} a second)`
}

const capital = (text: string): string => `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`
const thousands = (value: number): string => value.toLocaleString('en-US')
const without = (query: Readonly<Record<string, string | number | boolean>>, name: string) =>
  Object.fromEntries(Object.entries(query).filter(([field]) => field !== name))
