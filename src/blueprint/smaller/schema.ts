import { z } from 'zod'

const short = z.string().min(2).max(160)
const share = z.number().positive().lt(1)
const keeps = z
  .strictObject({ low: share, high: share.or(z.literal(1)) })
  .refine(({ low, high }) => low < high, 'low must be below high')

/** How one kind of project is made smaller; every number is a judgment. */
const row = z.strictObject({
  /** What of its cases it begins with, in words that follow "only". */
  first: short,
  /** About how much of the cases that is. */
  share,
  /** How much of the benefit lies in them, where it is more than their share of the cases. */
  brings: share.optional(),
  /** Parts of its blueprint that may wait. */
  later: z.array(z.string()).min(1).optional(),
  /** What people write once in place of a model that answers live, and the share of calls that is left for the model. */
  prepared: z.strictObject({ what: short, share }).optional(),
  /** What can be done with less and without a model, and how much of the benefit that keeps. */
  less: short,
  keeps: keeps.optional(),
})

/** The shape of knowledge/smaller.yaml. */
export const SMALLER = z.strictObject({
  source: z.string(),
  date: z.coerce.string(),
  /** Of a kind without a row. */
  usual: z.strictObject({ first: short, share, keeps }),
  /** The share of the benefit that stays where these wait. */
  without: z.strictObject({ parts: share, prepared: share, systems: share, languages: share }),
  /** A bought product: what it keeps of the benefit, weeks of its trial and until all have it, and what it takes to bring it in, as a share of building. */
  bought: z.strictObject({ keeps, trialWeeks: z.int().positive(), weeks: z.int().positive(), bringingIn: share }),
  kinds: z.record(z.string(), row),
})

/** What of a row makes a project smaller. */
export type SmallerRow = Pick<z.infer<typeof row>, 'first' | 'share' | 'brings' | 'later' | 'prepared'>
export type Smaller = z.infer<typeof SMALLER>
