import type { View } from '../../../contract/view.ts'
import { otherLists } from '../../../plan/other-lists.ts'
import type { ManyDecision, Plan, Step } from '../../../plan/plan.ts'

/** The phases with their gates, then the next steps, the data work, the evaluation and whatever else the rules list. */
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
      ...otherLists(plan).flatMap(listed),
    ],
    actions: [],
    fallback: `Timeline: about ${weeks} weeks`,
  }
}

function listed({ title, options }: ManyDecision): View['parts'] {
  return [
    { kind: 'heading', text: title },
    { kind: 'list', items: options.map(({ label, description }) => `${label}. ${description}`) },
  ]
}

function steps(title: string, all: readonly Step[]): View['parts'] {
  if (all.length === 0) return []
  return [
    { kind: 'heading', text: title },
    { kind: 'list', ordered: true, items: all.map((step) => `${step.title}. ${step.text}`) },
  ]
}
