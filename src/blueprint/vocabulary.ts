import { bm25 } from './bm25.ts'
import type { BlueprintLibrary, LoadedBlueprint } from './library.ts'
import { FOR_THE_PROGRAM } from './read-texts.ts'
import { foldedWords, stem } from './stems.ts'

/** What the team wrote: the problem and what they want, and what they say beside it (why, the measure, dependencies). */
export type Said = { readonly main: string; readonly beside: string }

/** How like a text is to all that each blueprint says. */
type Likeness = (said: Said) => {
  /** BM25 for each word of the text that any blueprint knows, by blueprint id; absent where no word is shared. */
  readonly like: ReadonlyMap<string, number>
  /** How many different words of the text any blueprint knows. */
  readonly known: number
}

/** What is said beside the problem and the wish counts so much. */
export const BESIDE = 0.5

/**
 * Reads all that the blueprints say (parts, data, traps, measures, people) as one collection. An expert's text on weld seams uses
 * the words that a team with weld seams uses, also those that nobody thought of as a key word.
 */
export function readLikeness(library: BlueprintLibrary): Likeness {
  const score = bm25(
    library.filter(isKind).map(({ blueprint }) => ({ id: blueprint.id, words: wordsOf(textsOf(blueprint)) })),
  )
  return ({ main, beside }) => {
    const first = wordsOf([main])
    const asked = new Map([...wordsOf([main, beside])].map((word) => [word, first.has(word) ? 1 : BESIDE]))
    const { scores, among } = score(asked)
    return { like: new Map([...scores].map(([id, points]) => [id, points / among])), known: among }
  }
}

/** Whether it is a kind of project of its own: one without words is the floor for its task. */
export const isKind = ({ blueprint }: LoadedBlueprint): boolean => blueprint.applies.words.length > 0

/** The different words of texts, stemmed; not what a text leaves open. */
function wordsOf(texts: readonly string[]): ReadonlySet<string> {
  // Each word is stemmed once, however often it is written.
  const written = new Set(texts.flatMap((text) => foldedWords(text.replace(/\{[^}]*\}/gu, ' '))))
  return new Set([...written].map(stem).filter((word) => word.length > 2))
}

/** Beside these: what it is not, whose case it was, and names of products. */
const SKIPPED = new Set([...FOR_THE_PROGRAM, 'counterExamples', 'failure', 'buy', 'purchases', 'worth'])

function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) => (SKIPPED.has(key) ? [] : textsOf(part)))
}
