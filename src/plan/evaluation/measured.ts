import type { Measure } from '../../knowledge/measures.ts'
import type { Quantity } from '../../profile/quantity.ts'
import type { Need } from './need.ts'

/** A measure that the team named, with what it takes. */
export type Measured = {
  readonly measure: Measure | undefined
  readonly need: Need
  /** What the team calls it, of a rate to bring down: "empty kilometers". */
  readonly called?: string
  /** How the same is today, where the team says so beside it. */
  readonly now?: Quantity
  /** The team's own words for it, where they are short enough for a table. */
  readonly words?: string
}
