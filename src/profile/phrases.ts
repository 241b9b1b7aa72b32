/** Where a phrase stands in a text. */
export type Hit = { readonly at: number; readonly words: string }

const kept = new Map<string, RegExp>()
const keys = new Map<string, string>()
const MAX_KEPT = 4000

/**
 * Every place where one of the phrases stands as whole words. A phrase in lower case is heard in any case and in the
 * plural, one with a capital only as it is written; a last `*` of a word stands for any ending, `~` for a number (`~%` for a
 * percentage) and `_` for any word. `unless` blots out what only looks like one.
 */
export function findPhrases(text: string, phrases: readonly string[], unless: readonly string[] = []): readonly Hit[] {
  const lower = text.toLowerCase()
  const likely = phrases.filter((phrase) => lower.includes(keyOf(phrase)))
  if (likely.length === 0) return []
  const clean = unless.length === 0 ? text : blot(text, unless)
  return likely
    .flatMap((phrase) => [...clean.matchAll(patternOf(phrase))].map((match) => ({ at: match.index, words: match[0] })))
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
  return phrases.reduce((rest, phrase) => rest.replace(patternOf(phrase), (words) => '·'.repeat(words.length)), text)
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

function patternOf(phrase: string): RegExp {
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
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])${words.join(String.raw`[\s-]+`)}${plural}(?![\\p{L}\\p{N}])`,
    cased ? 'gu' : 'giu',
  )
  if (kept.size >= MAX_KEPT) kept.clear()
  kept.set(phrase, pattern)
  return pattern
}
