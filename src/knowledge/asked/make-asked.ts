import { kindOf, spelledWords, termsOf, type Words, wordsOf } from './terms.ts'
import { makeTypos } from './typos.ts'

/** Something that answers questions, with the questions that it answers in plain words. */
export type Answerable = { readonly id: string; readonly asks: readonly string[] }

/** How well the nearest question fits: 1 has the same telling words, of which `shared` many. `phrase` is that question. */
export type Match = {
  readonly id: string
  readonly phrase: string
  readonly score: number
  readonly shared: number
}

/**
 * Ranks what answers a text, or one of its sentences unless `as` is `whole`; best first, each answer once. `before` is what
 * was said before it in the thread: it helps, but never decides alone.
 */
export type RankAsked = (text: string, before?: string, as?: 'whole' | 'sentences') => readonly Match[]

type Phrase = {
  readonly id: string
  readonly phrase: string
  readonly terms: ReadonlySet<string>
  readonly weight: number
  /** How many of its words tell. */
  readonly telling: number
  /** Who, when, how many: what kind of answer it wants. */
  readonly kind: string | undefined
}

/** What a word that is in no question weighs against a match, as a share of the rarest known word. */
const UNKNOWN_WEIGHT = 0.75
const WEAK_WEIGHT = 0.3
/** How much the share of the question counts beside the share of the text. */
const OF_PHRASE = 0.52
/** The same for the share of the text, where the question has a single telling word. */
const OF_TERM = 0.65
/** So many telling words must be shared, or one that only this share of the answers has, or all: less is chance. */
const MIN_SHARED = 2
const RARE_SHARE = 0.025
/** One word in common, where the question has more of its own. */
const THIN = 0.75
/** "Who decides?" is not "when is it decided?" */
const OTHER_KIND = 0.88
/** The kind of "what is X?": who asks for that says so. */
const DEFINES = 'what is'
/** "Where are the weights kept?" does not ask what weights are. */
const OTHER_KIND_OF_TERM = 0.55
/** A word that was mended may have been right as it was. */
const MENDED = 0.9
/** What was said before stands for words of the question, at this share of their weight. */
const SAID_BEFORE = 0.8

/** The words with a corrector for what nobody knows, by the words of the questions. */
const mendedWords = (answers: readonly Answerable[], words: Words): Words => ({
  ...words,
  correct: makeTypos([...answers.flatMap(({ asks }) => asks.flatMap(spelledWords)), ...words.known]),
})

/**
 * Makes the finder for plain questions: words are weighed by how few answers they belong to, and the score is the share of
 * the question's weight that the text has, tempered by the share of the text's weight that the question has. Both must
 * fit, so a text about something else has a low score however many common words it shares.
 */
export function makeAsked(answers: readonly Answerable[], words: Words): RankAsked {
  const spread = new Map<string, Set<string>>()
  const raw = answers.flatMap(({ id, asks }) => asks.map((phrase) => ({ id, phrase, terms: termsOf(phrase, words) })))
  for (const { id, terms } of raw) for (const term of terms) spread.set(term, (spread.get(term) ?? new Set()).add(id))
  const rarest = Math.log(1 + answers.length)
  const rare = Math.max(2, answers.length * RARE_SHARE)
  const weights = new Map([...spread].map(([term, { size }]) => [term, Math.log(1 + answers.length / size)]))
  const weigh = (term: string): number =>
    words.weak.has(term) ? rarest * WEAK_WEIGHT * 0.5 : (weights.get(term) ?? rarest * UNKNOWN_WEIGHT)
  const total = (terms: Iterable<string>): number => [...terms].reduce((sum, term) => sum + weigh(term), 0)
  const tellingOf = (terms: ReadonlySet<string>) => [...terms].filter((term) => !words.weak.has(term)).length
  const phrases: readonly Phrase[] = raw.map((each) => ({
    ...each,
    weight: total(each.terms),
    telling: tellingOf(each.terms),
    kind: kindOf(each.phrase, words),
  }))
  const holding = new Map<string, Phrase[]>()
  for (const phrase of phrases)
    for (const term of phrase.terms) holding.set(term, [...(holding.get(term) ?? []), phrase])

  const mended = mendedWords(answers, words)

  const fitting = (terms: ReadonlySet<string>, said: ReadonlySet<string>, kind?: string): readonly Match[] => {
    const weight = total(terms)
    if (weight === 0) return []
    const shared = new Map<Phrase, { own: number; telling: number; rarely: boolean }>()
    for (const term of terms) {
      const weighs = weigh(term)
      const tells = !words.weak.has(term)
      const rarely = tells && (spread.get(term)?.size ?? 0) <= rare
      for (const phrase of holding.get(term) ?? []) {
        const sum = shared.get(phrase)
        if (!sum) shared.set(phrase, { own: weighs, telling: tells ? 1 : 0, rarely })
        else {
          sum.own += weighs
          if (tells) sum.telling++
          if (rarely) sum.rarely = true
        }
      }
    }
    const found: Match[] = []
    for (const [phrase, { own, telling, rarely }] of shared) {
      let lent = 0
      let told = 0
      for (const term of said)
        if (!terms.has(term) && phrase.terms.has(term)) {
          lent += weigh(term) * SAID_BEFORE
          if (!words.weak.has(term)) told++
        }
      const same = telling > 0 && own >= phrase.weight - 1e-9 && own >= weight - 1e-9
      if (!same && !rarely && telling + told < MIN_SHARED) continue
      // "What is X?" is only meant by who asks for little else than X.
      const ofText = phrase.telling > 1 ? 1 - OF_PHRASE : OF_TERM
      const score = Math.min(1, (own + lent) / phrase.weight) ** OF_PHRASE * (own / weight) ** ofText
      const thin = telling + told < MIN_SHARED && phrase.telling >= MIN_SHARED ? THIN : 1
      const other =
        phrase.kind === undefined || kind === phrase.kind || (kind === undefined && phrase.kind !== DEFINES)
          ? 1
          : phrase.telling < MIN_SHARED && kind !== undefined
            ? OTHER_KIND_OF_TERM
            : OTHER_KIND
      found.push({ id: phrase.id, phrase: phrase.phrase, score: score * thin * other, shared: telling })
    }
    return found
  }

  // A question of everyday words only is told by all of them.
  const everyday = raw
    .filter(({ terms }) => tellingOf(terms) < MIN_SHARED)
    .map(({ id, phrase }) => ({ id, phrase, all: wordsOf(phrase, words) }))
  const nearest = (text: string): readonly Match[] => {
    if (text.length > MAX_EVERYDAY) return []
    const all = wordsOf(text, words)
    const found: Match[] = []
    for (const { id, phrase, all: other } of everyday) {
      // No more can be shared than the shorter of both has.
      if (Math.min(all.size, other.size) < MIN_ALIKE * Math.max(all.size, other.size)) continue
      let both = 0
      for (const word of all) if (other.has(word)) both++
      const score = both / (all.size + other.size - both)
      if (score >= MIN_ALIKE) found.push({ id, phrase, score, shared: 0 })
    }
    return found
  }

  return (text, before = '', as = 'sentences') => {
    const said = before === '' ? NOTHING : termsOf(before, mended)
    const parts = as === 'sentences' ? sentencesOf(text).filter((part) => ASKS.test(part)) : []
    const found = new Map<string, Match>()
    const add = (match: Match, share = 1): void => {
      const score = match.score * share
      if (score <= (found.get(match.id)?.score ?? 0)) return
      // Among equals the one that was found first as well as this stays first.
      found.delete(match.id)
      found.set(match.id, { ...match, score })
    }
    for (const part of [text, ...parts]) {
      const terms = termsOf(part, words)
      // "Is that a problem?" says nothing by itself.
      if (part !== text && tellingOf(terms) < MIN_SHARED) continue
      const kind = kindOf(part, words)
      for (const match of [...nearest(part), ...fitting(terms, said, kind)]) add(match)
      const meant = termsOf(part, mended)
      if ([...meant].some((term) => !terms.has(term)))
        for (const match of fitting(meant, said, kind)) add(match, MENDED)
    }
    return [...found.values()].toSorted((a, b) => b.score - a.score)
  }
}

const NOTHING: ReadonlySet<string> = new Set()
const SHORTEST = 8
/** So alike must two questions of everyday words be: three of four words. */
const MIN_ALIKE = 0.72
const MAX_EVERYDAY = 80
/** Only a sentence that asks is looked at by itself. */
const ASKS = /[?？]|^(?:and |so |but )?(?:how|what|which|who|when|where|why|do|does|is|are|can|should|could)\b/iu

const sentencesOf = (text: string): readonly string[] =>
  text
    .split(/(?<=[.!?;:])\s+|\s+-\s+|,\s+(?=(?:how|what|which|who|when|where|why|do|does|is|are|can|should|could)\b)/u)
    .filter((part) => part.length >= SHORTEST)
    .slice(0, 12)
