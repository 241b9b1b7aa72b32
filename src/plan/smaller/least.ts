import { formatUsd } from '../../amounts/print.ts'
import type { Benefit } from '../../solution/money/benefit.ts'
import type { Alternative } from '../alternatives.ts'
import { type Tipping, tippingInWords } from '../tipping.ts'

const MONTHS_A_YEAR = 12

/** When the build pays after a first stage, in what that stage brings a year as the head of the plan states it: running costs are off. */
export function leastInWords(
  tipping: Tipping,
  whole: Pick<Benefit, 'usdPerYear'> | undefined,
  { monthlyUsd = 0 }: Pick<Alternative, 'monthlyUsd'>,
): string {
  if (tipping.keeps === undefined || whole === undefined) return tippingInWords(tipping, 'build')
  const net = tipping.keeps * whole.usdPerYear - monthlyUsd * MONTHS_A_YEAR
  return net > 0
    ? `stage 1 brings less than ${formatUsd(net)} a year`
    : 'stage 1 does not even earn what it costs to run'
}
