import type { RemarkRow } from '../../knowledge/remark.ts'
import type { Heard } from './hear.ts'

/** Two things that were taken for one another, letter by letter: "10 mg" and "100 mg tablets". */
export type Pair = { readonly one: string; readonly other: string }

/** What is longer is no name of a thing. */
const MAX_WORDS = 4
/** Where the second thing ends. */
const ENDS =
  /\s*(?:[,;:()!?]|\.(?:\s|$)|\s[–—-]\s)|\s+(?:because|so|when|while|which|that|who|whose|in|on|at|by|if|but|and|or|as|since|after|until|from|for|with|is|are|was|were|then)\s/iu
/** Words that name nothing by themselves. */
const NO_NAME =
  /^(?:it|its|them|they|us|we|you|him|her|this|that|these|those|each|both|one|ones|others?|each other|one another|something|everything|all|some|many|few|well|the same)$/iu

/**
 * The two things behind heard words, as in "joined 10 mg with 100 mg tablets"; undefined where they are not both plainly there, or, with
 * `alike`, have neither a unit or noun in common nor a number each. Pure.
 */
export function pairAfter(
  sentence: string,
  { from, to }: Heard,
  { joinedBy, alike }: NonNullable<RemarkRow['pair']>,
): { readonly pair: Pair; readonly heard: Heard } | undefined {
  const rest = sentence.slice(to)
  const joint = joinedBy
    .flatMap((word) => [...rest.matchAll(new RegExp(`\\s+${word}\\s+`, 'giu'))])
    .toSorted((a, b) => a.index - b.index)[0]
  if (joint === undefined) return undefined
  const one = rest.slice(0, joint.index).trim()
  const begin = joint.index + joint[0].length
  const length = ENDS.exec(rest.slice(begin))?.index ?? rest.length - begin
  const other = rest.slice(begin, begin + length).trim()
  if (!isName(one) || !isName(other) || one.toLowerCase() === other.toLowerCase()) return undefined
  if (alike && !areAlike(one, other)) return undefined
  return { pair: { one, other }, heard: { from, to: to + begin + length } }
}

const isName = (words: string): boolean =>
  words !== '' && words.split(/\s+/u).length <= MAX_WORDS && !/[,;:()]/u.test(words) && !NO_NAME.test(words)

/** "10 mg" and "100 mg tablets": of one unit or noun, and not the same. */
function areAlike(one: string, other: string): boolean {
  const theirs = wordsOf(other)
  return wordsOf(one).some((word) => theirs.includes(word))
}
const wordsOf = (words: string): readonly string[] =>
  (words.toLowerCase().match(/\p{L}{2,}/gu) ?? []).filter((word) => !LITTLE.has(word))
const LITTLE = new Set(['the', 'an', 'of', 'our', 'their', 'some'])
