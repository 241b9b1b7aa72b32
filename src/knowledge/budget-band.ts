import { z } from 'zod'
import { text } from './fact-fields.ts'

/** A row of knowledge/budget-bands.yaml: what something that people name costs to build, and what less would buy. */
export const budgetBand = z.strictObject({
  id: text,
  thing: text,
  /** Dollars, once. */
  low: z.number().positive(),
  high: z.number().positive(),
  /** What to do where the money is short: one sentence. */
  instead: text,
  /** Patterns, lower case. */
  hear: z.array(text).min(1),
  example: text,
  counter: text,
})

export type BudgetBand = z.infer<typeof budgetBand>
