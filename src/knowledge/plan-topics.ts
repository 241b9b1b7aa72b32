import { z } from 'zod'
import { type Match, makeAsked } from './asked/make-asked.ts'
import { makeNear } from './asked/make-near.ts'
import { makeWords, type WordList } from './asked/terms.ts'

const topic = z.strictObject({
  topic: z.string().min(2),
  shows: z.array(z.string().min(3)).min(1),
  also: z.array(z.string().min(3)).optional(),
  none: z.string().min(10).optional(),
  asks: z.array(z.string().min(3)).min(1),
  not: z.array(z.string().min(4)).optional(),
})

/** The file of what people ask of an open plan: `keep` are words that tell here though they tell little in notes. */
export const planTopicsFile = z.strictObject({ keep: z.array(z.string()), topics: z.array(topic).min(1) })
export type PlanTopicsFile = z.infer<typeof planTopicsFile>

/** Something that people ask of an open plan, and the places of its outline that answer it. */
export type PlanTopic = z.infer<typeof topic>
/** `phrase` is the nearest question of the topic. */
export type FoundTopic = { readonly topic: PlanTopic; readonly phrase: string; readonly score: number }

/** Makes the finder of the topic that a question about an open plan is about; `score` is 1 for the same telling words. */
export function makePlanTopics(file: PlanTopicsFile, list: WordList): (text: string) => FoundTopic | undefined {
  const kept = new Set(file.keep)
  const words = makeWords({
    ...list,
    silent: list.silent.filter((word) => !kept.has(word)),
    weak: list.weak.filter((word) => !kept.has(word)),
  })
  const byName = new Map(file.topics.map((each) => [each.topic, each]))
  const answers = file.topics.map(({ topic: id, asks }) => ({ id, asks: asks.map(spelled) }))
  const rank = makeAsked(answers, words)
  const near = makeNear(
    answers.map((each) => ({ ...each, title: '', aliases: [], text: '' })),
    words,
  )
  return (text) => {
    const plain = spelled(text)
    const ranked = rank(plain)
    const [match] = ranked
    const [whole] = match && match.score >= CLEAR ? [] : near(plain)
    // Few words in common with one question, and more with another topic as a whole: that one is meant.
    if (!whole || (match && (whole.chance < LIKELY || whole.id === match.id)))
      return match && foundAs(match, match.score)
    return foundAs(ranked.find(({ id }) => id === whole.id) ?? { ...whole, phrase: '' }, whole.chance)
  }

  function foundAs({ id, phrase }: Pick<Match, 'id' | 'phrase'>, score: number): FoundTopic | undefined {
    const topic = byName.get(id)
    return topic && { topic, phrase, score }
  }
}

/** A question that shares so much with one of a topic is that. */
const CLEAR = 0.72
/** A topic that is so likely by all its questions together is meant rather than one that shares a few words. */
const LIKELY = 0.5

const SMALL = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

/** Small numbers in words: figures do not count as words, but "three years" is more than "years". */
const spelled = (text: string): string =>
  text.replace(/\b(?:\d|10)\b(?![.,]\d)/gu, (digits) => SMALL[Number(digits)] ?? digits)
