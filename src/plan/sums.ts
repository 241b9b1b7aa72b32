import { sumsOf } from '../blueprint/sums/sums.ts'
import type { Profile } from '../profile/profile.ts'

/** A sum on the team's own numbers: its words, the working, the result. */
export type PlanSum = { readonly words: readonly string[]; readonly working: string; readonly result: string }

/** More than these are not read. */
const ROWS = 6
/** Of one kind so many are enough: a reader wants to see different things. */
const OF_A_KIND = 2

/** Hours of work stand among the challenges; a bare part of a count is left to the benefit. */
const SAID = ['work', 'load', 'share-of-count']

/** The sums that a plan shows, each kind at most twice. */
export function planSums(profile: Profile): readonly PlanSum[] {
  const counts = new Map<string, number>()
  const rows = sumsOf(profile).filter(({ kind }) => {
    if (SAID.includes(kind)) return false
    const before = counts.get(kind) ?? 0
    counts.set(kind, before + 1)
    return before < OF_A_KIND
  })
  return rows.slice(0, ROWS).map(({ words, working, result }) => ({ words, working, result }))
}
