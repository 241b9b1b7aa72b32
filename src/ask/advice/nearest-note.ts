import type { Concept, Concepts } from '../../knowledge/concepts.ts'
import { isDoubted } from './find-advice.ts'

/** How likely a note must be the one that is meant, to be quoted without a doubt and with one. */
const CHANCE = { sure: 0.7, maybe: 0.38 } as const
/** With so much in common a question is surely about our subject: then the nearest note is better than none. */
const OURS = { chance: 0.15, told: 0.9 } as const
/** What has so much less of the question than the best is no other reading of it. */
const CLOSE = 0.7
/** A button has room for so much. */
const LONGEST = 75
const MAX_OTHERS = 2

/** The note that is nearest to a question, whether it surely answers it, and questions that may be meant instead. */
export type NearestNote = { readonly concept: Concept; readonly sure: boolean; readonly others: readonly string[] }

/** The note that a question most likely means; undefined where none is likely. */
export function nearestNote(text: string, concepts: Concepts, least: number = CHANCE.maybe): NearestNote | undefined {
  const [first, ...rest] = concepts.near(text)
  if (!first) return undefined
  const ours = least <= CHANCE.maybe && first.chance >= OURS.chance && first.told >= OURS.told
  if (first.chance < least && !ours) return undefined
  return {
    concept: first.concept,
    sure: first.chance >= CHANCE.sure && !isDoubted(first, concepts.asked(text)[0]),
    others: rest
      .filter(({ score }) => score >= first.score * CLOSE)
      .flatMap(({ concept }) => questionOf(concept) ?? [])
      .slice(0, MAX_OTHERS),
  }
}

/** The first question that a note answers and that fits on a button. */
export const questionOf = ({ asks }: Concept): string | undefined =>
  asks.find((text) => text.endsWith('?') && text.length <= LONGEST)
