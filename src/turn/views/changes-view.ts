import type { Action, View } from '../../contract/view.ts'
import type { Difference } from '../../plan/diff.ts'
import { titled } from '../../sentence.ts'

/** What an edit, or an answer that is only imagined, changes in the plan. */
export function changesView(heading: string, differences: readonly Difference[], actions: readonly Action[]): View {
  if (differences.length === 0)
    return {
      parts: [
        { kind: 'heading', text: heading },
        { kind: 'text', text: 'Nothing in the plan changes.' },
      ],
      actions,
      fallback: titled(heading, 'Nothing changes'),
    }
  return {
    parts: [
      { kind: 'heading', text: heading },
      {
        kind: 'table',
        header: ['What', 'Before', 'After'],
        rows: differences.map(({ subject, before, after }) => [subject, before, after]),
      },
    ],
    actions,
    fallback: titled(heading, differences.map(({ subject, after }) => `${subject}: ${after}`).join('; ')),
  }
}
