import type { View } from '../../contract/view.ts'
import { headOf } from '../../plan/outline/head.ts'
import type { Plan } from '../../plan/plan.ts'
import { summaryLines } from '../../plan/summary.ts'

/** The plan on one screen, for a room whose readers did not follow the interview; `prose` stands in place of the recommendation's paragraph. */
export function summaryView(plan: Plan, owner: string, prose?: string): View {
  return {
    parts: [
      { kind: 'heading', text: plan.title },
      { kind: 'text', text: prose ?? headOf(plan).paragraph },
      { kind: 'list', items: summaryLines(plan) },
      {
        kind: 'person',
        user: owner,
        text: 'made this plan with llm-plan, and has the reasons and all figures',
      },
    ],
    actions: [],
    fallback: `Plan: ${plan.title}`,
  }
}
