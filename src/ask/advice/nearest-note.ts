import type { Concept, Concepts } from '../../knowledge/concepts.ts'

/** What a note must share with a question to be shown at all, and to be quoted without a doubt; by test on questions of others. */
const FLOOR = { score: 60, covers: 0.3, shared: 2 } as const
const SURE = { score: 100, covers: 0.35, lead: 1.2 } as const
/** Nearly all that is asked, with nothing else near. */
const WHOLE = { covers: 0.9, lead: 1.5 } as const
/** So much in common needs no lead. */
const CERTAIN = 160

/** A note that speaks of what a question is about, and whether it surely answers it. */
export type NearestNote = { readonly concept: Concept; readonly sure: boolean; readonly others: readonly Concept[] }

/** So much in common with one of its questions says more than any mixture. */
const SAME = { shared: 3, score: 0.5 } as const
/** Notes so close to the best are told apart by their single questions. */
const CLOSE = 0.8

/** The note that shares most with a question; undefined where none shares enough. */
export function nearestNote(text: string, concepts: Concepts): NearestNote | undefined {
  const found = concepts.near(text)
  const [first] = found
  if (!first || first.score < FLOOR.score || first.covers < FLOOR.covers) return undefined
  // One word in common may be chance, unless it is all.
  if (first.shared < FLOOR.shared && first.covers < 1) return undefined
  const ahead =
    (first.score >= SURE.score && first.covers >= SURE.covers && first.lead >= SURE.lead) ||
    (first.covers >= WHOLE.covers && first.lead >= WHOLE.lead)
  const [asked] = concepts.asked(text)
  const nearly = asked !== undefined && asked.shared >= SAME.shared && asked.score >= SAME.score
  const close = nearly ? found : ahead ? [first] : found.filter(({ score }) => score >= first.score * CLOSE)
  const best = close.find(({ concept }) => concept === asked?.concept) ?? first
  const others = found.filter((one) => one !== best && one.score >= FLOOR.score)
  return {
    concept: best.concept,
    sure: ahead || (best.score >= CERTAIN && best.covers >= SURE.covers),
    others: others.map(({ concept }) => concept),
  }
}
