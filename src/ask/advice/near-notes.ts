import type { Concept, Concepts } from '../../knowledge/concepts.ts'
import type { AskResult } from '../ask-result.ts'

/** What shares less with a question is no help. */
const MIN = { score: 30, covers: 0.2 } as const
const MAX_NOTES = 3
/** A button has room for so much. */
const LONGEST = 75

/** The nearest questions that a note answers, where none fits well enough to be quoted. */
export function nearNotes(
  plain: string,
  concepts: Concepts | undefined,
): { readonly reply: string; readonly offers: AskResult['offers'] } {
  const near = (concepts?.near(plain) ?? [])
    .filter(({ score, covers }) => score >= MIN.score && covers >= MIN.covers)
    .flatMap(({ concept }) => questionOf(concept) ?? [])
    .slice(0, MAX_NOTES)
  if (near.length === 0) return { reply: '', offers: [] }
  return {
    reply: `\nPerhaps one of these: ${near.map((text) => `“${text}”`).join(' ')}`,
    offers: near.map((text) => ({ label: text, text })),
  }
}

/** The first question that a note answers and that fits on a button. */
export const questionOf = ({ asks }: Concept): string | undefined =>
  asks.find((text) => text.endsWith('?') && text.length <= LONGEST)
