import type { Figure, SizeAnswer } from './query.ts'

/** An answer in the making. */
export type Draft = {
  readonly query: Record<string, unknown>
  readonly results: Record<string, Figure>
  readonly breakdown: Record<string, number>
  readonly assumptions: string[]
  readonly working: string[]
  readonly sources: Set<string>
}

export function newDraft(query: Record<string, unknown>): Draft {
  return { query, results: {}, breakdown: {}, assumptions: [], working: [], sources: new Set() }
}

/** The finished answer. */
export function finished(draft: Draft): SizeAnswer {
  return { ...draft, sources: [...draft.sources] }
}
