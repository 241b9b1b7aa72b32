import { z } from 'zod'
import { sourced, text } from './fact-fields.ts'

/** A public test that models are compared by: what it measures, what people reach on it, and the best that is known. */
export const benchmark = z.strictObject({
  id: text,
  title: text,
  /** How it is written, in lower case; a name that is a common word as well stands with another word. */
  names: z.array(text).min(1),
  measures: text,
  human: text.optional(),
  best: text,
  paper: text,
  ...sourced,
})

export type Benchmark = Readonly<z.infer<typeof benchmark>>
