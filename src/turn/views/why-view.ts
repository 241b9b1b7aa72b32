import type { Part, View } from '../../channels/channel.ts'
import { ruledOut } from '../../plan/explained.ts'
import type { Decision, ManyDecision } from '../../plan/plan.ts'

/** Why one decision fell as it did: the reasons, what was ruled out, and what would change it. */
export function whyView(decision: Decision | ManyDecision): View {
  if (!('option' in decision))
    return {
      parts: [
        { kind: 'heading', text: `Why these: ${decision.title}` },
        { kind: 'list', items: decision.options.map((each) => `${each.label}: ${reasons(each.because)}`) },
      ],
      actions: [],
      fallback: `Why: ${decision.title}`,
    }
  const { label, description, because, wouldChange } = decision
  const parts: Part[] = [
    { kind: 'heading', text: `Why ${decision.title}: ${label}` },
    { kind: 'text', text: description },
    {
      kind: 'list',
      items: because.length > 0 ? because.map(withSource) : ['It is the simplest option that nothing speaks against.'],
    },
    ...listed(
      'Ruled out',
      ruledOut(decision).map((each) => `${each.options.join(', ')}: ${withSource(each)}`),
    ),
    ...listed(
      'What would change it',
      wouldChange.map(({ text }) => text),
    ),
  ]
  const [first] = because
  return { parts, actions: [], fallback: `${decision.title}: ${label}${first ? `, because ${first.because}` : ''}` }
}

function listed(title: string, items: readonly string[]): readonly Part[] {
  return items.length === 0
    ? []
    : [
        { kind: 'text', text: `${title}:` },
        { kind: 'list', items },
      ]
}

const withSource = (reason: { because: string; source: string }): string => `${reason.because} [${reason.source}]`
const reasons = (because: readonly { because: string; source: string }[]): string =>
  because.length > 0 ? because.map(withSource).join(' ') : 'nothing speaks against it.'
