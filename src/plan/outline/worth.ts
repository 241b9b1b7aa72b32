import { formatUsd } from '../../amounts/print.ts'
import type { Stake } from '../../solution/money/stake.ts'
import type { Board } from '../board.ts'

/** What the project brings a year and when that pays it back, or what is at stake where the numbers tell no more. */
export function worth(board: Board): string {
  const { benefitUsdPerYear, benefit, stake, breakEvenUsdPerYear } = board
  if (benefitUsdPerYear === undefined) {
    return stake === undefined
      ? `your numbers do not say what it is worth. To break even within three years, it must be worth about ${formatUsd(breakEvenUsdPerYear)} a year; have finance name the figure before the first gate.`
      : atStake(stake, breakEvenUsdPerYear)
  }
  const about = `about ${formatUsd(benefitUsdPerYear)} a year (${benefit ?? ''}).${board.notCounted === undefined ? '' : ` ${board.notCounted}`}`
  if (board.paybackMonths === undefined)
    return `${about} Running costs eat it up: to break even over three years, it must be worth about ${formatUsd(breakEvenUsdPerYear)} a year.`
  const months = board.paybackMonths < 1 ? 'less than a month' : `about ${Math.ceil(board.paybackMonths)} months`
  const seen =
    board.outcomeMonths === undefined
      ? 'after rollout'
      : `counted from when the first outcomes are known, about ${Math.round(board.outcomeMonths)} months after rollout`
  return `${about} It pays back in ${months}${board.outcomeMonths === undefined ? ' ' : ', '}${seen}${board.outcomeMonths === undefined ? '' : ','} if all of it materializes; have finance confirm the figure.`
}

function atStake({ usdPerYear, how, once, whose, sparedUsd }: Stake, breakEvenUsd: number): string {
  if (once === true)
    return `${how}. Compare that with the plan, and with the part of it that you would really do by hand.`
  const even = `To break even within three years, the plan must be worth about ${formatUsd(breakEvenUsd)} a year`
  if (whose !== undefined) {
    const spared = sparedUsd === undefined ? '' : ` Your goal would spare them about ${formatUsd(sparedUsd)}.`
    return `${how}, but that is the money of the ${whose}, not yours.${spared} What it brings you is not in your numbers. ${even}.`
  }
  const share = breakEvenUsd / usdPerYear
  const needed =
    share >= 1
      ? `even all of it would not pay for the plan, which needs ${formatUsd(breakEvenUsd)} a year over three years`
      : `the plan breaks even over three years at ${Math.max(1, Math.ceil(100 * share))}% less (${formatUsd(breakEvenUsd)} a year)`
  return `your goals do not say how much of it will go: ${how}. Each 10% less is worth about ${formatUsd(usdPerYear / 10)} a year; ${needed}.`
}
