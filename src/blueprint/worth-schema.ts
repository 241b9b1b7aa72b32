import { z } from 'zod'

const because = z.string().min(3).max(160)
/** A share that no team tells: its range and why. All of them are assumptions, and the plan says so. */
const share = z
  .strictObject({ what: z.string().min(3).max(90), low: z.number().positive(), high: z.number().max(1) })
  .refine(({ low, high }) => low <= high, 'low must not be above high')
const usd = z
  .strictObject({ low: z.number().positive(), high: z.number().positive(), because })
  .refine(({ low, high }) => low <= high, 'low must not be above high')

/** Money that this kind of project brings by a sum of its own: units a year times what one is worth, times the shares. */
const gain = z.strictObject({
  /** Expressions over the facts; the sum counts only where all that they name is known. */
  events: z.string().min(3),
  each: z.string().min(3),
  /** The sum in words, with holes. */
  how: z.string().min(3).max(240),
  shares: z.array(share).max(4).default([]),
})

/** What a project of this kind is worth: the unit that its owner counts in, and the shares that nobody tells. See docs/blueprints.md. */
export const WORTH = z.strictObject({
  /** One more success, as the owner would say it: a placement, a stop prevented. */
  unit: z.strictObject({ one: z.string().min(2).max(60), many: z.string().min(2).max(60) }),
  /** What one is worth, US pay and prices, where no team says it. */
  usd: usd.optional(),
  /** The share of people's time on it that the tool saves, where no goal says it. */
  time: share.optional(),
  /** How much of a told goal is kept in practice. */
  kept: share.optional(),
  /** The share of a told loss that goes, where no goal says it. */
  cut: share.optional(),
  gains: z.array(gain).max(3).default([]),
  /** What people still do for a part of the cases, where the benefit counts mistakes and not time: minutes each. */
  stays: z.strictObject({ what: z.string().min(3).max(90), share, minutes: z.number().positive() }).optional(),
  /** What is told to be paid a year stays until the end of the change: as the end of "since it ...". */
  atEnd: z.string().min(3).max(90).optional(),
  /** What it buys where money is not the aim: a measure to decide by. */
  measure: z.string().min(3).max(160).optional(),
  /** Whether money is never the aim: safety and care. */
  care: z.literal(true).optional(),
  /** Whether cases come in every day of the year, not on working days only. */
  everyDay: z.literal(true).optional(),
})

export type Worth = z.infer<typeof WORTH>
