import type { Guides } from '../../blueprint/guides.ts'
import type { LoadedBlueprint } from '../../blueprint/library.ts'

/**
 * How strongly a question must speak of a kind of project, by both of its ideas ("mails" and "sort"), and how far ahead of the next: on 500
 * questions of ours and of others each kind that asked for advice was right, and one idea alone was wrong in half of the cases (2026-11).
 */
const FLOOR = { weight: 13, groups: 2, ahead: 1.3 } as const

/** The kind of project that a question surely speaks of; undefined in doubt. A few milliseconds. */
export function kindMeant({ library, mentions }: Guides, text: string): LoadedBlueprint | undefined {
  const [first, second] = [...mentions({ main: text, beside: '' }).spoken]
    .filter(([, { core }]) => core)
    .toSorted(([, a], [, b]) => b.weight - a.weight)
  if (first === undefined || first[1].weight < FLOOR.weight || first[1].groups < FLOOR.groups) return undefined
  if (second !== undefined && first[1].weight < second[1].weight * FLOOR.ahead) return undefined
  return library.find(({ blueprint }) => blueprint.id === first[0])
}
