import type { Part, View } from '../../../contract/view.ts'
import { headOf } from '../../../plan/outline/head.ts'
import type { Decision, Plan } from '../../../plan/plan.ts'
import { summaryLines } from '../../../plan/summary.ts'

/** The head of the plan: what we recommend, what it takes, answers that pull against each other, and each decision with its strongest reason. */
export function decisionsView(plan: Plan): View {
  const decided = Object.entries(plan.decisions).flatMap(([id, each]) =>
    'option' in each ? [[id, each] as const] : [],
  )
  // "None" is a decision too, but eight rows of it hide the ones that matter.
  const needed = decided.filter(([, each]) => each.option !== 'none')
  const spared = decided.filter(([, each]) => each.option === 'none')
  const options = decided.map(([id, each]) => ({
    label: each.title,
    description: each.label,
    input: { type: 'why', decision: id } as const,
  }))
  const parts: Part[] = [
    { kind: 'heading', text: plan.title },
    { kind: 'text', text: headOf(plan).paragraph },
    { kind: 'list', items: summaryLines(plan) },
    ...plan.contradictions.map(({ text }): Part => ({ kind: 'text', text: `Please check: ${text}` })),
    { kind: 'heading', text: 'Decisions' },
    { kind: 'fields', rows: needed.map(([, each]) => ({ label: each.title, value: reading(each) })) },
    ...(spared.length > 0
      ? [{ kind: 'note', text: `Not needed here: ${spared.map(([, each]) => each.title).join('; ')}.` } as const]
      : []),
  ]
  return {
    parts,
    actions: options.length > 0 ? [{ kind: 'select', label: 'Why was this decided?', options }] : [],
    fallback: `The plan is ready: ${plan.title}`,
  }
}

function reading({ outcome, because }: Decision): string {
  const [first] = because
  return `${outcome}${first ? `. ${first.because}` : ''}`
}
