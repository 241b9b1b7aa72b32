import type { Action, View } from '../../contract/view.ts'

/** A sentence or two, with ways on if there are any. */
export function noticeView(text: string, actions: readonly Action[] = []): View {
  return { parts: [{ kind: 'text', text }], actions, fallback: text }
}
