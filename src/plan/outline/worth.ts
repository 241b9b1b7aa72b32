import { formatUsd, formatUsdRange } from '../../amounts/print.ts'
import { centsOf } from '../../solution/money/break-even.ts'
import type { Stake } from '../../solution/money/stake.ts'
import type { Board } from '../board.ts'

/** What the project brings a year and when that pays it back, what its money buys, or what is at stake; and what money of the text is in none of it. */
export const worth = (board: Board): string =>
  [counted(board), board.notCounted].filter((each) => each !== undefined).join(' ')

function counted(board: Board): string {
  const { benefitUsdPerYear: net, stake, breakEven, breakEvenUsdPerYear } = board
  if (net === undefined) {
    const must =
      breakEven?.say ??
      `to break even within three years, it must be worth about ${formatUsd(breakEvenUsdPerYear)} a year; have finance name the figure before the first gate.`
    if (stake?.freedHours !== undefined)
      return `${stake.how}. The plan costs ${centsOf(breakEvenUsdPerYear / stake.freedHours)} for each of these hours, over three years.`
    if (stake?.unpaid === true) return `${stake.how}. In money: ${must}`
    if (stake?.once === true || stake?.whose !== undefined) return atStake(stake, breakEvenUsdPerYear)
    return `your numbers ${breakEven?.own === true ? 'tell only a part of it' : 'do not tell it'}; ${must}`
  }
  const running = `less ${formatUsd(board.monthlyUsd * 12)} for running it`
  if (net <= 0)
    return `running costs eat it up: ${board.benefit} comes to about ${formatUsd(board.grossUsdPerYear ?? 0)} a year, ${running}.`
  const cases = { low: Math.max(0, board.benefitLowUsd ?? net), high: board.benefitHighUsd ?? net }
  const about = `about ${formatUsd(net)} a year (${formatUsdRange(cases)}): ${board.benefit}; ${running}.`
  return [about, payback(board), board.checkFirst].filter((each) => each !== undefined).join(' ')
}

/** The same in a line: what a reader of the head takes along. */
export function worthInShort(board: Board): { readonly figure: string; readonly text: string } {
  const { benefitUsdPerYear: net, breakEvenUsdPerYear, paybackMonths: months } = board
  if (net === undefined)
    return {
      figure: 'Not known yet:',
      text: `${formatUsd(breakEvenUsdPerYear)} a year would pay it back in three years.`,
    }
  if (net <= 0) return { figure: 'Less than it costs to run.', text: '' }
  const cases = { low: Math.max(0, board.benefitLowUsd ?? net), high: board.benefitHighUsd ?? net }
  const back = months === undefined ? '' : `; it pays back in about ${inMonths(months)}`
  const check = board.checkFirst === undefined ? '' : ' It looks too good: check it first.'
  return {
    figure: `About ${formatUsd(net)} a year (${formatUsdRange(cases)})`,
    text: `after running costs${back}.${check}`,
  }
}

const inMonths = (months: number): string =>
  `${Math.max(1, Math.ceil(months))} months`.replace(/^1 months$/u, 'a month')

function payback({ paybackMonths, outcomeMonths, inHours }: Board): string | undefined {
  if (paybackMonths === undefined) return undefined
  const months = `about ${inMonths(paybackMonths)}`
  if (inHours === true)
    return `In hours it pays back ${months} after rollout; hours become cash only as overtime, temps or posts go.`
  return outcomeMonths === undefined
    ? `It pays back ${months} after rollout if that comes true.`
    : `It pays back in ${months}, counted from when the first outcomes are known, about ${Math.round(outcomeMonths)} months after rollout.`
}

function atStake({ how, once, whose, sparedUsd }: Stake, breakEvenUsd: number): string {
  if (once === true)
    return `${how}. Compare that with the plan, and with the part of it that you would really do by hand.`
  const spared = sparedUsd === undefined ? '' : ` Your goal would spare them about ${formatUsd(sparedUsd)}.`
  return `${how}, but that is the money of the ${whose}, not yours.${spared} What it brings you is not in your numbers: it must be ${formatUsd(breakEvenUsd)} a year to pay for the plan within three years.`
}
