import { z } from 'zod'
import { text } from './fact-fields.ts'

const phrases = {
  id: text,
  phrases: z.array(text).min(1),
  /** A sentence in which it is heard, and one in which it must not be. */
  example: text,
  counter: text,
}

/**
 * How a sentence goes against a plan. `option`: it takes up options of a decision, which is contrary once all of them are ruled out.
 * `law` and `waiver`: it speaks of the law; it does away with something. Together they are contrary.
 */
export const contrary = z.discriminatedUnion('says', [
  z.strictObject({
    ...phrases,
    says: z.literal('option'),
    decision: text,
    options: z.array(text).min(1),
    /** Techniques of a blueprint's parts that take them up, whatever the words. */
    techniques: z.array(text).optional(),
  }),
  z.strictObject({ ...phrases, says: z.enum(['law', 'waiver']) }),
])

export type Contrary = Readonly<z.infer<typeof contrary>>
