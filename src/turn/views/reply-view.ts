import type { Part, View } from '../../contract/view.ts'
import type { Question } from '../../rules/rule-book.ts'
import type { Asked } from '../questions/asker.ts'

/** What an offer to plan says. */
const START = 'start'

/**
 * The answer to a question in the thread, its sources, other ways to read it, and that the open question still waits. `kept`: what was
 * typed is kept as the problem of a plan, so that the offer to start one takes it over.
 */
export function replyView(
  { reply, sources, offers = [], tables }: Asked,
  open: Question | undefined,
  kept = false,
): View {
  // Most replies name their sources themselves.
  const named = /^Sources?:/mu.test(reply)
  const parts: Part[] = [
    ...(tables?.map(({ head, rows }): Part => ({ kind: 'table', header: head, rows })) ?? [
      { kind: 'text', text: reply } as const,
    ]),
    ...(sources.length > 0 && !named ? [{ kind: 'note', text: `Sources: ${sources.join('; ')}.` } as const] : []),
    ...(open ? [{ kind: 'note', text: `Still open: ${open.text}` } as const] : []),
  ]
  return {
    parts,
    actions: offers.map(({ label, text }) => ({
      kind: 'button',
      label,
      input: kept && text === START ? { type: 'start', fresh: true } : { type: 'say', text },
    })),
    fallback: reply,
  }
}
