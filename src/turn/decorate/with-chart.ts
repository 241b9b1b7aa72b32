import type { Part, View } from '../../contract/view.ts'
import type { PlanChart } from '../../plan/charts/plan-charts.ts'
import type { Plan } from '../../plan/plan.ts'

/** Which picture belongs in which message of a plan. */
const CHART_OF: Readonly<Record<string, string>> = {
  'plan-sizing': 'sizing',
  'plan-budget': 'budget',
  'plan-timeline': 'timeline',
}

/** The view of a plan's message with its picture under the first heading; any other view as it is. */
export async function withChart(key: string, view: View, planOf: () => Promise<Plan | undefined>): Promise<View> {
  const name = CHART_OF[key]
  const plan = name === undefined ? undefined : await planOf()
  if (plan === undefined) return view
  const chart = (await draw(plan)).find((each) => each.name === name)
  if (chart === undefined) return view
  const png = Buffer.from(chart.png).toString('base64')
  const image: Part = { kind: 'image', alt: chart.alt, png, name: `${name}.png` }
  const [first, ...rest] = view.parts
  return { ...view, parts: first === undefined ? [image] : [first, image, ...rest] }
}

/** The messages of one plan come one after another: its pictures are drawn once. */
const drawn = new WeakMap<Plan, Promise<readonly PlanChart[]>>()

function draw(plan: Plan): Promise<readonly PlanChart[]> {
  const known = drawn.get(plan)
  if (known) return known
  const charts = import('../../plan/charts/plan-charts.ts').then(({ planCharts }) => planCharts(plan))
  drawn.set(plan, charts)
  return charts
}
