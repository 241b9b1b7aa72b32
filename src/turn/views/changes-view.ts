import type { Action, View } from '../../contract/view.ts'
import { diffPlans, saySame } from '../../plan/diff.ts'
import type { Plan } from '../../plan/plan.ts'
import { titled } from '../../sentence.ts'

/** What an edit, or an answer that is only imagined, changes in the plan. */
export function changesView(
  heading: string,
  { before, after }: { readonly before: Plan; readonly after: Plan },
  actions: readonly Action[],
): View {
  const differences = diffPlans(before, after)
  if (differences.length === 0) {
    const text = saySame(before, after) ? 'Nothing in the plan changes.' : ONLY_DETAILS
    return {
      parts: [
        { kind: 'heading', text: heading },
        { kind: 'text', text },
      ],
      actions,
      fallback: titled(heading, text),
    }
  }
  return {
    parts: [
      { kind: 'heading', text: heading },
      {
        kind: 'table',
        header: ['What', 'Before', 'After'],
        rows: differences.map(({ subject, before: was, after: is }) => [subject, was, is]),
      },
    ],
    actions,
    fallback: titled(heading, differences.map(({ subject, after: is }) => `${subject}: ${is}`).join('; ')),
  }
}

const ONLY_DETAILS =
  'No decision, cost, time or role changes, only details such as individual figures, reasons or assumptions.'
