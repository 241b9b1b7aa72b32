/** A part of a text with where it begins. */
export type Span = { readonly at: number; readonly text: string }

const END = /(?<=[.!?;])\s+|(?<=(?:[^\s.!?;]+\s+){2}[^\s.!?;]+:)\s+(?![^()]*\))|\n+/gu
/** Commas, brackets and dashes between words; not the commas of "1,900". */
const PAUSE = /[,)]\s+|\s*\(|\)$|\s[–—-]\s/gu

/** The sentences of a text, each with its place. A colon after three words or more ends one too; "plan:", "must never:" and one in brackets belong to what follows. */
export const sentences = (text: string): readonly Span[] => split(text, END)

const JOINED =
  /\s+(?:and|but|while|so|because|und|aber|weil|pero|porque|mais)\s+(?!(?:is|are|was|were|has|have|had|does|will|can|would|gets?|not|only|then)\b)/giu
/** So many words on both sides, and they are two statements. */
const STATEMENT = 4

/** The pieces of a sentence between its pauses; "the probes were dirty and the operators switched it off" are two. */
export const pieces = (sentence: string): readonly Span[] =>
  split(sentence, PAUSE).flatMap(({ at, text }) => statements(text).map((each) => ({ ...each, at: at + each.at })))

function statements(text: string): readonly Span[] {
  for (const { index, 0: joint } of text.matchAll(JOINED)) {
    const rest = index + joint.length
    if (
      !/^\p{Lu}/u.test(text.slice(rest)) &&
      words(text.slice(0, index)) >= STATEMENT &&
      words(text.slice(rest)) >= STATEMENT
    )
      return [
        { at: 0, text: text.slice(0, index) },
        ...statements(text.slice(rest)).map((each) => ({ ...each, at: rest + each.at })),
      ]
  }
  return [{ at: 0, text }]
}

const words = (text: string): number => (text.match(/\S+/gu) ?? []).length

function split(text: string, at: RegExp): readonly Span[] {
  const spans: Span[] = []
  let from = 0
  for (const { index, 0: gap } of [...text.matchAll(at), Object.assign([''], { index: text.length })]) {
    if (index > from) spans.push({ at: from, text: text.slice(from, index) })
    from = index + (gap ?? '').length
  }
  return spans
}
