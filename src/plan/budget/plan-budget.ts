import type { Planning } from '../../knowledge/planning.ts'
import { formatUsd, formatUsdRange } from '../format.ts'
import type { Budget, Range, Role } from '../plan.ts'
import type { Choice } from '../sizing/choice.ts'
import type { Sized } from '../sizing/estimates.ts'
import type { Workload } from '../workload.ts'
import { computeLines, type Line, labellingLines, peopleLines, servingLines } from './lines.ts'

/**
 * What the project costs in US dollars: once and each month, with the source of every line, and whether it fits the
 * budget that was named. People who are on the team already are shown apart: their pay is spent either way.
 */
export function planBudget(
  choice: Choice,
  sized: Sized,
  staffing: readonly Role[],
  workload: Workload,
  weeks: Range,
  planning: Planning,
): Budget {
  const lines = [
    ...peopleLines(staffing, planning),
    ...labellingLines(choice, workload, planning),
    ...computeLines(choice, sized),
    ...servingLines(choice, sized, workload, planning),
  ]
  const { low, high } = planning.contingency
  const before = sum(lines, 'once')
  if (before.high > 0) {
    lines.push({
      id: 'contingency',
      label: 'Set aside for surprises',
      low: before.low * low,
      high: before.high * high,
      per: 'once',
      note: `${low * 100}-${high * 100} % of what is paid once`,
      source: planning.contingency.source,
    })
  }
  const once = sum(lines, 'once')
  const monthly = sum(lines, 'month')
  const months = { low: Math.max(0, 12 - weeks.high / 4.35), high: Math.max(0, 12 - weeks.low / 4.35) }
  const firstYear = yearOne(once, monthly, months)
  const ours = lines.filter((line) => line.id.endsWith('in-house'))
  const own = yearOne(sum(ours, 'once'), sum(ours, 'month'), months)
  return { lines, once, monthly, firstYear, verdict: verdict(workload, firstYear, own) }
}

function yearOne(once: Range, monthly: Range, months: Range): Range {
  return { low: once.low + monthly.low * months.low, high: once.high + monthly.high * months.high }
}

function sum(lines: readonly Line[], per: Line['per']): Range {
  const chosen = lines.filter((line) => line.per === per)
  return {
    low: chosen.reduce((total, line) => total + line.low, 0),
    high: chosen.reduce((total, line) => total + line.high, 0),
  }
}

function verdict(workload: Workload, firstYear: Range, inHouse: Range): string {
  const budget = workload.budgetUsd
  if (budget === undefined) return 'No budget was named, so nothing was checked against it.'
  const cash = { low: Math.max(0, firstYear.low - inHouse.low), high: Math.max(0, firstYear.high - inHouse.high) }
  const named = `${budget.known === 'exact' ? '' : 'up to '}${formatUsd(budget.value)}`
  const apart = inHouse.high > 0 ? ' without the pay of people already on the team' : ''
  const spend = `The first year costs ${formatUsdRange(cash)}${apart}`
  if (cash.high <= budget.value) return `${spend}: within the budget of ${named}.`
  if (cash.low > budget.value)
    return `${spend}: over the budget of ${named}. Cut the scope, or ask for more before you start.`
  return `${spend}: the budget of ${named} is enough only at the lower end.`
}
