import type { Part, View } from '../../../contract/view.ts'
import type { Plan } from '../../../plan/plan.ts'
import type { RuleBook } from '../../../rules/rule-book.ts'
import { questionLabel } from '../labels.ts'

/** What was assumed for want of an answer, with a way to answer after all, and what was never asked because it does not matter. */
export function assumptionsView(book: RuleBook, plan: Plan): View | undefined {
  const open = book.questions.filter(({ id }) => plan.unanswered.includes(id))
  const spared = book.questions.filter(({ id }) => plan.notAsked.includes(id))
  if (plan.assumptions.length === 0 && open.length === 0 && spared.length === 0) return undefined
  const parts: Part[] = [
    { kind: 'heading', text: 'What we assumed' },
    ...(plan.assumptions.length > 0
      ? [{ kind: 'list', items: plan.assumptions.map(({ text }) => text) } as const]
      : []),
    ...(spared.length > 0
      ? [
          {
            kind: 'note',
            text: `Not asked, because no answer could change the plan: ${spared.map(questionLabel).join(', ')}.`,
          } as const,
        ]
      : []),
  ]
  const options = open.map((question) => ({
    label: questionLabel(question),
    description: question.text,
    input: { type: 'edit', question: question.id } as const,
  }))
  return {
    parts,
    actions: options.length > 0 ? [{ kind: 'select', label: 'Answer one after all', options }] : [],
    fallback: `Assumptions: ${plan.assumptions.length}`,
  }
}
