import { makeTypos } from '../../../knowledge/asked/typos.ts'
import type { Knowledge } from '../../../knowledge/knowledge.ts'
import type { Profession } from '../../../knowledge/profession.ts'

/** A kind of person that a text names, and how many of them; 1 where it says nothing. */
export type NamedProfession = { readonly profession: Profession; readonly count: number; readonly counted: boolean }

type Index = {
  readonly names: ReadonlyMap<string, Profession>
  /** Names in scripts that put no blanks between words, longest first. */
  readonly joined: readonly (readonly [string, Profession])[]
  readonly longest: number
  readonly correct: (word: string) => readonly string[]
}

const kept = new WeakMap<Knowledge, Index>()
const MAX_WORDS_READ = 80
/** Adjectives that stand between a count and a name. */
const BETWEEN = new Set([
  'senior',
  'junior',
  'experienced',
  'good',
  'freelance',
  'external',
  'full-time',
  'new',
  'more',
])

/** The kinds of people that a text names, in its order, with counts; a slip of one letter is forgiven. */
export function findProfessions(plain: string, knowledge: Knowledge): readonly NamedProfession[] {
  const { names, joined, longest, correct } = indexOf(knowledge)
  const words = plain
    .replace(/['’]s\b/gu, '')
    .split(/[^\p{L}\p{N}/.-]+/u)
    .map((word) => word.replace(/^[./-]+|[./-]+$/gu, ''))
    .filter((word) => word !== '')
    .slice(0, MAX_WORDS_READ)
  const right = words.map((word) => correct(word).join(' '))
  const found: NamedProfession[] = []
  for (let at = 0; at < words.length; ) {
    const [profession, length] = longestAt(right, at, names, longest)
    const before = found.findIndex((one) => one.profession === profession)
    const here = profession && { profession, ...countBefore(words, at) }
    // "Our developers cost 50 an hour. 3 developers?": the count counts.
    if (here && before < 0) found.push(here)
    else if (here?.counted) found[before] = here
    at += length
  }
  let rest = plain
  for (const [name, profession] of joined) {
    if (!rest.includes(name)) continue
    rest = rest.replaceAll(name, ' ')
    if (!found.some((one) => one.profession === profession)) found.push({ profession, count: 1, counted: false })
  }
  return found
}

function longestAt(
  words: readonly string[],
  at: number,
  names: Index['names'],
  longest: number,
): readonly [Profession | undefined, number] {
  for (let length = Math.min(longest, words.length - at); length > 0; length--) {
    const said = words.slice(at, at + length).join(' ')
    const found = names.get(said) ?? names.get(said.replace(/(?:s|es|en|innen)$/u, ''))
    if (found) return [found, length]
  }
  return [undefined, 1]
}

function countBefore(words: readonly string[], at: number): { readonly count: number; readonly counted: boolean } {
  let before = at - 1
  while (BETWEEN.has(words[before] ?? '')) before--
  const count = /^\d{1,3}$/u.test(words[before] ?? '') ? Number(words[before]) : undefined
  return { count: count ?? 1, counted: count !== undefined || words[before] === 'one' || words[before] === 'a' }
}

const JOINED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

function indexOf(knowledge: Knowledge): Index {
  const before = kept.get(knowledge)
  if (before) return before
  const all = knowledge.professions.flatMap((one) =>
    [one.title.toLowerCase(), ...one.names].map((name) => [name, one] as const),
  )
  const spelled = all.filter(([name]) => !JOINED.test(name))
  const made: Index = {
    names: new Map(spelled),
    joined: all.filter(([name]) => JOINED.test(name)).toSorted(([a], [b]) => b.length - a.length),
    longest: Math.max(...spelled.map(([name]) => name.split(' ').length)),
    correct: makeTypos(new Set(spelled.flatMap(([name]) => name.split(' ')).flatMap((word) => [word, `${word}s`]))),
  }
  kept.set(knowledge, made)
  return made
}
