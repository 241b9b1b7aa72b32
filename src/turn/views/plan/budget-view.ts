import { formatUsdRange } from '../../../amounts/print.ts'
import type { View } from '../../../contract/view.ts'
import type { Plan } from '../../../plan/plan.ts'
import { sourcesNote } from '../sources-note.ts'

/** What it costs once, each month and in the first year, and how that stands to the budget. */
export function budgetView(plan: Plan): View {
  const { budget } = plan
  const rows = budget.lines.map((line) => [
    line.label,
    `${formatUsdRange(line)}${line.per === 'month' ? ' a month' : ''}`,
    line.note,
  ])
  const firstYear = formatUsdRange(budget.firstYear)
  return {
    parts: [
      { kind: 'heading', text: 'Budget' },
      ...(rows.length > 0 ? [{ kind: 'table', header: ['What', 'Cost', 'How it comes about'], rows } as const] : []),
      {
        kind: 'fields',
        rows: [
          { label: 'Once', value: formatUsdRange(budget.once) },
          { label: 'Each month', value: formatUsdRange(budget.monthly) },
          { label: 'First year', value: firstYear },
        ],
      },
      { kind: 'text', text: budget.verdict },
      ...sourcesNote(
        plan,
        budget.lines.map(({ source }) => source),
      ),
    ],
    actions: [],
    fallback: `Budget: ${firstYear} in the first year`,
  }
}
