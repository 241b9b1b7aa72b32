import { z } from 'zod'
import { count, date, positive, quality, sourced, text } from '../fact-fields.ts'

/** What a model does, as far as it decides where it can stand in a pipeline. */
const MODEL_KINDS = [
  'text',
  'code',
  'encoder',
  'embedding',
  're-ranking',
  'translation',
  'summarization',
  'speech-recognition',
  'speech-synthesis',
  'document',
  'vision',
  'time-series',
  'tabular',
] as const

/** A model worth considering. Sizes are billions of parameters, `contextTokens` is prompt and answer together. */
export const shortlisted = z
  .strictObject({
    id: text,
    kind: z.enum(MODEL_KINDS),
    /** Tasks of the questionnaire (`write`, `classify`, ...), and `transcribe` and `speak`. */
    tasks: z.array(text).min(1),
    paramsB: positive.optional(),
    activeParamsB: positive.optional(),
    openWeights: z.boolean(),
    contextTokens: count.optional(),
    /** ISO codes of the languages that its source names one by one. */
    languages: z.array(text).optional(),
    languageCount: count.optional(),
    languageNote: text.optional(),
    /** The source says "many" without naming them. */
    manyLanguages: z.boolean().optional(),
    licence: text.optional(),
    /** `check`: nobody read the licence for this file. */
    commercialUse: z.enum(['yes', 'conditions', 'no', 'check']),
    /** Where the licence gives no right to whoever sits there: `eu`. */
    barredIn: z
      .array(z.enum(['eu']))
      .min(1)
      .optional(),
    released: date.optional(),
    inputs: z.array(z.enum(['text', 'image', 'audio', 'video'])).optional(),
    vendor: text.optional(),
    dimensions: count.optional(),
    servedBy: z.array(text).min(1),
    vramGb: positive.optional(),
    wordErrorPercent: positive.optional(),
    goodFor: text.optional(),
    limits: text.optional(),
    /** Fields that were written from memory. */
    unverified: z.array(text).optional(),
    quality,
    ...sourced,
  })
  .refine((m) => (m.activeParamsB ?? 0) <= (m.paramsB ?? Number.POSITIVE_INFINITY), 'activeParamsB is above paramsB')

export type Shortlisted = Readonly<z.infer<typeof shortlisted>>
