import { formatUsd, formatUsdRange } from '../amounts/print.ts'
import { atFirst } from './at-first.ts'
import type { ManyDecision, Plan } from './plan.ts'

/** One difference between two plans: what it is about, and how it read before and after. */
export type Difference = { readonly subject: string; readonly before: string; readonly after: string }

/** What changed from one plan to another, in decisions, money, time and staff, and whether budget and deadline hold; empty if nothing that counts. Of a list only what went and came. */
export function diffPlans(was: Plan, is: Plan): readonly Difference[] {
  const [before, after] = [atFirst(was), atFirst(is)]
  const differences: Difference[] = []
  const compare = (subject: string, a: string, b: string) => {
    if (a !== b) differences.push({ subject, before: a, after: b })
  }
  for (const id of new Set([...Object.keys(before.decisions), ...Object.keys(after.decisions)])) {
    const [one, other] = [before.decisions[id], after.decisions[id]]
    const title = (other ?? one)?.title ?? id
    if (isMany(one) && isMany(other)) compare(title, only(one, other), only(other, one))
    else compare(title, outcomeText(one), outcomeText(other))
  }
  compare('Kind of project', before.kind?.title ?? 'not named', after.kind?.title ?? 'not named')
  compare('Number to plan with', planned(before), planned(after))
  compare('Alternatives', others(before), others(after))
  compare('Cost once', formatUsdRange(before.budget.once), formatUsdRange(after.budget.once))
  compare('Cost each month', formatUsdRange(before.budget.monthly), formatUsdRange(after.budget.monthly))
  compare('First year', formatUsdRange(before.budget.firstYear), formatUsdRange(after.budget.firstYear))
  compare('Budget', before.budget.verdict, after.budget.verdict)
  compare('Weeks', weeks(before), weeks(after))
  compare('Deadline', before.deadline || 'none named', after.deadline || 'none named')
  compare('Team', team(before), team(after))
  return differences
}

type Decided = Plan['decisions'][string] | undefined

function isMany(decision: Decided): decision is ManyDecision {
  return decision !== undefined && !('option' in decision)
}

/** Of a list what the other one has not: naming only that is shorter than two lists side by side. */
function only(list: ManyDecision, other: ManyDecision): string {
  const there = new Set(other.options.map(({ option }) => option))
  const missing = list.options.filter(({ option }) => !there.has(option))
  return missing.map(({ label }) => label).join('; ') || '-'
}

function outcomeText(decision: Decided): string {
  if (decision === undefined) return 'not decided'
  if ('option' in decision) return decision.outcome
  return decision.options.map((each) => each.label).join('; ') || 'nothing'
}

/** Plans of before have no such number. */
const planned = ({ board }: Plan): string => (board === undefined ? 'none' : formatUsd(board.planningUsd))

const others = ({ alternatives = [] }: Plan): string =>
  alternatives
    .filter(({ role }) => role !== 'nothing')
    .map(({ title }) => title)
    .join('; ') || 'none'

function weeks(plan: Plan): string {
  return String(plan.timeline.at(-1)?.endWeek ?? 0)
}

const team = ({ staffing }: Plan): string => staffing.map(({ title }) => title).join('; ') || 'nobody'

/** Whether two plans say the same in everything but the answers that they were made from. */
export function saySame(before: Plan, after: Plan): boolean {
  const said = ({ answers: _, problem: __, unanswered: ___, notAsked: ____, rulesHash: _____, ...rest }: Plan) =>
    JSON.stringify(rest)
  return said(before) === said(after)
}
