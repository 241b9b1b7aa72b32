import { dollars, round } from '../../amounts/print.ts'
import { purchaseOf, rentOf } from '../../estimator/money.ts'
import type { SizeAnswer } from '../../estimator/query.ts'
import type { Range } from '../../estimator/range.ts'
import { findAccelerator } from '../../knowledge/find.ts'
import type { Accelerator, Knowledge } from '../../knowledge/knowledge.ts'
import type { AskQuery } from '../ask-result.ts'

/** What makes a question one about a workload; without any of these, named cards are asked about for their own sake. */
const WORKLOAD = [
  'model',
  'paramsB',
  'method',
  'tokensB',
  'examples',
  'vectors',
  'documents',
  'requestsPerDay',
  'tokensPerDay',
  'tokensPerSecond',
  'claimedGB',
  'quantBits',
  'contextTokens',
] as const
const HOURS_A_MONTH = 730
/** Servers, network and storage around bought cards: the estimator's own share. */
const AROUND = 1.45
const MAX_CARDS = 4
/** Servers, conversion and cooling on top of the cards (assumption). */
const COOLING = { low: 1.3, high: 1.9 }

const keysOf = (query: AskQuery): readonly string[] => [query.accelerator ?? []].flat().map(String)

export function asksForCards(query: AskQuery, knowledge: Knowledge): boolean {
  const cards = keysOf(query)
  return (
    cards.length > 0 &&
    cards.every((key) => findAccelerator(knowledge, key) !== undefined) &&
    WORKLOAD.every((field) => query[field] === undefined || (cards.length > 1 && field === 'method')) &&
    (cards.length > 1 || [query.asks ?? []].flat().some((ask) => ask === 'usd' || ask === 'kWh'))
  )
}

/** Cards side by side: memory, its speed, arithmetic, rent and price, and what a dollar of rent buys; with a count, the sum. */
export function cardsReply(
  query: AskQuery,
  knowledge: Knowledge,
): { readonly reply: string; readonly sources: readonly string[] } {
  const cards = keysOf(query)
    .slice(0, MAX_CARDS)
    .flatMap((key) => findAccelerator(knowledge, key) ?? [])
  const count = typeof query.accelerators === 'number' ? query.accelerators : 1
  const dates = cards.flatMap((card) => [rentOf(card)?.date ?? [], purchaseOf(card)?.date ?? []].flat())
  const lines = [
    ...cards.map(
      (card) =>
        `${card.name}: ${card.memoryGb} GB at ${round(card.bandwidthGbs)} GB/s, ${round(card.bf16Tflops ?? 0)} Tflop/s in bf16. ${moneyOf(card, count)}${forHours(card, count, query)}`,
    ),
    [query.asks ?? []].flat().includes('kWh')
      ? cards.map((card) => powerOf(card, count, hoursOf(query))).join('\n')
      : '',
    faster(cards),
    perDollar(cards),
    cards.length > 2 ? 'Generating text depends on memory speed; training and long prompts depend on arithmetic.' : '',
    `Assumed: list prices${dates.length === 0 ? '' : ` of ${dates.toSorted().at(-1)} and before`}, GPUs alone${count > 1 ? '; servers and network add up to 45%' : ', without power'}.`,
  ]
  return {
    reply: lines.filter((line) => line !== '').join('\n'),
    sources: [...new Set(cards.flatMap((card) => [card.source, ...(rentOf(card)?.sources ?? [])]))],
  }
}

const hoursOf = (query: AskQuery): number => (typeof query.hours === 'number' ? query.hours : HOURS_A_MONTH)

/** At full load: the rated power, and what a data centre adds for cooling. */
function powerOf(card: Accelerator, count: number, hours: number): string {
  if (!card.tdpWatts) return ''
  const kwh = (card.tdpWatts * count * hours) / 1000
  return `At full load ${count > 1 ? `${count} x ` : ''}${card.tdpWatts} W for ${round(hours)} hours is ${round(kwh)} kWh, ${round(kwh * COOLING.low)} to ${round(kwh * COOLING.high)} with servers and cooling.`
}

function moneyOf(card: Accelerator, count: number): string {
  const [rent, price] = [rentOf(card)?.range, purchaseOf(card)?.range]
  const times = ({ value, low, high }: Range, by: number): string =>
    dollars({ value: value * by, low: low * by, high: high * by, unit: 'USD' })
  if (count > 1)
    return [
      `${round(count)} of them:`,
      rent
        ? `rent ${times(rent, count)} an hour, ${times(rent, count * HOURS_A_MONTH)} a month;`
        : 'no rental price is known;',
      price
        ? `to buy ${times(price, count)}, with servers and network up to $${round(price.value * count * AROUND)}.`
        : 'no price to buy is known.',
    ].join(' ')
  const even = rent && price ? `, as much as ${round(price.value / rent.value / HOURS_A_MONTH)} months of rent` : ''
  return `Rent ${rent ? `${times(rent, 1)} an hour` : 'unknown'}; to buy ${price ? times(price, 1) : 'unknown'}${even}.`
}

/** What the hours that were said come to. */
function forHours(card: Accelerator, count: number, query: AskQuery): string {
  const rent = rentOf(card)?.range
  if (typeof query.hours !== 'number' || !rent) return ''
  const by = count * query.hours
  const cost = dollars({ value: rent.value * by, low: rent.low * by, high: rent.high * by, unit: 'USD' })
  return ` For ${round(query.hours)} hours the rent is ${cost}.`
}

/** How much faster the quicker of two is, by arithmetic and by memory. */
function faster(cards: readonly Accelerator[]): string {
  const [quick, slow] = cards.toSorted((a, b) => (b.bf16Tflops ?? 0) - (a.bf16Tflops ?? 0))
  if (!quick?.bf16Tflops || !slow?.bf16Tflops || cards.length !== 2) return ''
  return `${quick.name} is up to ${round(quick.bf16Tflops / slow.bf16Tflops)} times as fast in arithmetic (training, long prompts) and ${round(quick.bandwidthGbs / slow.bandwidthGbs)} times in memory speed (generating text).`
}

function perDollar(cards: readonly Accelerator[]): string {
  const [first, second] = cards
  const rents = cards.map((card) => rentOf(card)?.range.value)
  if (!first || !second || !rents[0] || !rents[1]) return ''
  const ratio = (of: (card: Accelerator) => number) =>
    round((of(first) / of(second) / (rents[0] ?? 1)) * (rents[1] ?? 1))
  return `For the same rent, the first gives ${ratio((card) => card.bandwidthGbs)} times the memory speed and ${ratio((card) => card.bf16Tflops ?? 0)} times the arithmetic of the second.`
}

/** Under estimates on several cards: what each costs an hour and, where a speed was estimated, for a million tokens. */
export function rentLine(answers: readonly SizeAnswer[], knowledge: Knowledge): string {
  const parts = answers.flatMap(({ query, results }) => {
    const card = typeof query.accelerator === 'string' ? findAccelerator(knowledge, query.accelerator) : undefined
    const rent = card && rentOf(card)?.range.value
    if (!card || !rent) return []
    const speed = results.outputTokensPerSecond ?? results.outputTokensPerSecondPerRequest
    const count = Number(query.accelerators ?? 1)
    const perMillion = speed ? `, $${round((rent * count * 1e6) / 3600 / speed.value)} per million tokens` : ''
    return [`${card.name} $${round(rent)} an hour, ${round(card.bandwidthGbs)} GB/s${perMillion}`]
  })
  return parts.length > 1 ? `GPU rent: ${[...new Set(parts)].join('; ')}.` : ''
}
