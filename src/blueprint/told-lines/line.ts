import { thingsIn } from '../sums/told.ts'

/**
 * What a year is worth by numbers that the team itself has told, before the part of it that comes true: money, hours of people's work, or a
 * number of things that the kind of project has a price for.
 */
export type ToldLine = {
  readonly usd?: number
  readonly hours?: number
  readonly things?: number
  /** One event of the past: what it cost, in US dollars and as it was written. It counts beside other lines only. */
  readonly event?: { readonly usd: number; readonly named: string }
  /** Hours a year of which no goal tells what shall go: no benefit, but a part of them would pay for the plan. */
  readonly spent?: { readonly hours: number; readonly named: string }
  /** The sum in words, without the pay of an hour or the price of a thing. */
  readonly how: string
  /** What of it is kept by experience (knowledge/planning.yaml, `worth`), in the order of the sentence. */
  readonly kept: readonly ('goalKept' | 'goodsKept' | 'timeKept' | 'staffTime' | 'automationKept' | 'lossCut')[]
  /** That nobody is paid for these hours. */
  readonly unpaid?: true
  /** Stems of what it is about: lines about one thing may be the same money. */
  readonly about: readonly string[]
}

/** Three digits and thousands separators. */
export const figure = (value: number): string => value.toLocaleString('en-US', { maximumSignificantDigits: 3 })
/** Thousands separators, whole. */
export const whole = (value: number): string => Math.round(Number(value.toPrecision(3))).toLocaleString('en-US')
/** A share in percent. */
export const percent = (share: number): string => `${figure(100 * share)}%`

const NAMELESS = new Set(
  thingsIn('from with and for the that our its their per more less fewer under over than share rate part'),
)
/** Stems of what a clause is about, without words that stand in every clause. */
export const topics = (text: string): readonly string[] => thingsIn(text).filter((word) => !NAMELESS.has(word))

/** Whether one of the words stands in a text, each list in the form of a pattern. */
export const anyWord = (...lists: readonly string[]): RegExp => new RegExp(String.raw`\b(?:${lists.join('|')})\b`, 'iu')
