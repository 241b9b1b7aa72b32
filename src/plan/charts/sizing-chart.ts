import { formatNumber } from '../../amounts/print.ts'
import { formatFigure } from '../../amounts/print-figure.ts'
import type { Plan } from '../plan.ts'
import type { RangeChart } from './range-chart.ts'

/** Below and above this the axis is cut: a range wider than 8 times either way says "hardly known" anyway. */
const WIDEST = 8
const NARROWEST = 1.25

/**
 * Every estimate on one axis: its range as a multiple of its value (logarithmic), so that figures with different units
 * can be compared in how sure they are. Undefined where the plan has no estimates.
 */
export function sizingChart(plan: Plan): RangeChart | undefined {
  const figures = plan.estimates.filter((estimate) => estimate.value > 0)
  if (figures.length === 0) return undefined
  const times = figures.flatMap(({ value, low, high }) => [high / value, value / Math.max(low, value / WIDEST)])
  const bound = Math.min(WIDEST, Math.max(NARROWEST, ...times))
  const edge = Math.log(bound)
  const place = (factor: number) => Math.min(edge, Math.max(-edge, Math.log(factor)))
  const label = formatNumber(bound, 2)
  return {
    title: 'Sizing, and how sure it is',
    subtitle: 'The dot is the estimate; the truth is in the bar 8 times out of 10',
    rows: figures.map((figure) => ({
      label: figure.label,
      reading: formatFigure(figure),
      low: place(figure.low / figure.value),
      high: place(figure.high / figure.value),
      value: 0,
    })),
    from: -edge,
    to: edge,
    bars: 'ranges',
    ticks: [-edge, 0, edge],
    tickLabel: `datum.value < 0 ? '${label} times less' : datum.value > 0 ? '${label} times more' : 'estimate'`,
  }
}
