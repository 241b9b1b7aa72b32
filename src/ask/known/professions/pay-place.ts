import type { Knowledge } from '../../../knowledge/knowledge.ts'
import { spaced } from '../../plan/spaced.ts'

/** A country that a text names: as it is said, and as the records of pay call it. */
export type PayPlace = { readonly name: string; readonly region: string }

/** Countries that the records call otherwise than by their English name. */
const CALLED: Readonly<Record<string, string>> = { US: 'US', GB: 'UK' }
/** In prose. */
const SAID: Readonly<Record<string, string>> = { US: 'the US', GB: 'the UK', NL: 'the Netherlands' }
const LANGUAGES = ['en', 'de', 'fr', 'es', 'pt', 'zh', 'ja'] as const
/** Also words of every day. */
const NOT_PLACES = new Set([
  'us',
  'gana',
  'dom',
  'de',
  'reading',
  'nice',
  'mobile',
  'chad',
  'cork',
  'essen',
  'guinea',
  'jersey',
  'turkey',
])
/** What people say for a country, beside its name. */
const SHORT: Readonly<Record<string, readonly string[]>> = {
  GB: ['uk', 'england', 'britain'],
  US: ['usa', 'america', 'in the us', 'us salary'],
}

type Named = { readonly name: string; readonly place: PayPlace; readonly order: number }
/** Names by their first word, and those of scripts that put no blank between words. */
type Names = { readonly byWord: ReadonlyMap<string, readonly Named[]>; readonly unspaced: readonly Named[] }

const kept = new WeakMap<Knowledge, Names>()

/** The first country, or city of one, that a text names in any of seven languages; undefined where it names none. */
export function placeIn(plain: string, knowledge: Knowledge): PayPlace | undefined {
  const { byWord, unspaced } = namesOf(knowledge)
  const text = spaced(plain)
  const heard = text
    .trim()
    .split(' ')
    .flatMap((word) => (byWord.get(word) ?? []).filter(({ name }) => text.includes(` ${name} `)))
  return [...heard, ...unspaced.filter(({ name }) => plain.includes(name))].toSorted((a, b) => a.order - b.order)[0]
    ?.place
}

function namesOf(knowledge: Knowledge): Names {
  const before = kept.get(knowledge)
  if (before) return before
  const made = allNames(knowledge).map(([name, place], order) => ({ name, place, order }))
  const names = {
    byWord: Map.groupBy(
      made.filter(({ name }) => IS_SPACED.test(name)),
      ({ name }) => name.split(' ')[0] ?? '',
    ),
    unspaced: made.filter(({ name }) => !IS_SPACED.test(name)),
  }
  kept.set(knowledge, names)
  return names
}

const IS_SPACED = /\p{ASCII}/u

function allNames({ signals }: Knowledge): readonly (readonly [string, PayPlace])[] {
  const speakers = LANGUAGES.map((language) => new Intl.DisplayNames(language, { type: 'region' }))
  const codes = [...new Set(signals.places.map(({ code }) => code))].filter((code) => /^[A-Z]{2}$/u.test(code))
  return codes.flatMap((code) => {
    const english = speakers[0]?.of(code) ?? code
    const place = { name: SAID[code] ?? english, region: CALLED[code] ?? english }
    const cities = signals.places.filter((one) => one.code === code).flatMap(({ words }) => words)
    return [...speakers.map((one) => one.of(code) ?? code), ...cities, ...(SHORT[code] ?? [])]
      .map((name) => spaced(name).trim())
      .filter((name) => name.length > 1 && !NOT_PLACES.has(name))
      .map((name) => [name, place] as const)
  })
}
