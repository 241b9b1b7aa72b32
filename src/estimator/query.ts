/** The contract of `size`: one JSON query in, one JSON result out. The fields of each kind are in docs/estimator.md. */

/** One figure. `low`-`high` is meant to hold the true figure 80 % of the time. */
export type Figure = { readonly value: number; readonly low: number; readonly high: number; readonly unit: string }

/** Something that was taken for granted. `id` is stable; `short` is how a chat message says it, empty where it has no room for it; `hint` names the field of `size` that settles it. */
export type Assumption = { readonly id: string; readonly text: string; readonly short: string; readonly hint?: string }

export type SizeAnswer = {
  /** The query after names were resolved and defaults filled in. */
  readonly query: Readonly<Record<string, unknown>>
  readonly results: Readonly<Record<string, Figure>>
  readonly breakdown: Readonly<Record<string, number>>
  readonly assumptions: readonly string[]
  /** The same one by one, for programs; not part of the JSON. */
  readonly assumed: readonly Assumption[]
  /** The arithmetic in words and numbers, a step a line. */
  readonly working: readonly string[]
  /** Source ids of knowledge/sources.yaml. */
  readonly sources: readonly string[]
}

/** `code` is stable; `field` names the input at fault; `message` says how to mend it. */
export type SizeFault = { readonly error: { readonly code: string; readonly message: string; readonly field?: string } }

/** `today` (ISO date) lets the answer say how old a price is. */
export type EstimateOptions = { readonly today?: string }
