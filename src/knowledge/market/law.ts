import { z } from 'zod'
import { date, quality, range, sourced, text } from '../fact-fields.ts'
import { TOPICS } from './country.ts'

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
  /** The English name of a country, `EU`, `EU and EEA`, `UK`, `US`; `any`: in some form nearly everywhere; `elsewhere`: where no law is kept. */
  jurisdiction: text,
  /** It is told with what the project's countries keep under this topic in knowledge/countries; `law` is what stands where none is known. */
  national: z.enum(TOPICS).optional(),
  /** A national law that is told only where one of the countries keeps something under its topic. */
  onlyNamed: z.boolean().default(false),
  /** What a place asks of personal data. */
  personal: z.boolean().default(false),
  /** Told only where hardly any other law is, and none on personal data: what each project with data of a firm owes. */
  floor: z.boolean().default(false),
  /** The parts of the jurisdiction that it is limited to (states, provinces). */
  place: z.array(text).min(1).optional(),
  /**
   * Every answer must be one of those listed. Of the words one must stand in the team's own text, or its field be one of
   * `fields` (in the text of another field two words must stand, or one of `alone`), or an answer one of those of `enough`; what stands under `unless` is not heard, and it holds
   * in no field but those of `within`. `follows`: stays open unless a
   * law whose id begins so applies. `also` is the question that a person must answer first; `ifKind` is that question where
   * nothing but the kind of project calls for the law, which without one is not named then; `ofKind`: no question is left,
   * the kind of project is enough. `with`: one of these words must stand too; `without`: it is not told where one of these
   * stands, `except` where one of these answers was given. `trade`: its words only count where the team tells what it is and does, not
   * among those whom it serves or asks.
   */
  when: z.strictObject({
    answers: z.record(text, z.array(text).min(1)).optional(),
    words: z.array(text).min(1).optional(),
    alone: z.array(text).min(1).optional(),
    unless: z.array(text).min(1).optional(),
    with: z.array(text).min(1).optional(),
    without: z.array(text).min(1).optional(),
    except: z.record(text, z.array(text).min(1)).optional(),
    fields: z.array(text).min(1).optional(),
    within: z.array(text).min(1).optional(),
    enough: z.record(text, z.array(text).min(1)).optional(),
    follows: z.array(text).min(1).optional(),
    also: text.optional(),
    ifKind: text.optional(),
    ofKind: z.boolean().optional(),
    trade: z.boolean().optional(),
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
        /** How the ids of the laws begin for which it is this case; without, any. */
        for: z.array(text).min(1).optional(),
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
