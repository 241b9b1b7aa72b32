import type { Match } from '../../knowledge/asked/make-asked.ts'
import type { Near } from '../../knowledge/asked/make-near.ts'
import type { Concept, Concepts } from '../../knowledge/concepts.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { FactName } from '../facts.ts'
import { formOf } from '../intent/form.ts'
import { namesOurs } from '../names-ours.ts'
import { questionsIn } from '../questions-in.ts'
import type { Understanding } from '../understand.ts'
import { withThread } from './with-thread.ts'
import { wordedNote } from './worded-note.ts'

/** Signs of a question for the people in the thread: for a file, a link, a release. */
export const NOT_OURS = 3
/** "@ann can you book a room?" */
export const TO_ANOTHER = /^@[\p{L}\d]/u

/** How likely a note must be. A calculation that was asked for with figures gives way only to nearly its own words. */
const FLOOR = { plain: 0.68, other: 0.75, remark: 0.8, sizing: 0.7, named: 0.82, concrete: 0.87 } as const
/** A question that shares all its telling words with one of a note's. */
const SAME = 0.97

/** So much must be shared among others: more than one telling word. */
const ALONE = 1

/** Facts that make a calculation of one's own out of a question. */
const SIZED = ['model', 'paramsB', 'accelerator', 'vectors', 'tokensB', 'quantBits'] as const
/** Facts that are mostly part of one. */
const CONCRETE = [
  ...SIZED,
  'acceleratorMemoryGB',
  'accelerators',
  'claimedGB',
  'contextTokens',
  'tokensPerSecond',
  'requestsPerDay',
] as const
/** Where nothing is sized, a model's name alone ("what risks has ChatGPT?") states no figure. */
const MEASURED = CONCRETE.filter((fact) => fact !== 'model')
/** Amounts that the rest of a question may be asked about: with them a calculation is about one's own case. */
const AMOUNTS = ['budgetUsd', 'hours', 'epochs', 'usdPerHour'] as const

const has = ({ stated }: Understanding, names: readonly FactName[]): boolean =>
  names.some((fact) => stated[fact] !== undefined)

/**
 * The note that answers a plain question, if one does for sure: a wrong note is worse than none. Among others a remark is
 * left alone, and what names a term or states figures must be put almost in the note's own words.
 */
export function findAdvice(
  read: Understanding,
  concepts: Concepts,
  knowledge: Knowledge,
  context: { readonly said?: string | undefined; readonly inThread: boolean; readonly direct: boolean },
): Concept | undefined {
  // What has a note of its own is explained by it, and what can be calculated is calculated.
  if (
    read.exact ||
    (read.intent === 'sizing' &&
      (context.inThread || SIZED.some((fact) => read.facts[fact] !== undefined)) &&
      !read.onlyTold)
  )
    return undefined
  const asks = formOf(read.plain) === 'asks'
  if ((!asks && !context.direct) || TO_ANOTHER.test(read.plain)) return undefined
  const text = withThread(read.plain, context.said, concepts)
  const [found] = concepts.asked(text, context.said, isConcrete(read) ? 'whole' : 'sentences')
  // The way it is worded says more than the words, unless they, or one of its sentences, are a note's own.
  const worded = isSame(found) && found.shared > 1 ? undefined : wordedNote(read.plain, knowledge, concepts)
  if (worded) return worded
  // Among others, and beside a calculation, a single word in common may be chance: "how much time do we have?"
  const firmly = context.direct && asks && (read.intent !== 'sizing' || !namesOurs(read))
  const [whole] = isSame(found) ? concepts.asked(text, context.said, 'whole') : []
  if (isSame(whole) && (firmly || whole.shared > 1)) return whole.concept
  const best = nearestOf([text, ...questionsIn(text)], context.said, concepts)
  const own = found !== undefined && found.id === best?.id ? found : undefined
  if (!best || (!firmly && best.told <= ALONE && (own?.shared ?? 0) < 2)) return undefined
  const floor = asks ? floorFor(read) : FLOOR.remark
  // For what is told, among others, beside figures or a calculation that goes on, only nearly its own words are enough.
  const chance =
    !asks || !context.direct || context.inThread || isConcrete(read) || isDoubted(best, found) ? 0 : best.chance
  return Math.max(chance, own?.score ?? 0) >= floor ? best.concept : undefined
}

const isSame = (found: Match | undefined): found is Match => found !== undefined && found.score >= SAME

/** So likely must a note be where one question of another is more like the text. */
const UNDOUBTED = 0.74

/** Whether the search by questions finds another note than the search by all that the notes say. */
export const isDoubted = (best: Near & { readonly concept: Concept }, found: Match | undefined): boolean =>
  best.chance < UNDOUBTED && found !== undefined && found.id !== best.id

/** The likeliest of what a text and each of its questions are nearest to. */
const nearestOf = (texts: readonly string[], said: string | undefined, concepts: Concepts) =>
  texts.flatMap((text) => concepts.near(text, said).slice(0, 1)).toSorted((a, b) => b.chance - a.chance)[0]

/** "Are 60 examples enough?" is judged by its number. */
const isConcrete = (read: Understanding): boolean =>
  (has(read, read.intent === 'sizing' ? CONCRETE : MEASURED) && !read.onlyTold) ||
  (read.intent === 'sizing' &&
    (has(read, AMOUNTS) || (read.stated.examples !== undefined && (read.marks.marks.examples ?? 0) > 3)))

function floorFor(read: Understanding): number {
  const { intent, named, confidence } = read
  if (isConcrete(read)) return FLOOR.concrete
  // Without a single fact only an example could be calculated.
  if (intent === 'sizing') return FLOOR.sizing
  if (intent === 'concept' && confidence === 'sure' && named.some((one) => !one.common)) return FLOOR.named
  return read.scores.none >= NOT_OURS ? FLOOR.other : FLOOR.plain
}
