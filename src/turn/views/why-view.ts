import type { Part, View } from '../../contract/view.ts'
import { ruledOut } from '../../plan/explained.ts'
import type { Decision, ManyDecision, Plan } from '../../plan/plan.ts'
import { titled } from '../../sentence.ts'
import { sourcesNote } from './sources-note.ts'

/** Why one decision fell as it did: the reasons, what was ruled out, and what would change it. */
export function whyView(plan: Plan, decision: Decision | ManyDecision): View {
  if (!('option' in decision))
    return {
      parts: [
        { kind: 'heading', text: `Why these: ${decision.title}` },
        { kind: 'list', items: decision.options.map((each) => `${each.label}: ${reasons(each.because)}`) },
        ...sourcesNote(
          plan,
          decision.options.flatMap((each) => each.because.map(sourceOf)),
        ),
      ],
      actions: [],
      fallback: `Why: ${decision.title}`,
    }
  const { label, description, because, wouldChange } = decision
  const against = ruledOut(decision)
  const parts: Part[] = [
    { kind: 'heading', text: titled(decision.title, label) },
    { kind: 'text', text: description },
    ...listed(
      'Why',
      because.length > 0 ? because.map((each) => each.because) : ['It is the simplest option with nothing against it.'],
    ),
    ...listed(
      'Ruled out',
      against.map((each) => `${each.options.join(', ')}: ${each.because}`),
    ),
    ...listed(
      'What would change it',
      wouldChange.map(({ text }) => text),
    ),
    ...sourcesNote(plan, [...because, ...against].map(sourceOf)),
  ]
  const [first] = because
  return {
    parts,
    actions: [],
    fallback: `${titled(decision.title, label)}${first ? `. ${first.because}` : ''}`,
  }
}

function listed(title: string, items: readonly string[]): readonly Part[] {
  return items.length === 0
    ? []
    : [
        { kind: 'text', text: `${title}:` },
        { kind: 'list', items },
      ]
}

const sourceOf = ({ source }: { source: string }): string => source
const reasons = (because: readonly { because: string }[]): string =>
  because.length > 0 ? because.map((each) => each.because).join(' ') : 'there is nothing against it.'
