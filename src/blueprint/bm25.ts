/** The usual constants of BM25+. */
const SATURATION = 1.2
const LENGTH = 0.7
const FLOOR = 0.5

/** A text, as the different words that it has. */
export type Worded = { readonly id: string; readonly words: ReadonlySet<string> }

/**
 * How well each of some texts answers to weighted words: BM25+ for words that count once a text, times how many of them it has,
 * as search engines rank. Texts without any of the words are left out. `among`: how many of the words any text has.
 */
export function bm25(texts: readonly Worded[]) {
  const average = texts.reduce((total, { words }) => total + words.size, 0) / texts.length
  // A question has few words: asking each text is quicker than an index of all that they say.
  return (asked: ReadonlyMap<string, number>): { scores: ReadonlyMap<string, number>; among: number } => {
    const found = new Map<string, { score: number; shared: number }>()
    let among = 0
    for (const [word, boost] of asked) {
      const having = texts.filter(({ words }) => words.has(word))
      if (having.length > 0) among++
      const rare = Math.log(1 + (texts.length - having.length + 0.5) / (having.length + 0.5))
      for (const { id, words } of having) {
        const { score, shared } = found.get(id) ?? { score: 0, shared: 0 }
        const length = 1 - LENGTH + LENGTH * (words.size / average)
        const more = boost * rare * (FLOOR + (SATURATION + 1) / (1 + SATURATION * length))
        found.set(id, { score: score + more, shared: shared + 1 })
      }
    }
    return { scores: new Map([...found].map(([id, { score, shared }]) => [id, score * shared])), among }
  }
}
