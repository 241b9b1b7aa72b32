import type { Part, View } from '../../../channels/channel.ts'
import type { Decision, Plan } from '../../../plan/plan.ts'
import { planHeadlines } from '../../../plan/summary.ts'

/** The head of the plan: the headlines, answers that pull against each other, and each decision with its strongest reason. */
export function decisionsView(plan: Plan): View {
  const decided = Object.entries(plan.decisions).flatMap(([id, each]) =>
    'option' in each ? [[id, each] as const] : [],
  )
  const options = decided.map(([id, each]) => ({
    label: each.title,
    description: each.label,
    input: { type: 'why', decision: id } as const,
  }))
  const parts: Part[] = [
    { kind: 'heading', text: plan.title },
    { kind: 'list', items: planHeadlines(plan) },
    ...plan.contradictions.map(({ text }): Part => ({ kind: 'text', text: `Please check: ${text}` })),
    { kind: 'heading', text: 'Decisions' },
    { kind: 'fields', rows: decided.map(([, each]) => ({ label: each.title, value: outcome(each) })) },
  ]
  return {
    parts,
    actions: options.length > 0 ? [{ kind: 'select', label: 'Why was this decided?', options }] : [],
    fallback: `The plan is ready: ${plan.title}`,
  }
}

function outcome({ label, secondary, because }: Decision): string {
  const [first] = because
  return `${[label, ...secondary].join(', with ')}${first ? `. ${first.because}` : ''}`
}
