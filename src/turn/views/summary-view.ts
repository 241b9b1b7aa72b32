import type { View } from '../../contract/view.ts'
import type { Plan } from '../../plan/plan.ts'
import { planSummary } from '../../plan/summary.ts'

/** The plan on one screen, for a room whose readers did not follow the interview; `prose` introduces it. */
export function summaryView(plan: Plan, owner: string, prose?: string): View {
  return {
    parts: [
      { kind: 'heading', text: plan.title },
      ...(prose === undefined ? [] : [{ kind: 'text', text: prose } as const]),
      { kind: 'list', items: planSummary(plan) },
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
