/**
 * Work for the optional language model, done after the commit and never waited for: the turn is complete without it, and
 * a crash in between loses nothing but the improvement.
 */
export type Later =
  /** Read the first words into answers, to be confirmed. */
  | { readonly kind: 'intake'; readonly text: string }
  /** Understand a question of which the parser was not sure; `key` is the message that already answers it, if one does. */
  | { readonly kind: 'ask'; readonly text: string; readonly key: string | undefined }
  /** Put the published summary into prose. */
  | { readonly kind: 'summary'; readonly room: string }
  /** Suggest what is special to the text that the plan was made of. */
  | { readonly kind: 'ideas' }

/** A description worth reading for more than the problem itself has at least so many words. */
const PARAGRAPH_WORDS = 12

/** The work that somebody's description of the problem gives; none for a short one. */
export function intakeOf(text: string): { readonly later?: Later } {
  return text.trim().split(/\s+/u).length >= PARAGRAPH_WORDS ? { later: { kind: 'intake', text } } : {}
}
