import type { FactValues } from '../../blueprint/expression.ts'
import type { Worth } from '../../blueprint/worth-schema.ts'
import type { Planning } from '../../knowledge/planning.ts'
import { type Assumed, type Cases, casesOf, figureOf, type Gain, gainInWords, together, usdOf, widest } from './gain.ts'
import { gainsOf } from './gains.ts'
import { stayingShare } from './look.ts'
import { casesAYear, type WorthInput } from './worth-input.ts'

/** What the project is worth a year by the team's own numbers, people's work that stays taken off, before running costs. US dollars. */
export type Benefit = {
  readonly usdPerYear: number
  readonly low: number
  readonly high: number
  /** What comes in or stays at most by the team's own numbers: no case is above it. */
  readonly mostUsd: number
  readonly how: string
  /** The shares that nobody told. */
  readonly assumed: readonly Assumed[]
  /** The least sure share of the gain that brings most. */
  readonly carries?: Assumed
  /** Whether nearly all of it is people's hours: freed, they are no cash yet. */
  readonly inHours: boolean
}

/**
 * The benefit in the order of its sources: what the goal itself changes at the told value, told losses, and people's time where they do the
 * work today. Undefined where the numbers do not say, where the loss is somebody else's, and for work that is there once.
 * `usual`: see planning.yaml; `anHourUsd`: an hour of those who do the work today, as the plan pays it elsewhere; `text`: the lines that the
 * goals of the text add up to, and what pay there is.
 */
export function benefitOf(
  facts: FactValues,
  worth: Worth | undefined,
  usual: Planning['worth'],
  anHourUsd: number,
  text: Pick<WorthInput, 'lines' | 'payFactor'> = {},
): Benefit | undefined {
  if (facts.casesOnce !== undefined) return undefined
  const told = facts.hourlyCostUsd
  const input: WorthInput = { facts, worth, usual, anHourUsd: typeof told === 'number' ? told : anHourUsd, ...text }
  const gains = gainsOf(input)
  if (gains.length === 0) return undefined
  const all = together(gains.map(casesOf))
  const mostUsd = gains.reduce((sum, each) => sum + each.mostUsd, 0)
  const stays = gains.some(({ ofMistakes }) => ofMistakes) ? staying(input) : undefined
  const net = stays === undefined ? all : minus(all, stays.usd)
  if (!(net.middle > 0)) return undefined
  const largest = gains.toSorted((a, b) => casesOf(b).middle - casesOf(a).middle)[0]
  const carries = largest && widest(largest.assumed)
  // Nobody sets so much aside for so little: the numbers tell only a part of it.
  if (typeof facts.budgetUsd === 'number' && net.high < facts.budgetUsd * LEAST) return undefined
  return {
    usdPerYear: net.middle,
    low: net.low,
    high: Math.min(net.high, mostUsd),
    mostUsd,
    how: [...gains.map(gainInWords), ...(stays === undefined ? [] : [stays.how])].join('; '),
    assumed: gains.flatMap(({ assumed }) => assumed),
    ...(carries && { carries }),
    inHours: hoursIn(gains) >= MOSTLY,
  }
}

/** The part of the budget that a year's benefit reaches at the high end, where it is all of it. (Our judgment.) */
const LEAST = 0.02

/** From this part on the benefit is told as hours. (Our judgment.) */
const MOSTLY = 0.9
/** The part of the gains that is people's hours. */
const hoursIn = (gains: readonly Gain[]): number => {
  const sum = (some: readonly Gain[]) => some.reduce((usd, gain) => usd + casesOf(gain).middle, 0)
  return sum(gains.filter(({ inHours }) => inHours === true)) / sum(gains)
}

/** What people still do for the part of the cases that a system does not decide. */
function staying({ facts, worth, anHourUsd }: WorthInput): { readonly usd: Cases; readonly how: string } | undefined {
  const cases = casesAYear(facts, worth)
  if (worth?.stays === undefined || cases === undefined) return undefined
  const { what, minutes } = worth.stays
  const { low, high } = stayingShare(facts, worth.stays)
  const usd = (part: number) => (part * cases * minutes * anHourUsd) / 60
  const middle = usd((low + high) / 2)
  const told = low === high ? `${figureOf(100 * low)}%` : `${figureOf(100 * low)} to ${figureOf(100 * high)}%`
  return {
    usd: { low: usd(low), middle, high: usd(high) },
    how: `less ${usdOf(middle)} for ${what}: ${told} at an assumed ${figureOf(minutes)} minutes`,
  }
}

const minus = (all: Cases, less: Cases): Cases => ({
  low: all.low - less.high,
  middle: all.middle - less.middle,
  high: all.high - less.low,
})

/** What is left after running costs, in US dollars a year; below zero where they eat it up. */
export function netBenefit(
  { usdPerYear, low, high }: Benefit,
  monthlyUsd: number,
): Pick<Benefit, 'usdPerYear' | 'low' | 'high'> {
  const running = monthlyUsd * 12
  return { usdPerYear: usdPerYear - running, low: low - running, high: high - running }
}
