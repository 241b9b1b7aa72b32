import { z } from 'zod'
import { positive, sourced, text } from './fact-fields.ts'

/** What a sum of a year can be for each of what it is spent on, in US dollars; `example` is a text that it finds out of bounds, `counter` one that it leaves alone. */
export const sumBound = z
  .strictObject({
    id: text,
    what: text,
    money: z.array(text).min(1),
    of: z.array(text).min(1),
    per: z.enum(['day', 'year', 'case']),
    usualUsd: positive,
    mostUsd: positive,
    stands: z.strictObject({ usd: positive, for: text }).optional(),
    /** What the same change spares besides, which no sum of the team holds: it counts where theirs is doubted. */
    beside: z.strictObject({ usd: positive, what: text }).optional(),
    example: text,
    counter: text,
    ...sourced,
  })
  .refine(({ usualUsd, mostUsd }) => usualUsd < mostUsd, 'usualUsd must be below mostUsd')

export type SumBound = Readonly<z.infer<typeof sumBound>>
