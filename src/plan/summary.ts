import { factLine, headOf } from './outline/head.ts'
import type { Plan } from './plan.ts'

/** How many of the challenges to the brief a summary names. */
const CHALLENGES = 2

/** The plan in a few plain lines: the recommendation, then decision, money, time, people, and what to settle first. */
export function planSummary(plan: Plan): readonly string[] {
  return [headOf(plan).paragraph, ...summaryLines(plan)].filter((line) => line !== '')
}

/** The lines that stand under the recommendation. */
export function summaryLines(plan: Plan): readonly string[] {
  const challenges = (plan.challenges ?? []).slice(0, CHALLENGES).map(({ title, say }) => `${title}: ${say}`)
  const risk = plan.risks.find((each) => each.level === 'high') ?? plan.risks[0]
  const worry = risk === undefined ? [] : [`Biggest risk: ${risk.title}. ${risk.mitigation}`]
  return [...headOf(plan).facts.map(factLine), ...(challenges.length > 0 ? challenges : worry)]
}
