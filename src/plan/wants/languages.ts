import type { Signals } from '../../knowledge/signals.ts'
import { findPhrases } from '../../profile/phrases.ts'
import type { Profile } from '../../profile/profile.ts'
import type { Remark } from '../remarks.ts'
import type { Want } from './want.ts'

/** Languages in the words of the team, each once: two of them or more, or none. Pure. */
export function toldLanguages({ languages, answers }: Profile, signals: Signals): readonly string[] {
  const text = Object.values(answers)
    .filter((each) => typeof each === 'string')
    .join('\n')
  const source = FROM.exec(text)?.groups?.name
  const names = languages
    .flatMap((code) => {
      const { words = [] } = signals.languages.find((each) => each.code === code) ?? {}
      return findPhrases(text, words)[0] ?? []
    })
    .toSorted((one, other) => one.at - other.at)
    .map(({ words }) => words)
    .filter((name) => name !== source)
  return names.length < 2 ? [] : names
}

/** "Translated from Danish into 16 languages": what all begins with is no case of its own. */
const FROM = /\btranslat\p{L}* from (?<name>\p{Lu}\p{L}+)\b|\bfrom (?<name>\p{Lu}\p{L}+) into\b/u

/** Each language is a part of the test by itself, also those of the `counted` that have no name: an average hides the one in which it fails. */
export function languageRemark(names: readonly string[], counted: number): readonly Remark[] {
  if (names.length === 0) return []
  const others = counted > names.length ? ` and the other ${counted - names.length}` : ''
  return [
    {
      id: 'each-language',
      means: 'languages that are tested one by one',
      words: names,
      weight: 5,
      slice: { cases: `Each language by itself: ${names.join(', ')}${others}` },
    },
  ]
}

/** Languages that few models know, in the words of the team: they are tried before anything is built on them. Pure. */
export function scarceRemark({ languages, answers }: Profile, signals: Signals): readonly Remark[] {
  const text = Object.values(answers)
    .filter((each) => typeof each === 'string')
    .join('\n')
  const names = signals.languages.flatMap(({ code, scarce, words }) =>
    scarce && languages.includes(code) ? (findPhrases(text, words)[0]?.words ?? []) : [],
  )
  if (names.length === 0) return []
  return [
    {
      id: 'scarce-language',
      means: 'languages that few models know',
      words: names,
      weight: 5,
      step: `Have native speakers judge 50 real cases in ${names.join(' and in ')} from the candidate models this week: few models know them; where more than 1 in 10 is wrong, people keep those.`,
    },
  ]
}

/** "4,000 claims in Danish": what is counted by the hundred is a stock, whatever it is called. */
const STOCK = /\b(?:\d[\d,.]{2,}|translations?|examples?|recordings?|transcripts?|labels?)\b/iu
const THIN = /\b(?:few|little|hardly|only a|less)\b/iu

/** The languages of which a clause that tells of a stock names none; English aside, of which there is enough to buy. */
export function languagesWithout(clause: string, names: readonly string[]): readonly string[] {
  const there = names.filter((name) => clause.includes(name))
  const isIn = there.some((name) => clause.includes(`in ${name}`))
  if (!isIn || !STOCK.test(clause) || THIN.test(clause)) return []
  return names.filter((name) => !there.includes(name) && name !== 'English')
}

/** What a stock without one of the languages asks for. */
export const withoutStock = (words: string, names: readonly string[]): Want => ({
  kind: 'language',
  words,
  state: 'open',
  where: `None told for ${names.join(', ')}: collect or make as many, checked by two natives; those hours are not in the sum`,
})
