import type { Signals } from '../knowledge/signals.ts'
import type { FreeText } from './free-text.ts'
import { findPhrases, firstMeant, type Hit } from './phrases.ts'
import { payCountryOf, placesIn } from './places.ts'
import type { Named } from './profile.ts'

/** Every row of which a phrase is heard, once, with the words of its first mention. */
export function namedIn<Row extends { readonly id: string; readonly phrases: readonly string[] }>(
  texts: readonly FreeText[],
  rows: readonly Row[],
): readonly (Named & { readonly row: Row })[] {
  return rows.flatMap((row) => {
    for (const { question, text } of texts) {
      const hit = firstMeant(text, row.phrases)
      if (hit) return [{ id: row.id, words: hit.words, question, row }]
    }
    return []
  })
}

/** Where a project is, and in which languages it works, as far as the words say. */
export type Tongues = {
  readonly languages: readonly string[]
  readonly countries: readonly string[]
  /** The country whose pay counts, and whether the text says so outright. */
  readonly payCountry?: string
  readonly paidThere?: boolean
  readonly regions: readonly string[]
  /** States and provinces, by name. */
  readonly parts: readonly string[]
  /** The words that name the first place and the languages, and where. */
  readonly place: Omit<Named, 'id'> | undefined
  readonly tongue: Omit<Named, 'id'> | undefined
}

/**
 * Languages and countries. "German" is both: in "letters in German" it is the language, in "our German stores" the
 * country; a country's own name or a town's is always the country.
 */
export function languagesAndPlaces(texts: readonly FreeText[], signals: Signals): Tongues {
  const double = signals.languages.flatMap(({ words }) => words.filter((word) => word.includes(' ')))
  const tongues = new Set(signals.languages.flatMap(({ words }) => words))
  const spoken = signals.languages.flatMap(({ code, words }) => {
    for (const { question, text } of texts) {
      const hit = longest(findPhrases(text, words), text, tongues).find((one) => isLanguage(text, one))
      if (hit) return [{ code, words: hit.words, question }]
    }
    return []
  })
  const found = placesIn(texts, signals, double, (text, hit) => tongues.has(hit.words) && isLanguage(text, hit))
  const [first] = found
  const payCountry = payCountryOf(found)
  return {
    languages: spoken.map(({ code }) => code),
    ...(payCountry !== undefined && { payCountry, paidThere: found.some(({ paid }) => paid) }),
    countries: [...new Set(found.map(({ place }) => place.code))],
    regions: [...new Set(found.map(({ place }) => place.region))],
    parts: [...new Set(found.flatMap(({ parts }) => parts))],
    tongue: spoken[0] && { words: spoken.map(({ words }) => words).join(', '), question: spoken[0].question },
    place: first && { words: first.words, question: first.question },
  }
}

/** "Swiss German" is not German: a name inside a longer one does not count. */
function longest(hits: readonly Hit[], text: string, names: ReadonlySet<string>): readonly Hit[] {
  return hits.filter(({ at, words }) => {
    const around = text.slice(Math.max(0, at - 16), at + words.length)
    return ![...names].some((name) => name !== words && name.endsWith(` ${words}`) && around.endsWith(name))
  })
}

const LANGUAGE_NOUN =
  /^[\s-]+(?:texts?|mails?|e-?mails?|letters?|documents?|words?|speech|voices?|speakers?|language|translations?|phrases?|sentences?|version|and\b|or\b|to\b|into\b|but\b|as\b)/iu

function isLanguage(text: string, { at, words }: Hit): boolean {
  const before = text.slice(Math.max(0, at - 24), at)
  const after = text.slice(at + words.length, at + words.length + 24)
  if (/^\s*(?:[.,;:!?)]|$)/u.test(after) || LANGUAGE_NOUN.test(after)) return true
  if (/\b(?:in|into|speak\w*|writes?|written|mostly|some|from|and|or|to|languages?)\s+$|,\s*$/iu.test(before))
    return !/^[\s-]+\p{Ll}+s?\s+(?:of|who|that)\b/u.test(after) || /\b(?:in|into|speak\w*)\s+$/iu.test(before)
  return false
}
