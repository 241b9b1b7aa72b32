import { formatUsd, round } from '../../amounts/print.ts'
import type { Quantity } from '../../profile/quantity.ts'
import { toldUsd } from '../as-written.ts'
import type { FactName } from '../fact-names.ts'

/** A sum that a reader of the team's text would do first: the words that it rests on, the working and what comes out. */
export type Sum = {
  readonly kind: SumKind
  /** As they were written. */
  readonly words: readonly string[]
  readonly working: string
  readonly result: string
  /** What sentences and the money may use of it. */
  readonly facts?: Partial<Record<FactName, number | string>>
  /** Of work: how long one takes. */
  readonly minutes?: number
}

/** The kinds of sums in the order in which a reader wants them. */
export const SUM_KINDS = [
  'sampled',
  'loss',
  'share-of-money',
  'work',
  'breakdown',
  'found',
  'rate',
  'share-of-count',
  'stock',
  'money-each',
  'load',
  'peak',
] as const
type SumKind = (typeof SUM_KINDS)[number]

/** "706,000 ZAR ($43,000)": in the currency of the words, and in US dollars beside it. `share` of the quantity's amount. */
export function money({ currency }: Quantity, usd: number): string {
  if (currency === undefined) return formatUsd(usd)
  return `${round(usd / currency.usd)} ${currency.code} (${formatUsd(usd)})`
}

/** The same without the dollars, for a working: small amounts to the cent, as the text has them. */
export const amount = ({ currency, value }: Quantity): string => {
  if (currency !== undefined) {
    const own = Number((value / currency.usd).toPrecision(6))
    return `${own < 100 && own >= 1 && !Number.isInteger(own) ? own.toFixed(2) : round(own)} ${currency.code}`
  }
  if (value >= EXACT) return toldUsd(value)
  return `$${value.toLocaleString('en-US', { minimumFractionDigits: Number.isInteger(value) ? 0 : 2, maximumFractionDigits: value < 1 ? 4 : 2 })}`
}
const EXACT = 10_000

/** Three digits and thousands separators, no rounding of whole numbers below ten thousand. */
export const figure = (value: number): string =>
  (Number.isInteger(value) && value < 10_000) || value >= 1000
    ? Math.round(value >= 10_000 ? Number(value.toPrecision(3)) : value).toLocaleString('en-US')
    : value.toLocaleString('en-US', { maximumSignificantDigits: value < 100 ? 2 : 3 })
