import { wordsApart } from './words-apart.ts'

/** Words of plain questions: which say nothing, which say little, and which mean the same. Data of `words.yaml`. */
export type WordList = {
  readonly silent: readonly string[]
  readonly weak: readonly string[]
  /** Names of notes that people also say without asking about them, as one word. */
  readonly inPassing: readonly string[]
  /** The first word of a group stands for all; a group may hold phrases. */
  readonly same: readonly (readonly string[])[]
  /** Words that say what kind of answer is wanted; a group for each kind. */
  readonly kinds: readonly (readonly string[])[]
}

/** A word list made ready: phrases and words by their stem. */
export type Words = {
  /** Puts blanks between the words of scripts that have none. */
  readonly apart?: (text: string) => string
  readonly canonical: ReadonlyMap<string, string>
  readonly silent: ReadonlySet<string>
  readonly weak: ReadonlySet<string>
  /** Every word that the list has. */
  readonly known: ReadonlySet<string>
  readonly kinds: ReadonlyMap<string, string>
  /** What a word that nobody knows was meant to be: one or two known words, or itself. */
  readonly correct?: (word: string) => readonly string[]
}

const MAX_PHRASE = 4

/** Makes a word list ready for `termsOf`. */
export function makeWords({ silent, weak, same, kinds }: WordList): Words {
  const canonical = new Map<string, string>()
  for (const group of same) {
    const first = split(group[0] ?? '').join(' ')
    // A group may continue an earlier one, by any of its words.
    const known = canonical.get(first) ?? first
    for (const name of group) canonical.set(split(name).join(' '), known)
  }
  const known = new Set([...silent, ...weak, ...same.flat()].flatMap(spelledWords))
  const kindOfWord = new Map(kinds.flatMap((group) => group.map((word) => [word, group[0] ?? word] as const)))
  return {
    apart: wordsApart([...silent, ...weak, ...same.flat()]),
    canonical,
    kinds: kindOfWord,
    silent: new Set(silent.flatMap(split)),
    weak: new Set(weak.flatMap(split)),
    known,
  }
}

/** The kind of answer that a text wants by its question word: its first of one or two words. */
export function kindOf(text: string, { kinds }: Words): string | undefined {
  const spelled = spelledWords(text)
  for (const [at, word] of spelled.entries()) {
    const kind = kinds.get(`${word} ${spelled[at + 1] ?? ''}`) ?? kinds.get(word)
    if (kind !== undefined) return kind
  }
  return undefined
}

/** Every word of a text, the silent ones too, with phrases and synonyms under one name. */
export const wordsOf = (text: string, words: Words): ReadonlySet<string> =>
  termsOf(text, { ...words, silent: new Set() })

/** The terms of a text: stems of the words that tell, with phrases and synonyms under one name. Numbers are left out. */
export function termsOf(written: string, { canonical, silent, correct, apart }: Words): ReadonlySet<string> {
  const text = apart?.(written) ?? written
  const stems = correct ? spelledWords(text).flatMap(correct).map(stemOf) : split(text)
  const terms = new Set<string>()
  for (let at = 0; at < stems.length; ) {
    const [term, length] = longestAt(stems, at, canonical)
    if (length > 1 || !silent.has(term)) terms.add(term)
    at += length
  }
  return terms
}

function longestAt(
  stems: readonly string[],
  at: number,
  canonical: ReadonlyMap<string, string>,
): readonly [string, number] {
  for (let length = Math.min(MAX_PHRASE, stems.length - at); length > 0; length--) {
    const found = canonical.get(stems.slice(at, at + length).join(' '))
    if (found !== undefined) return [found, length]
  }
  return [stems[at] ?? '', 1]
}

const split = (text: string): readonly string[] => spelledWords(text).map(stemOf)

/** The words of a text as they are spelled; numbers are left out. */
export const spelledWords = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .replace(/n['’]t\b/gu, ' not')
    .replace(/['’](?:s|re|ve|ll|d|m)\b/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !/^\d+(?:st|nd|rd|th|k|m|b)?$/u.test(word))

const stems = new Map<string, string>()
const MAX_KEPT = 20_000

function stemOf(word: string): string {
  const before = stems.get(word)
  if (before !== undefined) return before
  const made = stem(word)
  if (stems.size < MAX_KEPT) stems.set(word, made)
  return made
}

/** The word without its endings, so that forms of one word meet; not a dictionary form. */
function stem(word: string): string {
  if (word.length < 4) return word
  const single = word
    .replace(/(?<=\w{2})ies$/u, 'y')
    .replace(/(?<=ss|sh|ch|x)es$/u, '')
    .replace(/(?<=[^su])s$/u, '')
  const bare = single
    .replace(/(?<=\w{3})(?:ations?|ization|isation)$/u, 'at')
    .replace(/(?<=\w{3})(?:ing|ed)$/u, '')
    .replace(/(?<=\w{3})ly$/u, '')
  return bare.replace(/(?<=\w{2})([bdgmnprt])\1$/u, '$1').replace(/(?<=\w{3})e$/u, '')
}
