import { z } from 'zod'

export const text = z.string().trim().min(1)
export const date = z.string().regex(/^\d{4}(-\d\d(-\d\d)?)?$/, 'a date like 2026, 2026-05 or 2026-05-20')
export const positive = z.number().positive()
export const count = z.number().int().positive()
export const amount = z.number().nonnegative()

/** What every fact carries: `source` is an id of sources.yaml, `date` says when it was true. */
export const sourced = { source: text, date, note: text.optional() }

/** A: read in a primary file, or two lists agree. B: one list or page. C: sources disagree, or from memory. */
export const quality = z.enum(['A', 'B', 'C'])

const ordered = (r: { readonly low: number; readonly high: number }): boolean => r.low <= r.high
const disorder = 'low must not be above high'

export const range = z.strictObject({ low: amount, high: amount }).refine(ordered, disorder)
export const money = z.strictObject({ low: positive, high: positive, date, source: text }).refine(ordered, disorder)
