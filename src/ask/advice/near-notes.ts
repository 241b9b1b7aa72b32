import type { Concepts } from '../../knowledge/concepts.ts'
import type { AskResult } from '../ask-result.ts'
import { questionOf } from './nearest-note.ts'

/** What shares less with a question is no help. */
const LEAST = 0.35
const MAX_NOTES = 3

/** The nearest questions that a note answers, where none fits well enough to be quoted. */
export function nearNotes(
  plain: string,
  concepts: Concepts | undefined,
): { readonly reply: string; readonly offers: AskResult['offers'] } {
  const near = (concepts?.near(plain) ?? [])
    .filter(({ score }) => score >= LEAST)
    .flatMap(({ concept }) => questionOf(concept) ?? [])
    .slice(0, MAX_NOTES)
  if (near.length === 0) return { reply: '', offers: [] }
  return {
    reply: `\nPerhaps one of these: ${near.map((text) => `“${text}”`).join(' ')}`,
    offers: near.map((text) => ({ label: text, text })),
  }
}
