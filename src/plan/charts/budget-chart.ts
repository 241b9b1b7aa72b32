import { formatUsdRange } from '../../amounts/print.ts'
import { inFirstYear } from '../../solution/money/first-year.ts'
import { totalWeeks } from '../../solution/timeline.ts'
import type { Plan } from '../plan.ts'
import type { RangeChart } from './range-chart.ts'

/** What each budget line costs in the first year, dearest first; undefined without lines. */
export function budgetChart(plan: Plan): RangeChart | undefined {
  const weeks = totalWeeks(plan.timeline)
  const rows = plan.budget.lines
    .map((line) => ({ label: line.label, ...inFirstYear([line], weeks) }))
    .filter((row) => row.high > 0)
    .sort((a, b) => b.high - a.high)
    .map((row) => ({ ...row, reading: formatUsdRange(row) }))
  const dearest = rows[0]?.high
  if (dearest === undefined) return undefined
  return {
    title: 'Cost in the first year',
    subtitle: `${formatUsdRange(plan.budget.firstYear)} in total, in US dollars`,
    rows,
    from: 0,
    to: dearest,
    bars: 'ranges',
    ticks: [0, dearest / 2, dearest],
    tickLabel: "datum.value === 0 ? '$0' : '$' + replace(format(datum.value, '.2~s'), 'G', 'B')",
  }
}
