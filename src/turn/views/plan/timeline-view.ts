import type { View } from '../../../contract/view.ts'
import type { Plan, Step } from '../../../plan/plan.ts'

/** The phases with their gates, then the data work, the evaluation and the next steps. */
export function timelineView(plan: Plan): View {
  const phases = plan.timeline.map(({ title, startWeek, endWeek, does, gate }) => [
    title,
    `${startWeek + 1} to ${endWeek}`,
    does,
    gate,
  ])
  const weeks = plan.timeline.at(-1)?.endWeek ?? 0
  return {
    parts: [
      { kind: 'heading', text: 'Timeline' },
      ...(phases.length > 0
        ? [{ kind: 'table', header: ['Phase', 'Weeks', 'What is done', 'Go on if'], rows: phases } as const]
        : []),
      ...(plan.deadline === '' ? [] : [{ kind: 'text', text: plan.deadline } as const]),
      ...steps('Next steps', plan.nextSteps),
      ...steps('Data work', plan.data),
      ...steps('Evaluation', plan.evaluation),
    ],
    actions: [],
    fallback: `Timeline: about ${weeks} weeks`,
  }
}

function steps(title: string, all: readonly Step[]): View['parts'] {
  if (all.length === 0) return []
  return [
    { kind: 'heading', text: title },
    { kind: 'list', ordered: true, items: all.map((step) => `${step.title}. ${step.text}`) },
  ]
}
