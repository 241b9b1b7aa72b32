/** Shorter words are too near to too many others. */
const SHORTEST = 6
/** Two words written as one: each has so many letters at least. */
const SHORTEST_PART = 4

/**
 * What a mistyped or glued word was meant to be: the known word with one letter more, less, changed or swapped and the
 * same first letter, or two known words. Linear in the word's length, by the known words with one letter left out.
 */
export function makeTypos(known: Iterable<string>): (word: string) => readonly string[] {
  const words = new Set(known)
  const nearly = new Map<string, string>()
  for (const word of words)
    if (word.length >= SHORTEST - 1) for (const less of without(word)) if (!nearly.has(less)) nearly.set(less, word)
  const kept = new Map<string, readonly string[]>()
  return (word) => {
    if (words.has(word) || word.length < SHORTEST) return [word]
    const before = kept.get(word)
    if (before) return before
    const meant = nearest(word, words, nearly)
    if (kept.size < MAX_KEPT) kept.set(word, meant)
    return meant
  }
}

const MAX_KEPT = 20_000
/** No word that was typed by hand is longer. */
const LONGEST = 32

function nearest(word: string, words: ReadonlySet<string>, nearly: ReadonlyMap<string, string>): readonly string[] {
  if (word.length > LONGEST) return [word]
  const shorter = without(word)
  const near = [nearly.get(word), ...shorter.map((less) => (words.has(less) ? less : nearly.get(less)))].find(
    (one) => one !== undefined && one.length >= SHORTEST - 1 && one[0] === word[0],
  )
  if (near !== undefined) return [near]
  for (let at = SHORTEST_PART; at <= word.length - SHORTEST_PART; at++) {
    const [first, second] = [word.slice(0, at), word.slice(at)]
    if (words.has(first) && words.has(second)) return [first, second]
  }
  return [word]
}

/** The word with each of its letters but the first left out. */
const without = (word: string): readonly string[] =>
  Array.from({ length: Math.max(0, word.length - 1) }, (_, at) => word.slice(0, at + 1) + word.slice(at + 2))
