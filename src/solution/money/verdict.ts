import { formatUsd, formatUsdRange } from '../../amounts/print.ts'
import type { Range } from '../range.ts'
import type { Quantity } from '../workload.ts'

/**
 * How the cost of the first year, read just before, stands to the budget that was named. `have` is what is paid either way (people and machines of
 * the team), `pay` the people to hire: where the money is short, the reader sees how much of it they are. `newMoneyUsd`, to plan with, decides.
 */
export function budgetVerdict(
  budget: Quantity | undefined,
  firstYear: Range,
  have: Range,
  pay: Range,
  newMoneyUsd: number,
): string {
  if (budget === undefined) return 'No budget was given, so the cost was not checked against one.'
  const cash = noSurer(inOrder(minus(firstYear, have)), firstYear)
  const limit = budget.known === 'exact' ? '' : 'up to '
  const named = budget.over === undefined ? `${limit}${formatUsd(budget.value)}` : `over ${formatUsd(budget.over)}`
  const is = have.high > 0 ? `New money: ${formatUsdRange(cash)},` : 'That is'
  if (newMoneyUsd <= budget.value)
    return `${is} within the budget of ${named}${cash.high > budget.value ? ', but for the high end' : ''}.`
  const rest = inOrder(minus(cash, pay))
  const split =
    pay.high > cash.high / 2 ? ` Most of it is people to hire; all the rest is ${formatUsdRange(rest)}.` : ''
  return `${is} over the budget of ${named}${cash.low <= budget.value ? ', but for the low end' : ''}.${split}`
}

function minus(whole: Range, part: Range): Range {
  return { low: Math.max(0, whole.low - part.low), high: Math.max(0, whole.high - part.high) }
}

/** What remains is at most as sure as the whole: its ends lie as far apart, by their ratio. */
function noSurer({ low, high }: Range, whole: Range): Range {
  const ratio = whole.low > 0 ? whole.high / whole.low : 1
  if (low <= 0 || high >= low * ratio) return { low, high }
  const middle = Math.sqrt(low * high)
  return { low: middle / Math.sqrt(ratio), high: middle * Math.sqrt(ratio) }
}

/** People's pay is often less certain than all the rest, so that what remains of the high end may be below that of the low one. */
function inOrder({ low, high }: Range): Range {
  return { low: Math.min(low, high), high: Math.max(low, high) }
}
