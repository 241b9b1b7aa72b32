import type { Part } from '../../contract/view.ts'
import type { Plan } from '../../plan/plan.ts'

/**
 * The small print that says where a message's figures and reasons come from, by title: ids mean nothing to a reader.
 * `cited` holds ids, also several in one with commas between; each is named once. No part if nothing is cited.
 */
export function sourcesNote({ sources }: Pick<Plan, 'sources'>, cited: readonly string[]): readonly Part[] {
  const ids = new Set(cited.flatMap((each) => each.split(', ')))
  const titles = [...ids].map((id) => sources.find((source) => source.id === id)?.title ?? id)
  return titles.length === 0 ? [] : [{ kind: 'note', text: `Sources: ${titles.join('; ')}.` }]
}
