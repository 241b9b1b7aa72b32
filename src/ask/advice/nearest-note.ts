import type { Concept, Concepts } from '../../knowledge/concepts.ts'

/** What a note must share with a question to be shown at all, and to be quoted without a doubt; by test on questions of others. */
const FLOOR = { score: 60, covers: 0.3 } as const
const SURE = { score: 100, covers: 0.35, lead: 1.2 } as const
/** So much in common needs no lead. */
const CERTAIN = 160

/** A note that speaks of what a question is about, and whether it surely answers it. */
export type NearestNote = { readonly concept: Concept; readonly sure: boolean; readonly others: readonly Concept[] }

/** The note that shares most with a question; undefined where none shares enough. */
export function nearestNote(text: string, concepts: Concepts): NearestNote | undefined {
  const [best, ...others] = concepts.near(text)
  if (!best || best.score < FLOOR.score || best.covers < FLOOR.covers) return undefined
  const ahead = best.score >= SURE.score && best.covers >= SURE.covers && best.lead >= SURE.lead
  return {
    concept: best.concept,
    sure: ahead || (best.score >= CERTAIN && best.covers >= SURE.covers),
    others: others.filter(({ score }) => score >= FLOOR.score).map(({ concept }) => concept),
  }
}
