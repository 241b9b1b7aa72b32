import { z } from 'zod'

const text = z.string()
const number = z.number()

/** The numbers and gates that a board decides on, in the form of the plan's JSON; money in US dollars, times in weeks and months. */
export const BOARD = z.strictObject({
  decision: text,
  planningUsd: number,
  p90Usd: number,
  capitalUsd: number,
  monthlyUsd: number,
  threeYearUsd: number,
  benefitUsdPerYear: number.optional(),
  benefitLowUsd: number.optional(),
  benefitHighUsd: number.optional(),
  grossUsdPerYear: number.optional(),
  benefit: text.optional(),
  inHours: z.literal(true).optional(),
  checkFirst: text.optional(),
  notCounted: text.optional(),
  breakEven: z.strictObject({ say: text, without: text, own: z.literal(true).optional() }).optional(),
  stake: z
    .strictObject({
      usdPerYear: number,
      how: text,
      once: z.literal(true).optional(),
      unpaid: z.literal(true).optional(),
      freedHours: number.optional(),
      whose: text.optional(),
      sparedUsd: number.optional(),
    })
    .optional(),
  paybackMonths: number.optional(),
  outcomeMonths: number.optional(),
  breakEvenUsdPerYear: number,
  usesPerDay: number.optional(),
  usesPerMonth: number.optional(),
  costPerUseUsd: number.optional(),
  owner: text,
  gates: z.array(
    z.strictObject({
      title: text,
      week: number,
      releaseUsd: number,
      question: text,
      otherwise: text.optional(),
      after: text.optional(),
      stage: z.literal(2).optional(),
    }),
  ),
})
