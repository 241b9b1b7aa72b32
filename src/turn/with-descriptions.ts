import type { Action, View } from '../channels/channel.ts'

/**
 * Chat platforms cannot put a description on a button, so questions list `label: description` above the buttons. A front
 * that can (a page, a terminal) calls this: each description moves from such a list into its option, and the list goes.
 * Other views come back unchanged.
 */
export function withDescriptions(view: View): View {
  const labels = view.actions.flatMap((action) =>
    action.kind === 'button' && action.input.type === 'answer'
      ? [action.label]
      : action.kind === 'ticks'
        ? action.options.map((option) => option.label)
        : [],
  )
  const list = view.parts.find((part) => part.kind === 'list' && labels.length > 0 && describesAll(part.items, labels))
  if (list?.kind !== 'list') return view
  const texts = new Map(labels.map((label, index) => [label, list.items[index]?.slice(label.length + 2) ?? '']))
  return {
    ...view,
    parts: view.parts.filter((part) => part !== list),
    actions: view.actions.map((action) => described(action, texts)),
  }
}

function describesAll(items: readonly string[], labels: readonly string[]): boolean {
  return (
    items.length === labels.length &&
    labels.every((label, index) => items[index] === label || items[index]?.startsWith(`${label}: `))
  )
}

/** A button that answers becomes a one-option choice, which can carry a description. */
function described(action: Action, texts: ReadonlyMap<string, string>): Action {
  if (action.kind === 'ticks') {
    const options = action.options.map((option) => {
      const text = texts.get(option.label)
      return text ? { ...option, description: text } : option
    })
    return { ...action, options }
  }
  if (action.kind !== 'button' || action.input.type !== 'answer') return action
  const text = texts.get(action.label)
  const option = { label: action.label, input: action.input, ...(text && { description: text }) }
  return { kind: 'select', label: action.label, options: [option] }
}
