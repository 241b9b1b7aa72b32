import { z } from 'zod'
import { text } from './fact-fields.ts'

/** A kind of thing that thresholds are of, by the words that tell it; `example` is heard by them, `counter` is not. */
export const quantityKind = z.strictObject({ id: text, words: z.array(text).min(1), example: text, counter: text })

export type QuantityKind = Readonly<z.infer<typeof quantityKind>>
