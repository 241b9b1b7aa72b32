import { z } from 'zod'

const text = z.string().trim().min(1)
/** Lower case is heard in any case, capitals only as written; a last `*` stands for any ending, and plurals are heard. */
const phrases = z.array(text).min(1)
/** A sentence in which it is heard, and one with similar words in which it is not: a test runs both. */
const shown = { example: text, counter: text.optional() }
const units = z.enum(['count', 'usd', 'share', 'score', 'seconds', 'bytes', 'tokens', 'parameters'])

/** The shape of knowledge/signals.yaml: phrases of free text and what they say about a project. */
export const signalsSchema = z.strictObject({
  /** What answers a question: the option of each question that is named. */
  answers: z.array(
    z.strictObject({
      id: text,
      says: z.record(z.string(), text),
      phrases,
      unless: z.array(text).optional(),
      ...shown,
    }),
  ),
  /** Countries by ISO 3166 code, with the option of `region`, and how they, their people and large towns are called. */
  places: z.array(
    z.strictObject({
      code: text,
      region: text,
      words: phrases,
      /** States or provinces whose laws differ, by name, with what else names them; each names the country too. */
      parts: z.record(text, z.array(text)).optional(),
    }),
  ),
  /** What a country's name stands beside where the project is not there: a vendor's, not the team's own. */
  aside: z.strictObject({ before: phrases, after: phrases, ours: phrases, examples: phrases, counters: phrases }),
  /** Longer names in which the name of a place means something else. */
  'not-places': phrases,
  /** What shows that a text is read, not a picture. */
  written: z.strictObject({ phrases, examples: phrases, counters: phrases }),
  /** Who works on weekends, too; `unless`: where the text says otherwise. */
  'every-day': z.strictObject({ phrases, unless: phrases, examples: phrases, counters: phrases }),
  /** Spellings of money that several countries share. */
  'shared-money': phrases,
  /** Names of places that mean something else where a writer uses no capitals. */
  'common-places': phrases,
  /** Languages by ISO 639 code; `home`: the one country in which nearly all who write it live. */
  languages: z.array(
    z.strictObject({ code: text, home: text.optional(), scarce: z.literal(true).optional(), words: phrases }),
  ),
  metrics: z.array(
    z.strictObject({ id: text, about: z.enum(['automation', 'business']).optional(), phrases, ...shown }),
  ),
  systems: z.array(z.strictObject({ id: text, kind: text, cloud: text.optional(), phrases, ...shown })),
  /** Products and models that are bought or used today. */
  products: z.array(z.strictObject({ id: text, phrases, ...shown })),
  /** What a number is about; the first row that fits counts. `before` and `after` stand near it in the same clause. */
  roles: z.array(
    z.strictObject({
      role: text,
      unit: z.array(units).min(1),
      /** `period`, `thing` or `none`; a period or thing itself. */
      per: z.array(text).optional(),
      before: z.array(text).optional(),
      after: z.array(text).optional(),
      counts: z.array(text).optional(),
      bound: z.enum(['low', 'high', 'none']).optional(),
      /** Words before it that show it to be about something else. */
      not: z.array(text).optional(),
      /** Words of which one stands anywhere in the sentence. */
      sentence: z.array(text).optional(),
      /** Nothing is counted: a number without a noun. */
      bare: z.boolean().optional(),
      /** Questions in whose answers it must stand. */
      in: z.array(text).optional(),
      /** Seconds, for times. */
      atLeast: z.number().optional(),
      atMost: z.number().optional(),
      example: text,
    }),
  ),
  /** What a task usually takes in and gives out, where nothing is said: an assumption. */
  usual: z.strictObject({
    modality: z.record(z.string(), z.array(text)),
    output: z.record(z.string(), z.array(text)),
  }),
})

export type Signals = z.infer<typeof signalsSchema>
