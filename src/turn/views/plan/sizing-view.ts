import { formatFigure } from '../../../amounts/print-figure.ts'
import type { View } from '../../../contract/view.ts'
import type { Plan } from '../../../plan/plan.ts'
import { sourcesNote } from '../sources-note.ts'

/** Every figure with its 80 % range, and what it takes for granted. Undefined when nothing has to be sized. */
export function sizingView(plan: Plan): View | undefined {
  if (plan.estimates.length === 0) return undefined
  const assumed = [...new Set(plan.estimates.flatMap(({ assumptions }) => assumptions))]
  return {
    parts: [
      { kind: 'heading', text: 'Sizing' },
      {
        kind: 'table',
        header: ['What', 'Figure (80% range)'],
        rows: plan.estimates.map((each) => [each.label, formatFigure(each)]),
      },
      ...(assumed.length > 0 ? [{ kind: 'note', text: `Assumed: ${assumed.join(' ')}` } as const] : []),
      ...sourcesNote(
        plan,
        plan.estimates.flatMap(({ sources }) => sources),
      ),
    ],
    actions: [],
    fallback: `Sizing: ${plan.estimates.length} figures`,
  }
}
