import type { Action } from '../channel.ts'

/** How a list that is too long for the chat platforms is numbered: `Change an answer (2/3)`. */
const PIECE = /^(.*) \((\d+)\/\d+\)$/

/** Puts lists that were cut into pieces together again: a page has no such limit. */
export function wholeSelects(actions: readonly Action[]): readonly Action[] {
  const whole: Action[] = []
  for (const action of actions) {
    const [, label, number] = (action.kind === 'select' && PIECE.exec(action.label)) || []
    const before = whole.at(-1)
    if (action.kind !== 'select' || label === undefined) whole.push(action)
    else if (number !== '1' && before?.kind === 'select' && before.label === label) {
      whole[whole.length - 1] = { ...before, options: [...before.options, ...action.options] }
    } else whole.push({ ...action, label })
  }
  return whole
}
