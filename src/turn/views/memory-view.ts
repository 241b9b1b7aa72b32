import { formatFigure } from '../../amounts/print-figure.ts'
import type { View } from '../../contract/view.ts'
import type { Plan } from '../../plan/plan.ts'
import { sourcesNote } from './sources-note.ts'

/** The plan's figures on memory and on the machines that hold it. */
export function memoryFigures({ estimates }: Plan): Plan['estimates'] {
  return estimates.filter(({ unit, quantity }) => unit === 'GiB' || quantity === 'acceleratorsNeeded')
}

/** How much memory the plan needs, in the plan's own figures. */
export function memoryView(plan: Plan): View {
  const figures = memoryFigures(plan)
  const serving = plan.decisions.serving
  const where = serving && 'option' in serving ? `${serving.title}: ${serving.outcome}.` : ''
  const none = figures.length === 0 ? 'This plan has no memory figure because it runs no model of its own.' : ''
  const text = [where, none].filter((line) => line !== '').join(' ')
  const rows = figures.map((each) => ({ label: each.label, value: formatFigure(each) }))
  return {
    parts: [
      { kind: 'heading', text: 'Memory in this plan (80% range)' },
      ...(text === '' ? [] : [{ kind: 'text', text } as const]),
      ...(rows.length > 0 ? [{ kind: 'fields', rows } as const] : []),
      ...sourcesNote(
        plan,
        figures.flatMap(({ sources }) => sources),
      ),
    ],
    actions: [],
    fallback: rows.map(({ label, value }) => `${label}: ${value}`).join('; ') || text || 'Memory',
  }
}
