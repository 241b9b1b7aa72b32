import { formatUsd } from '../../amounts/print.ts'
import { writtenName } from '../../blueprint/as-written.ts'
import type { FactValues } from '../../blueprint/expression.ts'
import type { FactName } from '../../blueprint/fact-names.ts'

/** A share that nobody told, 0 to 1, and what it is a share of; an assumption. */
export type Assumed = { readonly what: string; readonly low: number; readonly high: number }

/** Money a year by one sum: the most that the team's own numbers allow, and the shares that reach of it in practice. US dollars. */
export type Gain = {
  readonly mostUsd: number
  readonly how: string
  readonly assumed: readonly Assumed[]
  /** Whether it counts mistakes, so that people's work on what stays with them comes off. */
  readonly ofMistakes?: true
  /** Whether it is people's hours: freed, they are no cash yet. */
  readonly inHours?: true
}

/** A lower, a middle and an upper case in US dollars. */
export type Cases = { readonly low: number; readonly middle: number; readonly high: number }

export const middleOf = ({ low, high }: Pick<Assumed, 'low' | 'high'>): number => (low + high) / 2

/**
 * What a gain comes to. Shares are independent of each other: their spreads add as squares of logarithms, so that three careful guesses
 * do not all fail at once. Never above `mostUsd`.
 */
export function casesOf({ mostUsd, assumed }: Gain): Cases {
  const middle = assumed.reduce((usd, share) => usd * middleOf(share), mostUsd)
  const spread = (end: 'low' | 'high') =>
    Math.exp(Math.sqrt(assumed.reduce((sum, share) => sum + Math.log(share[end] / middleOf(share)) ** 2, 0)))
  return { low: middle / spread('low'), middle, high: Math.min(mostUsd, middle * spread('high')) }
}

/** Several gains together: middles add, and so do the squares of what each may be off. */
export function together(all: readonly Cases[]): Cases {
  const middle = all.reduce((sum, each) => sum + each.middle, 0)
  const off = (end: 'low' | 'high') => Math.sqrt(all.reduce((sum, each) => sum + (each[end] - each.middle) ** 2, 0))
  return { low: middle - off('low'), middle, high: middle + off('high') }
}

/** "10% less of the $2.2 million a year it costs today, 30 to 60% of it kept in practice (assumed)". */
export function gainInWords({ how, assumed }: Gain): string {
  return assumed.length === 0 ? how : `${how}, ${assumed.map(shareInWords).join(', ')} (assumed)`
}

const shareInWords = ({ what, low, high }: Assumed): string =>
  low === high ? `${percent(low)}% ${what}` : `${percent(low)} to ${percent(high)}% ${what}`
const percent = (share: number): string => (100 * share).toLocaleString('en-US', { maximumSignificantDigits: 2 })

/** The share that decides most: the one whose ends lie furthest apart. */
export const widest = (assumed: readonly Assumed[]): Assumed | undefined =>
  assumed.toSorted((a, b) => b.high / b.low - a.high / a.low)[0]

/** Three digits for a sum in words. */
export const figureOf = (value: number): string => value.toLocaleString('en-US', { maximumSignificantDigits: 3 })
/** A fact of money as the team wrote it, else in dollars. */
export function moneyOf(name: FactName, facts: FactValues): string {
  const [value, written] = [facts[name], facts[writtenName(name)]]
  return typeof written === 'string' ? written : usdOf(typeof value === 'number' ? value : 0)
}
export const usdOf = (value: number): string => (value < 1000 ? `$${figureOf(value)}` : formatUsd(value))
