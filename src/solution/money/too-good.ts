import { formatUsd } from '../../amounts/print.ts'
import type { Benefit } from './benefit.ts'
import { figureOf, widest } from './gain.ts'

/** A payback below so many months, or a benefit above so many times the yearly cost, is looked at before it is believed. (Our judgment.) */
const MONTHS = 3
const TIMES = 10

type Looked = {
  readonly benefit: Benefit
  /** After running costs, a year. */
  readonly net: number
  /** Months. */
  readonly payback: number | undefined
  /** What the plan costs a year, over three years. */
  readonly yearly: number
}

/** For a benefit that looks too good: what carries it, and what is left at a tenth of it. Undefined for any other. US dollars. */
export function tooGood({ benefit, net, payback, yearly }: Looked): string | undefined {
  if ((payback === undefined || payback >= MONTHS) && benefit.usdPerYear <= TIMES * yearly) return undefined
  const running = benefit.usdPerYear - net
  const tenth = benefit.usdPerYear / 10
  const share = benefit.carries ?? widest(benefit.assumed)
  const carries =
    share === undefined
      ? 'the number that it rests on'
      : `“${figureOf(100 * share.low)} to ${figureOf(100 * share.high)}% ${share.what}”`
  const left = tenth - running
  const then =
    left <= 0 ? 'nothing' : `${formatUsd(left)} a year, ${tenth >= yearly ? 'still more' : 'less'} than the plan costs`
  return `Check this first, it looks too good: ${carries} carries it. A tenth of it would leave ${then}.`
}
