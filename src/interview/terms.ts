import type { Rates } from '../amounts/currency.ts'

/** What typed answers are read with that only the facts know. */
export type Terms = {
  /** What money in other currencies is worth. */
  readonly rates: Rates
  /** How many accelerators a text names, where it names nothing else: "2x 4090", "64 GPUs", "an H100". */
  readonly countCards: (text: string) => number | undefined
}
