import type { View } from '../../../contract/view.ts'
import type { Plan } from '../../../plan/plan.ts'

const ORDER = { high: 0, medium: 1, low: 2 } as const

/** The risks, the gravest first, each with what to do about it. Undefined when there is none. */
export function risksView(plan: Plan): View | undefined {
  if (plan.risks.length === 0) return undefined
  const risks = plan.risks.toSorted((a, b) => ORDER[a.level] - ORDER[b.level])
  return {
    parts: [
      { kind: 'heading', text: 'Risks' },
      {
        kind: 'list',
        items: risks.map((each) => `${each.title} (${each.level}). ${each.text} What to do: ${each.mitigation}`),
      },
    ],
    actions: [],
    fallback: `Risks: ${risks.map(({ title }) => title).join('; ')}`,
  }
}
