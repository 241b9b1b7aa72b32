import type { Match } from './make-asked.ts'
import type { Words } from './terms.ts'
import { TELLING, traitsOf, wordTraitsOf } from './traits.ts'

/** Something that answers questions, as it is searched: what it is called, what it answers, what it says. */
export type Searched = {
  readonly id: string
  readonly title: string
  readonly aliases: readonly string[]
  readonly asks: readonly string[]
  readonly text: string
}

/**
 * How near an answer is to a text: `score` is the share of the text's weight that the answer has, 0 to 1; `lead` is how far
 * it is ahead of the next; `told` counts the telling words that both share, one for each of the rarest kind; `chance` is how often such a first was the right one (0 for the others).
 */
export type Near = {
  readonly id: string
  readonly score: number
  readonly lead: number
  readonly told: number
  readonly chance: number
}

/** What a trait counts in a title, and in the text of the answer, beside one of its questions. */
const TITLE = 2
const TEXT = 0.6
/** What a trait that no answer has weighs in a text, as a share of the rarest known: a detail of the asker's own. */
const UNKNOWN = 0.5
/** So much the length of an answer counts against it. */
const LENGTH = 0.3
const MAX_HITS = 5

/**
 * Makes the search by meaning of all that an answer has: its questions, title and text together, so that a new question is
 * found by a mixture of them. Each trait of the text counts by how few answers have it and, less and less, by how often
 * this one has it (Robertson's BM25, as a share of what a perfect answer would get). Best first.
 */
export function makeNear(answers: readonly Searched[], words: Words): (text: string) => readonly Near[] {
  const holding = new Map<string, Holding>()
  const lengths = answers.map((answer, at) => {
    let length = 0
    for (const [trait, count] of countsOf(answer, words)) {
      const held = holding.get(trait)
      if (held) held.push(at, count)
      else holding.set(trait, [at, count])
      length += count
    }
    return length
  })
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length)
  const damping = Float64Array.from(lengths, (length) => 1 - LENGTH + (LENGTH * length) / average)
  const rarest = Math.log(1 + answers.length)
  return (text) => {
    const sums = new Float64Array(answers.length)
    const told = new Float64Array(answers.length)
    let total = 0
    for (const [trait, weight] of traitsOf(text, words)) {
      const held = holding.get(trait) ?? NOBODY
      const rarity = held.length > 0 ? Math.log(1 + (2 * answers.length) / held.length) / rarest : UNKNOWN
      total += weight * rarity
      for (let one = 0; one < held.length; one += 2) {
        const at = held[one] ?? 0
        const often = (held[one + 1] ?? 0) / weight / (damping[at] ?? 1)
        sums[at] = (sums[at] ?? 0) + (2 * weight * rarity * often) / (1 + often)
        if (weight === TELLING) told[at] = (told[at] ?? 0) + rarity
      }
    }
    return best(answers, sums, total, told)
  }
}

/** Who has a trait and how much of it, in turn: an answer's place, its count, the next one's place, and so on. */
type Holding = number[]
const NOBODY: Holding = []

function best(answers: readonly Searched[], sums: Float64Array, total: number, told: Float64Array): readonly Near[] {
  const found = Array.from(sums.keys())
    .filter((at) => (sums[at] ?? 0) > 0)
    .toSorted((a, b) => (sums[b] ?? 0) - (sums[a] ?? 0))
    .slice(0, MAX_HITS + 1)
  const scoreOf = (at: number | undefined) => (at === undefined ? 0 : Math.min(1, (sums[at] ?? 0) / total))
  return found.slice(0, MAX_HITS).map((at, place) => {
    const score = scoreOf(at)
    const lead = score - scoreOf(found[place + 1])
    const shared = Math.min(MAX_TOLD, told[at] ?? 0)
    return {
      id: answers[at]?.id ?? '',
      score,
      lead,
      told: shared,
      chance: place === 0 ? chanceOf(score, lead, shared) : 0,
    }
  })
}

function countsOf({ title, aliases, asks, text }: Searched, words: Words): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  const add = (traits: ReadonlyMap<string, number>, share: number): void => {
    for (const [trait, weight] of traits) counts.set(trait, (counts.get(trait) ?? 0) + weight * share)
  }
  for (const ask of asks) add(traitsOf(ask, words), 1)
  for (const name of [title, ...aliases]) add(traitsOf(name, words), TITLE)
  add(wordTraitsOf(text, words), TEXT)
  return counts
}

/**
 * By logistic regression (2026-11-22): the notes' own questions, each tenth left out in turn (2,913), and 50 questions about
 * other things for every tenth of them. On 910 new
 * questions in other words the chances held within seven points.
 */
const FIT = { base: -3.84, score: 4.13, lead: 2.64, told: 1.03 } as const
const MAX_TOLD = 2

const chanceOf = (score: number, lead: number, told: number): number =>
  1 / (1 + Math.exp(-(FIT.base + FIT.score * score + FIT.lead * lead + FIT.told * told)))

/** How much the likeness of one question counts beside that of the whole answer, in the order of answers. */
const OF_ASKED = 0.3
/** By the same regression on 764 new questions about notes and, for every fourth of them, one about other things (2026-11-22). */
const FIT_BOTH = { base: -3.57, score: 2.84, asked: 0.45, lead: 1.44, told: 1.11, words: 0.78 } as const

/** The nearest answers by both: as a whole, and by the one question that is most like the text. Best first. */
export function nearBy(near: readonly Near[], asked: readonly Match[]): readonly Near[] {
  const like = new Map(asked.map((match) => [match.id, match]))
  const all = [
    ...near,
    ...asked
      .slice(0, MAX_HITS)
      .filter(({ id }) => !near.some((one) => one.id === id))
      .map(({ id }) => ({ id, score: 0, lead: 0, told: 0, chance: 0 })),
  ]
  const sumOf = ({ id, score }: Near): number => score + OF_ASKED * (like.get(id)?.score ?? 0)
  const [first, ...rest] = all.toSorted((a, b) => sumOf(b) - sumOf(a))
  if (!first) return []
  const lead = sumOf(first) - (rest[0] ? sumOf(rest[0]) : 0)
  const match = like.get(first.id)
  const { base, score, asked: of, told, words, lead: ahead } = FIT_BOTH
  const odds =
    base +
    score * first.score +
    of * (match?.score ?? 0) +
    ahead * lead +
    told * first.told +
    words * ((match?.shared ?? 0) > 1 ? 1 : 0)
  return [{ ...first, lead, chance: 1 / (1 + Math.exp(-odds)) }, ...rest.map((one) => ({ ...one, chance: 0 }))]
}
