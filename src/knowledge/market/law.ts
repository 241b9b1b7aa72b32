import { z } from 'zod'
import { date, quality, range, sourced, text } from '../fact-fields.ts'

/** A law, when it applies, and what it asks for. */
export const law = z.strictObject({
  id: text,
  law: text,
  title: text,
  /** What people call it; words of what it is about, which only count where a law is asked for; questions that it answers. */
  names: z.array(text).default([]),
  subjects: z.array(text).default([]),
  asks: z.array(text).default([]),
  /** What a board must hear first, what is a duty like others (the usual), what only stands behind. */
  matters: z.enum(['decides', 'duty', 'background']).default('duty'),
  /** Laws of one group that apply are told as one. */
  group: text.optional(),
  /** `any`: it holds, in some form, nearly everywhere. */
  jurisdiction: text,
  /** The part of the jurisdiction that it is limited to. */
  place: text.optional(),
  /**
   * Every answer must be one of those listed. Of the words one must stand in the team's own text, or its field be one of
   * `fields`. `follows`: stays open unless a law whose id begins so applies. `also` is for a person to judge.
   */
  when: z.strictObject({
    answers: z.record(text, z.array(text).min(1)).optional(),
    words: z.array(text).min(1).optional(),
    fields: z.array(text).min(1).optional(),
    follows: z.array(text).min(1).optional(),
    also: text.optional(),
  }),
  duties: z.array(text).min(1),
  owner: text,
  dates: z.array(z.strictObject({ what: text, date: date.optional(), note: text.optional() })).optional(),
  detail: text.optional(),
  fines: text.optional(),
  verdict: text.optional(),
  weeks: range.optional(),
  weeksFrom: z.enum(['source', 'experience']).optional(),
  effort: z
    .array(
      z.strictObject({
        case: text,
        hours: range.optional(),
        costEur: range.optional(),
        yearlyEur: range.optional(),
        atLeast: z.boolean().optional(),
      }),
    )
    .optional(),
  quality,
  ...sourced,
})

export type Law = Readonly<z.infer<typeof law>>
