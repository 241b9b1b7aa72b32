import type { Conversation } from '../../contract/store/conversation.ts'
import { planMarkdown } from '../../plan/markdown.ts'
import type { Plan } from '../../plan/plan.ts'
import { type Effect, said } from '../effects/effect.ts'

/** Hands the plan over as a file. */
export function onExport(conversation: Conversation, plan: Plan, format: 'md' | 'json'): Effect {
  const json = format === 'json'
  return said(conversation, [
    {
      kind: 'file',
      name: json ? 'plan.json' : 'plan.md',
      mime: json ? 'application/json' : 'text/markdown',
      content: json ? `${JSON.stringify(plan, null, 2)}\n` : planMarkdown(plan),
      comment: `The plan as ${json ? 'JSON' : 'Markdown'}`,
    },
  ])
}
