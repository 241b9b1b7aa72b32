import type { ManyDecision, Plan } from './plan.ts'

/** Decisions with many outcomes whose outcomes are sections of the plan: its team, data work, evaluation, risks and next steps. */
const SECTIONS: ReadonlySet<string> = new Set(['roles', 'data-steps', 'evaluation', 'risks', 'next-steps'])

/** The other decisions with many outcomes that took something, in the order of the rules: each is a list of its own. */
export function otherLists({ decisions }: Pick<Plan, 'decisions'>): readonly ManyDecision[] {
  return Object.entries(decisions).flatMap(([id, decision]) =>
    'options' in decision && decision.options.length > 0 && !SECTIONS.has(id) ? [decision] : [],
  )
}
