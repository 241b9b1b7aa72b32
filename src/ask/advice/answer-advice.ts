import type { Concept } from '../../knowledge/concepts.ts'
import type { RuleBook } from '../../rules/rule-book.ts'
import { quoteNotes } from '../concept/quote-notes.ts'
import { settledBy } from './settled-by.ts'

export type AdviceAnswer = {
  readonly reply: string
  readonly sources: readonly string[]
  readonly offers: readonly { readonly label: string; readonly text: string }[]
  readonly concept: string
}

/**
 * The note that answers a plain question, and, where the rules decide such a thing, the answers that would settle it for
 * the one who asks, with an offer to start a plan.
 */
export function answerAdvice(note: Concept, book: RuleBook | undefined, hasPlan: boolean): AdviceAnswer {
  const { reply, sources, offers } = quoteNotes([note])
  const questions = book && note.decision !== undefined && !hasPlan ? settledBy(book, note.decision) : []
  if (questions.length === 0) return { reply, sources, offers, concept: note.id }
  return {
    reply: `${reply}\nFor your case, these questions decide it: ${questions.join(' ')} Say “start”, and I will ask them and make a plan.`,
    sources,
    offers: [...offers, { label: 'Start a plan', text: 'start' }],
    concept: note.id,
  }
}
