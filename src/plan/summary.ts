import { count, formatUsdRange, formatWeeks } from '../amounts/print.ts'
import { lowerFirst, titled } from '../sentence.ts'
import { totalWeeks } from '../solution/timeline.ts'
import type { Plan } from './plan.ts'

/** The decisions that a headline names, in the order in which they are read. */
const HEADLINES = ['ai-fit', 'training-option', 'model-family', 'model-size', 'serving']

/**
 * The plan in a few plain lines, for the channel and the top of the page: what we recommend, on what model, for how
 * much money, time and staff, and the biggest risk.
 */
export function planSummary(plan: Plan): readonly string[] {
  const lines = [...planHeadlines(plan)]
  const risk = plan.risks.find((each) => each.level === 'high') ?? plan.risks[0]
  if (risk) lines.push(`Biggest risk: ${risk.title}. ${risk.mitigation}`)
  const next = plan.nextSteps[0]
  if (next) lines.push(`Next: ${next.title}. ${next.text}`)
  return lines
}

/** One line a headline decision, then cost, time and team. */
function planHeadlines(plan: Plan): readonly string[] {
  const decided = HEADLINES.flatMap((id) => {
    const decision = plan.decisions[id]
    if (decision === undefined || !('option' in decision) || decision.option === 'none') return []
    return [`${titled(decision.title, decision.outcome)}. ${decision.description}`]
  })
  return [...decided, ...costTimeTeam(plan)]
}

/** What the plan takes: a line on cost, one on time, and one on the team if there is one. */
export function costTimeTeam(plan: Plan): readonly string[] {
  const lines: string[] = []
  const { once, monthly, firstYear, verdict } = plan.budget
  lines.push(
    `Cost: ${formatUsdRange(once)} once and ${formatUsdRange(monthly)} a month, ${formatUsdRange(firstYear)} in the first year. ${verdict}`,
  )
  lines.push(`Time: ${formatWeeks(totalWeeks(plan.timeline))} from start to roll-out. ${plan.deadline}`.trimEnd())
  const missing = plan.staffing.filter((role) => !role.have)
  if (plan.staffing.length > 0) {
    const need =
      missing.length === 0
        ? 'everyone needed is on the team'
        : `still needed: ${missing.map((role) => lowerFirst(role.title)).join(', ')}`
    lines.push(`Team: ${count(plan.staffing.length, 'role')}; ${need}.`)
  }
  return lines
}
