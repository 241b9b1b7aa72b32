import { z } from 'zod'
import { count, positive, quality, sourced, text } from '../fact-fields.ts'

/** Gross pay of one role in one region, by one source. */
export const pay = z
  .strictObject({
    id: text,
    role: text,
    region: text,
    /** A city or part of the country. */
    place: text.optional(),
    level: text.optional(),
    hire: z.enum(['employed', 'contract']),
    occupation: text.optional(),
    currency: text,
    period: z.enum(['year', 'month', 'day', 'hour']),
    median: positive.optional(),
    low: positive.optional(),
    high: positive.optional(),
    /** How many people answered. */
    answers: count.optional(),
    /** An occupation of the statistics that is near the role, not the role itself. */
    standIn: z.boolean().optional(),
    quality,
    ...sourced,
  })
  .refine(
    (p) => p.median !== undefined || (p.low !== undefined && p.high !== undefined),
    'give median, or low and high',
  )
  .refine((p) => (p.low ?? 0) <= (p.high ?? Number.POSITIVE_INFINITY), 'low must not be above high')

/**
 * What pay is multiplied by: `employer` for the cost above gross pay, `consultancy` for the rate above an employee's, `country` for
 * the pay of skilled staff there (`region` is an ISO 3166 code) against the United States.
 */
export const payFactor = z.strictObject({
  id: text,
  what: z.enum(['employer', 'consultancy', 'country']),
  region: text,
  /** Of a country, as it is said. */
  name: text.optional(),
  factor: positive,
  quality,
  ...sourced,
})

export type Pay = Readonly<z.infer<typeof pay>>
export type PayFactor = Readonly<z.infer<typeof payFactor>>
