import type { Action, View } from '../../../contract/view.ts'

/** As much as is read of an answer to a question with options. */
const MAX_WRITTEN = 300

/**
 * Returns the view for a thread in which the bot does not see what people type: it says what works there, and every question
 * has an input. Pure.
 */
export function unheardView(view: View): View {
  const parts = view.parts.map((part) =>
    part.kind === 'note' && part.unheard !== undefined ? { ...part, text: part.unheard } : part,
  )
  return { ...view, parts, actions: withInput(view.actions) }
}

function withInput(actions: readonly Action[]): readonly Action[] {
  const question = actions.flatMap(questionOf)[0]
  if (question === undefined || actions.some(({ kind }) => kind === 'write')) return actions
  const write = { kind: 'write', label: 'Write the answer', multiline: false, maxLength: MAX_WRITTEN } as const
  // After the answers, before the other ways on.
  const at = actions.findIndex((action) => action.kind === 'button' && action.input.type !== 'answer')
  return actions.toSpliced(at === -1 ? actions.length : at, 0, { ...write, ...question })
}

type Asked = { readonly question: string; readonly step: number }

/** The question that an action is about; none for a way to do something else. */
function questionOf(action: Action): readonly Asked[] {
  if (action.kind === 'ticks') return [{ question: action.question, step: action.step }]
  const inputs =
    action.kind === 'button' ? [action.input] : action.kind === 'select' ? action.options.map(({ input }) => input) : []
  return inputs.flatMap((input) => {
    if (input.type !== 'answer' && input.type !== 'skip') return []
    const { question, step } = input
    return question === undefined || step === undefined ? [] : [{ question, step }]
  })
}
