import type { Figure, SizeAnswer } from './query.ts'

/** A line of words that is made only when somebody reads it. */
type Line = () => string

/** An answer in the making. */
export type Draft = {
  readonly query: Record<string, unknown>
  readonly results: Record<string, Figure>
  readonly breakdown: Record<string, number>
  readonly assumptions: Line[]
  readonly working: Line[]
  readonly sources: Set<string>
}

export function newDraft(query: Record<string, unknown>): Draft {
  return { query, results: {}, breakdown: {}, assumptions: [], working: [], sources: new Set() }
}

/** The finished answer. Its words are made when they are read, since most callers want the figures alone. */
export function finished(draft: Draft): SizeAnswer {
  const { query, results, breakdown } = draft
  return {
    query,
    results,
    breakdown,
    get assumptions() {
      return said(draft.assumptions)
    },
    get working() {
      return said(draft.working)
    },
    get sources() {
      return [...draft.sources]
    },
  }
}

const said = (lines: readonly Line[]): string[] => lines.map((line) => line()).filter((line) => line !== '')
