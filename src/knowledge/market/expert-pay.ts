import { z } from 'zod'
import { range, sourced, text } from '../fact-fields.ts'

/** What an hour of somebody beside the team costs in the United States, by the words that they are called by. */
export const expertPay = z.strictObject({
  id: text,
  /** One of them stands in the name, in any case and in the plural. */
  words: z.array(text).min(1),
  /** `line`: does the work today; `staff`: works there too; `outside`: bought by the hour. */
  how: z.enum(['line', 'staff', 'outside']),
  /** The same person, whichever part of a plan calls for it. */
  one: z.boolean().default(false),
  hourlyUsd: range,
  ...sourced,
})

export type ExpertPay = Readonly<z.infer<typeof expertPay>>
