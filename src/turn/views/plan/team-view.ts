import { formatShare, formatUsdRange } from '../../../amounts/print.ts'
import type { View } from '../../../contract/view.ts'
import type { Plan } from '../../../plan/plan.ts'
import { sourcesNote } from '../sources-note.ts'

/** Who is needed, when, how to hire them and what they cost. Undefined when nobody is. */
export function teamView(plan: Plan): View | undefined {
  if (plan.staffing.length === 0) return undefined
  const rows = plan.staffing.map((role) => [
    role.title,
    formatShare(role.share),
    String(role.startWeek + 1),
    role.have ? 'on the team' : `hire: ${role.hire}`,
    formatUsdRange(role.costUsd),
  ])
  return {
    parts: [
      { kind: 'heading', text: 'Team' },
      { kind: 'table', header: ['Role', 'Share of project', 'From week', 'How', 'Cost in this project'], rows },
      { kind: 'list', items: plan.staffing.map((role) => `${role.title}: ${role.why} ${role.phase}`) },
      ...sourcesNote(
        plan,
        plan.staffing.map(({ source }) => source),
      ),
    ],
    actions: [],
    fallback: `Team: ${plan.staffing.map(({ title }) => title).join(', ')}`,
  }
}
