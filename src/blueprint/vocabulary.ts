import MiniSearch from 'minisearch'
import type { BlueprintLibrary, LoadedBlueprint } from './library.ts'
import { FOR_THE_PROGRAM } from './read-texts.ts'
import { stems } from './stems.ts'

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
  const texts = library
    .filter(isKind)
    .map(({ blueprint }) => ({ id: blueprint.id, words: wordsOf(textsOf(blueprint).join(' ')) }))
  const vocabulary = new Set(texts.flatMap(({ words }) => words))
  const index = new MiniSearch({ fields: ['text'], tokenize: (text) => text.split(' '), processTerm: (term) => term })
  index.addAll(texts.map(({ id, words }) => ({ id, text: words.join(' ') })))
  return ({ main, beside }) => {
    const first = new Set(wordsOf(main))
    const known = wordsOf(`${main} ${beside}`).filter((word) => vocabulary.has(word)).length
    const found = index.search(`${main} ${beside}`, {
      tokenize: wordsOf,
      combineWith: 'OR',
      boostTerm: (term) => (first.has(term) ? 1 : BESIDE),
    })
    return { like: new Map(found.map(({ id, score }) => [id, score / known])), known }
  }
}

/** Whether it is a kind of project of its own: one without words is the floor for its task. */
export const isKind = ({ blueprint }: LoadedBlueprint): boolean => blueprint.applies.words.length > 0

const wordsOf = (text: string): string[] => [
  ...new Set(
    stems(text.replace(/\{[^}]*\}/gu, ' '))
      .split(' ')
      .filter((word) => word.length > 2),
  ),
]

/** Beside these: what it is not, whose case it was, and names of products. */
const SKIPPED = new Set([...FOR_THE_PROGRAM, 'counterExamples', 'failure', 'buy', 'purchases', 'worth'])

function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) => (SKIPPED.has(key) ? [] : textsOf(part)))
}
