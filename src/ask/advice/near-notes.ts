import type { Concepts } from '../../knowledge/concepts.ts'
import type { AskResult } from '../ask-result.ts'

/** What shares less with a question is no help. */
const MIN_SCORE = 0.4
const MAX_NOTES = 3
/** A button has room for so much. */
const LONGEST = 75

/** The nearest questions that a note answers, where none fits well enough to be quoted. */
export function nearNotes(
  plain: string,
  concepts: Concepts | undefined,
): { readonly reply: string; readonly offers: AskResult['offers'] } {
  const near = (concepts?.asked(plain) ?? [])
    .filter(({ score }) => score >= MIN_SCORE)
    .flatMap(({ phrase, concept }) => [phrase, ...concept.asks].find(isQuestion) ?? [])
    .slice(0, MAX_NOTES)
  if (near.length === 0) return { reply: '', offers: [] }
  return {
    reply: `\nPerhaps one of these: ${near.map((text) => `“${text}”`).join(' ')}`,
    offers: near.map((text) => ({ label: text, text })),
  }
}

const isQuestion = (text: string): boolean => text.endsWith('?') && text.length <= LONGEST
