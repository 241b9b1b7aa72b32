import { formatUsdRange } from './format.ts'
import type { Plan } from './plan.ts'

/** One difference between two plans: what it is about, and how it read before and after. */
export type Difference = { readonly subject: string; readonly before: string; readonly after: string }

/** What changed from one plan to another, in decisions, money, time and staff; empty if nothing that counts. */
export function diffPlans(before: Plan, after: Plan): readonly Difference[] {
  const differences: Difference[] = []
  const compare = (subject: string, a: string, b: string) => {
    if (a !== b) differences.push({ subject, before: a, after: b })
  }
  for (const id of new Set([...Object.keys(before.decisions), ...Object.keys(after.decisions)])) {
    const title = (after.decisions[id] ?? before.decisions[id])?.title ?? id
    compare(title, outcomeText(before, id), outcomeText(after, id))
  }
  compare('Cost once', formatUsdRange(before.budget.once), formatUsdRange(after.budget.once))
  compare('Cost each month', formatUsdRange(before.budget.monthly), formatUsdRange(after.budget.monthly))
  compare('Weeks', weeks(before), weeks(after))
  return differences
}

function outcomeText(plan: Plan, id: string): string {
  const decision = plan.decisions[id]
  if (decision === undefined) return 'not decided'
  if ('option' in decision) return decision.outcome
  return decision.options.map((each) => each.label).join('; ') || 'nothing'
}

function weeks(plan: Plan): string {
  return String(plan.timeline.at(-1)?.endWeek ?? 0)
}
