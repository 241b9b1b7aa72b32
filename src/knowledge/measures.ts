import { z } from 'zod'
import { positive, sourced, text } from './fact-fields.ts'

/**
 * A measure that a team may name, and how many cases it takes. `share`: right or wrong by case. `positives`: right or wrong
 * among the cases that really hold it. `whole`: counted by a tool over everything, nothing is drawn. `ratio`: rates of groups
 * side by side. `correlation`: by Fisher's z. `spread`: a score by case whose standard deviation is `spread`, in its own unit.
 */
export const measure = z.strictObject({
  id: text,
  name: text,
  kind: z.enum(['share', 'positives', 'whole', 'ratio', 'correlation', 'spread']),
  spread: positive.optional(),
  /** What the spread and the margin are counted in. */
  unit: text.optional(),
  /** How two systems are compared on it. */
  compare: text,
  /** What to mind. */
  mind: text.optional(),
  ...sourced,
})

export type Measure = Readonly<z.infer<typeof measure>>
