import type { View } from '../../contract/view.ts'
import type { Option, Question } from '../../rules/rule-book.ts'

/** What was typed fits several options: which is meant? `kept` are the options of a `many` question that were clear. */
export function whichView(question: Question, step: number, options: readonly Option[], kept: readonly string[]): View {
  const few = options.slice(0, 5)
  const text = `Did you mean ${few.map(({ label }) => `“${label}”`).join(' or ')}?`
  return {
    parts: [{ kind: 'text', text }],
    actions: few.map(({ id, label }) => ({
      kind: 'button',
      label,
      input: { type: 'answer', question: question.id, value: question.kind === 'many' ? [...kept, id] : id, step },
    })),
    fallback: text,
  }
}
