import { z } from 'zod'
import { remarkSchema } from './remark.ts'

const text = z.string().trim().min(1)

/** A row of knowledge/asked-ways.yaml: a way of their own that teams ask for, and what would show that it is right. */
export const askedWaySchema = z.strictObject({
  id: text.regex(/^[a-z][a-z0-9-]+$/u),
  hear: remarkSchema.shape.hear,
  within: remarkSchema.shape.within,
  unless: remarkSchema.shape.unless,
  /** Options of `training-option` in which the plan goes this way already. */
  taken: z.array(text).default([]),
  /** Whether it is a language model that reads or writes in every case, which has a price. */
  everyCase: z.boolean().default(false),
  /** What would show that it is the right way, in a sentence that begins with "right if". */
  evidence: text.regex(/^Right if\b.*\.$/u),
  example: text,
  counter: text.optional(),
})

export type AskedWay = z.infer<typeof askedWaySchema>
