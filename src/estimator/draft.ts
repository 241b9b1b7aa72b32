import type { Assumption, Figure, SizeAnswer } from './query.ts'

/** A line of words, or several, made only when somebody reads them. */
type Line = () => string | readonly string[]

/** An answer in the making. */
export type Draft = {
  readonly query: Record<string, unknown>
  readonly results: Record<string, Figure>
  readonly breakdown: Record<string, number>
  readonly assumptions: (() => Assumption)[]
  readonly working: Line[]
  readonly sources: Set<string>
}

export function newDraft(query: Record<string, unknown>): Draft {
  return { query, results: {}, breakdown: {}, assumptions: [], working: [], sources: new Set() }
}

/** What lines of working are added to. */
export type Working = Pick<Draft, 'working'>

/** Working whose very terms are reckoned only when somebody reads it. */
export function explainLater(draft: Working, explain: (draft: Working) => void): void {
  draft.working.push(() => {
    const inner: Working = { working: [] }
    explain(inner)
    return said(inner.working)
  })
}

/** A finished answer opened again, for what is found on top of it. */
export function draftOf(answer: SizeAnswer): Draft {
  return {
    query: { ...answer.query },
    results: { ...answer.results },
    breakdown: { ...answer.breakdown },
    assumptions: answer.assumed.map((one) => () => one),
    working: answer.working.map((line) => () => line),
    sources: new Set(answer.sources),
  }
}

/** The finished answer. Its words are made when they are read, since most callers want the figures alone. */
export function finished(draft: Draft): SizeAnswer {
  return new Answer(draft)
}

/** A class, because an object literal with getters of its own costs more than all the arithmetic. */
class Answer implements SizeAnswer {
  readonly query: Draft['query']
  readonly results: Draft['results']
  readonly breakdown: Draft['breakdown']
  readonly #draft: Draft

  constructor(draft: Draft) {
    this.query = draft.query
    this.results = draft.results
    this.breakdown = draft.breakdown
    this.#draft = draft
  }

  get assumed(): Assumption[] {
    return this.#draft.assumptions.map((line) => line()).filter(({ text }) => text !== '')
  }

  get assumptions(): string[] {
    return this.assumed.map(inFull)
  }

  get working(): string[] {
    return said(this.#draft.working)
  }

  get sources(): string[] {
    return [...this.#draft.sources]
  }

  toJSON(): Omit<SizeAnswer, 'assumed'> {
    const { query, results, breakdown, assumptions, working, sources } = this
    return { query, results, breakdown, assumptions, working, sources }
  }
}

const said = (lines: readonly Line[]): string[] => lines.flatMap((line) => line()).filter((line) => line !== '')

/** The assumption as `size` says it: with the field that settles it. */
const inFull = ({ text, hint }: Assumption): string => (hint === undefined ? text : `${text} ${hint}`)
