import { formatWeeks } from '../../amounts/print.ts'
import type { Plan } from '../plan.ts'
import type { RangeChart } from './range-chart.ts'

/** The phases as a Gantt chart in weeks from the start; undefined where the plan has no phases. */
export function timelineChart(plan: Plan): RangeChart | undefined {
  const end = Math.max(0, ...plan.timeline.map((phase) => phase.endWeek))
  if (end === 0) return undefined
  const step = weekStep(end)
  const rows = plan.timeline.map((phase) => ({
    label: phase.title,
    reading: formatWeeks(phase.weeks),
    low: phase.startWeek,
    high: phase.endWeek,
  }))
  return {
    title: 'Timeline',
    subtitle: 'Weeks from the start, each phase at the middle of its range',
    rows,
    from: 0,
    to: end,
    bars: 'spans',
    ticks: Array.from({ length: Math.floor(end / step) + 1 }, (_, index) => index * step),
    tickLabel: "datum.value === 0 ? 'start' : 'week ' + datum.value",
  }
}

/** About six labels, at weeks that people count in. */
function weekStep(weeks: number): number {
  return [1, 2, 4, 8, 13, 26, 52].find((step) => weeks / step <= 6) ?? 104
}
