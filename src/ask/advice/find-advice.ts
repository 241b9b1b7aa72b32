import type { Concept, Concepts } from '../../knowledge/concepts.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { FactName } from '../facts.ts'
import { formOf } from '../intent/form.ts'
import { namesOurs } from '../names-ours.ts'
import type { Understanding } from '../understand.ts'
import { withThread } from './with-thread.ts'
import { wordedNote } from './worded-note.ts'

/** Signs of a question for the people in the thread: for a file, a link, a release. */
export const NOT_OURS = 3
/** How well a question must fit. A calculation that was asked for with figures gives way only to nearly the same words. */
const FLOOR = { plain: 0.6, other: 0.7, remark: 0.8, sizing: 0.68, named: 0.82, concrete: 0.87 } as const

/** A note so far ahead of the next may have this share of the floor. */
const AHEAD = 0.1
const ALONE = 0.9
/** A question that fits so well is meant. */
const CLEAR = 0.72
/** A note that is so likely by all that it has is meant rather than one that shares a few words. */
const LIKELY = 0.5

/** The note that has so large a chance by all that it says goes before one that shares a word or two. */
const SURELY = 0.8

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
  if (!asks && !context.direct) return undefined
  const concrete = isConcrete(read)
  const text = withThread(read.plain, context.said, concepts)
  const [found, next] = concepts.asked(text, context.said, concrete ? 'whole' : 'sentences')
  // The way it is worded says more than the words, unless they are nearly a note's own.
  const same = found !== undefined && found.score >= FLOOR.concrete && found.shared > 1
  const worded = same ? undefined : wordedNote(read.plain, knowledge, concepts)
  if (worded) return worded
  // Among others, and beside a calculation, a single word in common may be chance: "how much time do we have?"
  const firmly = context.direct && asks && (read.intent !== 'sizing' || !namesOurs(read))
  if (!found || (!firmly && found.shared < 2)) return undefined
  const floor = asks ? floorFor(read) : FLOOR.remark
  // What nothing else comes near to may fit a little less; a remark asks for nothing, and is answered only where it surely fits.
  const alone =
    asks &&
    context.direct &&
    (read.intent !== 'sizing' || !namesOurs(read)) &&
    found.score - (next?.score ?? 0) >= AHEAD
  if (found.score < (alone ? floor * ALONE : floor)) return undefined
  // Few words in common with one question, and more with other notes as a whole: one of those is meant, if any.
  if (found.score >= CLEAR || !context.direct) return found.concept
  const whole = concepts.near(text)
  const [best] = whole
  if (best && best.chance >= SURELY) return best.concept
  if (read.intent === 'sizing' || whole.some(({ concept }) => concept === found.concept)) return found.concept
  return best && best.chance >= LIKELY ? best.concept : undefined
}

/** "Are 60 examples enough?" is judged by its number. */
const isConcrete = (read: Understanding): boolean =>
  (has(read, read.intent === 'sizing' ? CONCRETE : MEASURED) && !read.onlyTold) ||
  (read.intent === 'sizing' &&
    (has(read, AMOUNTS) || (read.stated.examples !== undefined && (read.marks.marks.examples ?? 0) > 3)))

function floorFor(read: Understanding): number {
  const { intent, named, confidence } = read
  if (isConcrete(read)) return FLOOR.concrete
  // Without a single fact only an example could be calculated.
  if (intent === 'sizing' && namesOurs(read)) return FLOOR.sizing
  if (intent === 'concept' && confidence === 'sure' && named.some((one) => !one.common)) return FLOOR.named
  return read.scores.none >= NOT_OURS ? FLOOR.other : FLOOR.plain
}
