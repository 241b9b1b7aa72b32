/** Where a phrase stands in a text. */
export type Hit = { readonly at: number; readonly words: string }

type Pattern = { readonly pattern: RegExp; readonly cased: boolean }

const kept = new Map<string, Pattern>()
const keys = new Map<string, string>()
const keysOfList = new WeakMap<readonly string[], readonly string[]>()
/** More than all files of knowledge hold together: a smaller one is emptied again and again. */
const MAX_KEPT = 40_000

/**
 * Every place where one of the phrases stands as whole words. A phrase in lower case is heard in any case and in the
 * plural, one with a capital only as it is written; a last `*` of a word stands for any ending, `~` for a number (`~%` for a
 * percentage) and `_` for any word. `unless` blots out what only looks like one.
 */
export function findPhrases(text: string, phrases: readonly string[], unless: readonly string[] = []): readonly Hit[] {
  const lower = text.toLowerCase()
  const words = keysOf(phrases)
  const likely = phrases.filter((_, at) => lower.includes(words[at] as string))
  if (likely.length === 0) return []
  const clean = unless.length === 0 ? text : blot(text, unless)
  const small = inSmall(clean)
  return likely
    .flatMap((phrase) => placesOf(clean, small, phrase))
    .toSorted((a, b) => a.at - b.at || b.words.length - a.words.length)
}

/** The first hit that no "no", "not" or "without" stands before. */
export function firstMeant(text: string, phrases: readonly string[], unless?: readonly string[]): Hit | undefined {
  return findPhrases(text, phrases, unless).find(({ at }) => !isDenied(text, at))
}

/** Whether "no", "not" or "without" stands before a place in a text. */
export const isDenied = (text: string, at: number): boolean => DENIED.test(text.slice(Math.max(0, at - 24), at))

/** "No scans", "without any photos", "not a bank": the two words before may be of any kind. */
const DENIED =
  /\b(?:no|not|never|without|neither|nor|isn't|aren't|don't|instead of|rather than)(?:\s+[\p{L}']+){0,1}\s+$/iu

function blot(text: string, phrases: readonly string[]): string {
  const hide = (rest: string, { at, words }: Hit) =>
    rest.slice(0, at) + '·'.repeat(words.length) + rest.slice(at + words.length)
  return phrases.reduce((rest, phrase) => placesOf(rest, inSmall(rest), phrase).reduce(hide, rest), text)
}

/** In lower case, each letter at its place. */
function inSmall(text: string): string {
  const small = text.toLowerCase()
  return small.length === text.length ? small : text.replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase())
}

/** A pattern that begins with what must not stand before is tried at every letter: what stands before is looked at afterward. */
function placesOf(text: string, small: string, phrase: string): readonly Hit[] {
  const { pattern, cased } = patternOf(phrase)
  return [...(cased ? text : small).matchAll(pattern)].flatMap(({ index, 0: { length } }) =>
    IN_A_WORD.test(text.slice(Math.max(0, index - 2), index))
      ? []
      : [{ at: index, words: text.slice(index, index + length) }],
  )
}

const IN_A_WORD = /[\p{L}\p{N}]$/u

/** Most lists are rows of knowledge, which are asked of every sentence. */
function keysOf(phrases: readonly string[]): readonly string[] {
  const known = keysOfList.get(phrases)
  // A list that grew since is read anew.
  if (known?.length === phrases.length) return known
  const made = phrases.map(keyOf)
  keysOfList.set(phrases, made)
  return made
}

/** The longest word of a phrase as it must stand in the text: most phrases are told from a text without a pattern. */
function keyOf(phrase: string): string {
  const known = keys.get(phrase)
  if (known !== undefined) return known
  const words = phrase
    .toLowerCase()
    .replaceAll('*', '')
    .split(/[\s-]+/u)
    .filter((word) => !/[~_]/u.test(word))
  const longest = words.reduce((best, word) => (word.length > best.length ? word : best), '')
  if (keys.size >= MAX_KEPT) keys.clear()
  keys.set(phrase, longest)
  return longest
}

const NUMBER = String.raw`(?:\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|half|a third)`

function patternOf(phrase: string): Pattern {
  const known = kept.get(phrase)
  if (known !== undefined) return known
  const words = phrase.split(/\s+/u).map((word) => {
    if (word === '_') return String.raw`[\p{L}\p{N}'’./-]+`
    if (word === '~%') return String.raw`${NUMBER}\s?(?:%|per ?cent|percent|prozent|por ciento|pour cent)`
    if (word === '~') return NUMBER
    const stem = word.replace(/\*$/u, '').replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')
    const counted = stem.replaceAll('~', String.raw`\d+`)
    return word.endsWith('*') && word !== '*' ? `${counted}[\\p{L}-]*` : counted
  })
  const cased = /\p{Lu}/u.test(phrase)
  const plural = /[^\p{L}\p{N}]$|[s%]$/u.test(phrase) ? '' : '(?:s|es)?'
  // "Lawyer's" and "lawyers'" are lawyers too.
  const pattern = new RegExp(`${words.join(String.raw`[\s-]+`)}${plural}(?![\\p{L}\\p{N}])`, 'gu')
  if (kept.size >= MAX_KEPT) kept.clear()
  kept.set(phrase, { pattern, cased })
  return { pattern, cased }
}
