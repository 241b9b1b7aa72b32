import { spelledWords, type Words, wordsOf } from './terms.ts'

/** What a word that tells weighs. */
export const TELLING = 1
/** What other traits weigh beside it; chosen by questions that were left out (2026-11-22): half or twice of each was no better. */
const WEIGHT = { weak: 0.5, silent: 0.3, pair: 0.4, silentPair: 0.16, piece: 0.1 } as const
const PIECE = 4
/** Shorter words are themselves a piece. */
const SHORTEST = 5

/**
 * What a text is known by, each with its weight: its words under one name for all that mean the same, each two that follow
 * each other, and pieces of long words, by which a slip of the pen, an ending or a compound still meets its word.
 */
export function traitsOf(text: string, words: Words): ReadonlyMap<string, number> {
  const traits = new Map<string, number>(wordTraitsOf(text, words))
  for (const word of spelledWords(text))
    if (word.length >= SHORTEST) {
      const marked = `^${word}$`
      for (let at = 0; at + PIECE <= marked.length; at++) traits.set(`#${marked.slice(at, at + PIECE)}`, WEIGHT.piece)
    }
  return traits
}

/** The same without the pieces: enough for what was written with care. */
export function wordTraitsOf(text: string, words: Words): ReadonlyMap<string, number> {
  const traits = new Map<string, number>()
  let before: string | undefined
  for (const word of wordsOf(text, words)) {
    const silent = words.silent.has(word)
    traits.set(word, silent ? WEIGHT.silent : words.weak.has(word) ? WEIGHT.weak : TELLING)
    if (before !== undefined)
      traits.set(`${before} ${word}`, silent && words.silent.has(before) ? WEIGHT.silentPair : WEIGHT.pair)
    before = word
  }
  return traits
}
