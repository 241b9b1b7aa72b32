import { stems } from '../../blueprint/stems.ts'
import { EMPTY_WORDS } from './empty-words.ts'
import type { Place } from './places.ts'

/** So many words in common, and this share of those of the clause; the larger one where but one of them is in the title. (Judged on 40 briefs.) */
const SHARED = 2
const SHARE = 0.66
const LARGER = 0.75

/**
 * The row of the plan that speaks of the same thing as a clause: it has most of its words, some of them in its title;
 * undefined where none is sure. Pure.
 */
export function likest(clause: string, places: readonly Place[]): Place | undefined {
  const words = contentOf(clause)
  const found = places
    .map((place) => {
      const titled = new Set(contentOf(place.title))
      const shared = words.filter((word) => place.stems.has(word)).length
      const inTitle = words.filter((word) => titled.has(word)).length
      const sure = shared >= SHARED && inTitle > 0 && shared / words.length >= (inTitle >= SHARED ? SHARE : LARGER)
      return { place, score: sure ? shared + inTitle : 0 }
    })
    .filter(({ score }) => score > 0)
  return found.toSorted((a, b) => b.score - a.score)[0]?.place
}

/** The stems that say what a text is about. */
export const contentOf = (text: string): readonly string[] => [
  ...new Set(
    stems(text)
      .trim()
      .split(' ')
      .filter((word) => word.length > 2 && !/^\d/u.test(word) && !EMPTY_WORDS.has(word)),
  ),
]
