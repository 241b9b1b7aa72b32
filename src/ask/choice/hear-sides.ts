import type { Contender } from '../../knowledge/contender.ts'
import { findPhrases } from '../../profile/phrases.ts'

/** One side of a choice, with the words that name it. */
export type Side = { readonly row: Contender; readonly words: string }
type Placed = Side & { readonly at: number; readonly end: number }

const OR = /,?\s(?:or|vs\.?|versus|oder|ou|o|rather than|instead of)\s/giu
/** So far from the "or" its sides may stand, in characters. */
const NEAR = { before: 60, after: 45 } as const
/** "RAG, plain search or ...": another side before the first. */
const LISTED = /^,? (?:an? |the )?$/u

/** The sides that a question names: those that stand at its "or", in their order; none where fewer than two do. */
export function hearSides(text: string, rows: readonly Contender[]): readonly Side[] {
  const joints = [...text.matchAll(OR)]
  if (joints.length === 0) return []
  const named = namedIn(text, rows)
  for (const { index, 0: or } of joints) {
    const before = named.filter(({ end }) => end <= index && index - end <= NEAR.before)
    const left = before.toSorted((a, b) => b.end - a.end || a.at - b.at)[0]
    const from = index + or.length
    const right = named.find(({ at, row }) => at >= from && at - from <= NEAR.after && row !== left?.row)
    if (left === undefined || right === undefined) continue
    const listed = before.find(({ end, row }) => row !== left.row && LISTED.test(text.slice(end, left.at)))
    return [...(listed && listed.row !== right.row ? [listed] : []), left, right]
  }
  return []
}

/** Everything of the rows that a text names, in its order; of what overlaps the longest. */
export function namedIn(text: string, rows: readonly Contender[]): readonly Placed[] {
  const hits = rows
    .flatMap((row) =>
      findPhrases(text, row.hear, row.unless).map(({ at, words }) => ({ row, words, at, end: at + words.length })),
    )
    .toSorted((a, b) => a.at - b.at || b.end - a.end)
  return hits.filter((one) => !hits.some((other) => other !== one && covers(other, one)))
}

const covers = (one: Placed, other: Placed): boolean =>
  one.at <= other.at && one.end >= other.end && one.end - one.at > other.end - other.at
