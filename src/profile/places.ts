import type { Signals } from '../knowledge/signals.ts'
import type { FreeText } from './free-text.ts'
import { isInLonger } from './longer-names.ts'
import { findPhrases, type Hit } from './phrases.ts'

type Place = Signals['places'][number]
/** A country that the project is in, the parts of it that are named, and the words of the first mention. */
export type FoundPlace = {
  readonly place: Place
  readonly parts: readonly string[]
  readonly words: string
  readonly question: string
  /** Where that mention stands: which text, and its first character there. */
  readonly mention: readonly [order: number, at: number]
  /** Whether it is said there that people are paid in it. */
  readonly paid: boolean
}

/**
 * The countries that the texts name as places of the project, in the order of the list; `unless` blots out longer names, and
 * `otherwise` says which mention means something else (the language). A vendor's country is not one.
 */
export function placesIn(
  texts: readonly FreeText[],
  signals: Signals,
  unless: readonly string[],
  otherwise: (text: string, hit: Hit) => boolean,
): readonly FoundPlace[] {
  const spelled = texts.map((text) => ({ ...text, plain: hasNoCapitals(text.text) }))
  const languages = new Set(signals.languages.flatMap(({ words }) => words))
  const found = signals.places.flatMap((place) =>
    spelled.flatMap(({ question, text, plain }, order) => {
      const heard = (words: readonly string[]): Hit | undefined =>
        findPhrases(text, plain ? words.flatMap((word) => uncapped(word, signals, languages)) : words, unless).find(
          (hit) => !otherwise(text, hit) && !isInLonger(text, hit, signals) && !isAside(text, hit, signals),
        )
      const parts = Object.entries(place.parts ?? {}).filter(([name, words]) => heard([name, ...words]) !== undefined)
      const hit = heard([...place.words, ...parts.flatMap(([name, words]) => [name, ...words])])
      if (hit === undefined) return []
      const paid = PAID.test(text.slice(Math.max(0, hit.at - NEAR), hit.at))
      const named = parts.map(([name]) => name)
      return [{ place, parts: named, words: hit.words, question, mention: [order, hit.at] as const, paid, text }]
    }),
  )
  // Where machines stand tells a country only where nothing else does.
  const atHome = found.filter(({ text, mention: [, at] }) => !isHosted(text, at))
  return named(withoutAbroad(atHome)) ? withoutAbroad(atHome) : found
}

const named = (found: readonly FoundPlace[]): boolean => found.some(({ place }) => place.code !== 'EU')

/** Where the work is told of; then who has to do with it; a market to come, a feed or a machine room last. */
const NEARER = [
  ['problem', 'outcome'],
  ['why', 'stakeholders', 'success_measure'],
]
const TOLD_ELSEWHERE = ['dependencies', 'strategic_goal']
/** What is named further from the work is no place of the team, if something nearer names one. */
function withoutAbroad<P extends FoundPlace>(found: readonly P[]): readonly P[] {
  const at = NEARER.findIndex((questions) => named(found.filter(({ question }) => questions.includes(question))))
  if (at === -1) return found
  const further = [...NEARER.slice(at + 1).flat(), ...TOLD_ELSEWHERE]
  return found.filter(({ question, paid }) => paid || !further.includes(question))
}

/** "Our cloud account in Cape Town", "servers hosted in Frankfurt". */
const HOSTED =
  /\b(?:AWS|Azure|Google Cloud|cloud|data cent(?:er|re)s?|servers?|hosted|hosting|machines? rented)\b[^.,;]{0,24}\bin\s+(?:the\s+)?$/iu
const isHosted = (text: string, at: number): boolean => HOSTED.test(text.slice(Math.max(0, at - NEAR), at))

/** "Salaries are paid in Brazil". */
const PAID = /\b(?:paid|salar(?:y|ies)|wages?|payroll)\b[^.;]{0,24}\b(?:in|is|are)\s+(?:the\s+)?$/iu

/** The country whose pay counts: where people are said to be paid, else the one that is named first. */
export function payCountryOf(found: readonly FoundPlace[]): string | undefined {
  const first = found.toSorted((a, b) => a.mention[0] - b.mention[0] || a.mention[1] - b.mention[1])
  return (first.find(({ paid }) => paid) ?? first.find(({ place }) => place.code !== 'EU'))?.place.code
}

const FEW = 0.03

/** Written throughout in lower case: there a name cannot be known by its capital. */
function hasNoCapitals(text: string): boolean {
  const words = text.match(/\p{L}{3,}/gu) ?? []
  const capped = words.filter((word) => /^\p{Lu}\p{Ll}/u.test(word))
  return /^[^\p{L}]*\p{Ll}/u.test(text) && capped.length <= FEW * words.length
}

const SHORTEST = 5

/** A name as it is written with and without capitals; only as it is where it is short, a language, or a word of its own. */
function uncapped(word: string, signals: Signals, languages: ReadonlySet<string>): readonly string[] {
  const doubtful = word.length < SHORTEST || languages.has(word) || signals['common-places'].includes(word)
  return doubtful || /^\p{Lu}+$/u.test(word) ? [word] : [word.toLowerCase()]
}

const NEAR = 40

/** Names that stand before it in the same list: "come from Syria and Romania". */
const LISTED = /(?:\p{Lu}[\p{L}-]+(?:,| and| or) ?)+$/u

function isAside(text: string, { at, words }: Hit, { aside }: Signals): boolean {
  const before = text
    .slice(Math.max(0, at - NEAR), at)
    .replace(LISTED, '')
    .trimEnd()
  const ends = (phrases: readonly string[]): boolean =>
    findPhrases(before, phrases).some((hit) => hit.at + hit.words.length === before.length)
  const after = text.slice(at + words.length, at + words.length + NEAR)
  const follows = findPhrases(after, aside.after).some((hit) => after.slice(0, hit.at).trim() === '')
  return ends(aside.before) || (follows && !ends(aside.ours))
}
