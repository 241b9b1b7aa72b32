import { z } from 'zod'

/** What a purchase may be needed for each of. */
export const BOUGHT_FOR = ['site', 'machine', 'camera', 'line', 'user'] as const

/** What must be bought beside hours, models and machines, in US dollars: judgments of whoever wrote it. */
export const PURCHASE = z
  .strictObject({
    what: z.string().min(2).max(160),
    low: z.number().positive(),
    high: z.number().positive(),
    per: z.enum(['once', 'month']),
    each: z.enum(BOUGHT_FOR).optional(),
    /** Names of the thing: who says to have one does not buy it. */
    have: z.array(z.string().min(3)).default([]),
    because: z.string().min(3).max(300),
    when: z.record(z.string(), z.unknown()).optional(),
  })
  .refine(({ low, high }) => low <= high, '"low" must not be above "high"')

export type Purchase = z.infer<typeof PURCHASE>
