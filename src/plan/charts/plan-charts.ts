import { atFirst } from '../at-first.ts'
import type { Plan } from '../plan.ts'
import { budgetChart } from './budget-chart.ts'
import { drawPng } from './draw-png.ts'
import { drawSvg } from './draw-svg.ts'
import { type RangeChart, rangeChart } from './range-chart.ts'
import { sizingChart } from './sizing-chart.ts'
import { timelineChart } from './timeline-chart.ts'

/** `name` is fit for a file name; `alt` says in words all that the picture shows. */
export type PlanChart = {
  readonly name: string
  readonly alt: string
  readonly svg: string
  readonly png: Uint8Array
}

/** The pictures of a plan: its timeline, the cost of its first year, its sizing. One that would be empty is left out. */
export async function planCharts(plan: Plan): Promise<PlanChart[]> {
  const first = atFirst(plan)
  const charts = { timeline: timelineChart(first), budget: budgetChart(first), sizing: sizingChart(plan) }
  const drawn: PlanChart[] = []
  for (const [name, chart] of Object.entries(charts)) {
    if (chart === undefined) continue
    const alt = inWords(chart)
    const svg = await drawSvg(rangeChart(chart), alt)
    drawn.push({ name, alt, svg, png: drawPng(svg) })
  }
  return drawn
}

function inWords(chart: RangeChart): string {
  return `${chart.title}. ${chart.rows.map((row) => `${row.label}: ${row.reading}`).join('; ')}.`
}
