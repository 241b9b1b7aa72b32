import { termsOf, type Words, wordsOf } from './terms.ts'

/** Something that answers questions, with the questions that it answers in plain words. */
export type Answerable = { readonly id: string; readonly asks: readonly string[] }

/** How well the nearest question fits: 1 has the same telling words. `phrase` is that question. */
export type Match = { readonly id: string; readonly phrase: string; readonly score: number }

/** Finds what answers a text, or one of its sentences unless `as` is `whole`. `before` is what was said before it in the thread: it helps, but never decides alone. */
export type FindAsked = (text: string, before?: string, as?: 'whole' | 'sentences') => Match | undefined

type Phrase = {
  readonly id: string
  readonly phrase: string
  readonly terms: ReadonlySet<string>
  readonly weight: number
}

/** What a word that is in no question weighs against a match, as a share of the rarest known word. */
const UNKNOWN_WEIGHT = 0.75
const WEAK_WEIGHT = 0.3
/** How much the share of the question counts beside the share of the text. */
const OF_PHRASE = 0.52
/** So many telling words must be shared, or one that this many answers have at most, or all: less is chance. */
const LEAST_SHARED = 2
const RARE = 2
/** What was said before stands for words of the question, at this share of their weight. */
const SAID_BEFORE = 0.8

/**
 * Makes the finder for plain questions: words are weighed by how few answers they belong to, and the score is the share of
 * the question's weight that the text has, tempered by the share of the text's weight that the question has. Both must
 * fit, so a text about something else has a low score however many common words it shares.
 */
export function makeAsked(answers: readonly Answerable[], words: Words): FindAsked {
  const spread = new Map<string, Set<string>>()
  const raw = answers.flatMap(({ id, asks }) => asks.map((phrase) => ({ id, phrase, terms: termsOf(phrase, words) })))
  for (const { id, terms } of raw) for (const term of terms) spread.set(term, (spread.get(term) ?? new Set()).add(id))
  const rarest = Math.log(1 + answers.length)
  const weigh = (term: string): number => {
    const known = spread.get(term)?.size
    if (words.weak.has(term)) return rarest * WEAK_WEIGHT * 0.5
    return known === undefined ? rarest * UNKNOWN_WEIGHT : Math.log(1 + answers.length / known)
  }
  const total = (terms: Iterable<string>): number => [...terms].reduce((sum, term) => sum + weigh(term), 0)
  const phrases: readonly Phrase[] = raw.map((each) => ({ ...each, weight: total(each.terms) }))
  const holding = new Map<string, Phrase[]>()
  for (const phrase of phrases)
    for (const term of phrase.terms) holding.set(term, [...(holding.get(term) ?? []), phrase])

  const best = (terms: ReadonlySet<string>, said: ReadonlySet<string>): Match | undefined => {
    const weight = total(terms)
    if (weight === 0) return undefined
    const shared = new Map<Phrase, { own: number; telling: number; rare: boolean }>()
    for (const term of terms)
      for (const phrase of holding.get(term) ?? []) {
        const sum = shared.get(phrase) ?? { own: 0, telling: 0, rare: false }
        sum.own += weigh(term)
        if (!words.weak.has(term)) sum.telling++
        if (!words.weak.has(term) && (spread.get(term)?.size ?? 0) <= RARE) sum.rare = true
        shared.set(phrase, sum)
      }
    let found: Match | undefined
    for (const [phrase, { own, telling, rare }] of shared) {
      let lent = 0
      let told = 0
      for (const term of said)
        if (!terms.has(term) && phrase.terms.has(term)) {
          lent += weigh(term) * SAID_BEFORE
          if (!words.weak.has(term)) told++
        }
      const same = telling > 0 && own >= phrase.weight - 1e-9 && own >= weight - 1e-9
      if (!same && !rare && telling + told < LEAST_SHARED) continue
      const score = Math.min(1, (own + lent) / phrase.weight) ** OF_PHRASE * (own / weight) ** (1 - OF_PHRASE)
      if (score > (found?.score ?? 0)) found = { id: phrase.id, phrase: phrase.phrase, score }
    }
    return found
  }

  // A question of everyday words only is told by all of them.
  const everyday = raw
    .filter(({ terms }) => [...terms].filter((term) => !words.weak.has(term)).length < LEAST_SHARED)
    .map(({ id, phrase }) => ({ id, phrase, all: wordsOf(phrase, words) }))
  const nearest = (text: string): readonly Match[] => {
    if (text.length > LONGEST_EVERYDAY) return []
    const all = wordsOf(text, words)
    return everyday.flatMap(({ id, phrase, all: other }) => {
      const both = [...all].filter((word) => other.has(word)).length
      const score = both / (all.size + other.size - both)
      return score >= LEAST_ALIKE ? [{ id, phrase, score }] : []
    })
  }

  return (text, before = '', as = 'sentences') => {
    const said = before === '' ? NOTHING : termsOf(before, words)
    const parts = as === 'sentences' ? sentencesOf(text).filter((part) => ASKS.test(part)) : []
    const found = [text, ...parts].flatMap((part) => [nearest(part), best(termsOf(part, words), said) ?? []].flat())
    return found.toSorted((a, b) => b.score - a.score)[0]
  }
}

const NOTHING: ReadonlySet<string> = new Set()
const SHORTEST = 8
/** So alike must two questions of everyday words be: three of four words. */
const LEAST_ALIKE = 0.72
const LONGEST_EVERYDAY = 80
/** Only a sentence that asks is looked at by itself. */
const ASKS = /[?？]|^(?:and |so |but )?(?:how|what|which|who|when|where|why|do|does|is|are|can|should|could)\b/iu

const sentencesOf = (text: string): readonly string[] =>
  text
    .split(/(?<=[.!?;:])\s+|\s+-\s+|,\s+(?=(?:how|what|which|who|when|where|why|do|does|is|are|can|should|could)\b)/u)
    .filter((part) => part.length >= SHORTEST)
    .slice(0, 12)
