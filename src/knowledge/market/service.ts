import { z } from 'zod'
import { amount, count, date, quality, sourced, text } from '../fact-fields.ts'

const tokenPrices = { inputUsdPerM: amount, outputUsdPerM: amount, cachedInputUsdPerM: amount.optional() }

const SERVICE_KINDS = [
  'text',
  'fine-tuned',
  'fine-tuning',
  'embedding',
  're-ranking',
  'speech-recognition',
  'speech-synthesis',
  'document',
  'translation',
  'telephony',
  'web-search',
  'retrieval',
  'vector-database',
] as const

/** Whose account it runs in: a cloud of one's own, the model's vendor, a host of open weights, one's own machines. */
const CLOUDS = ['aws', 'azure', 'google', 'ibm', 'oracle', 'vendor', 'host', 'own'] as const

/**
 * What somebody asks for a service: text models by the million tokens, the others `usd` for one `per`.
 * `batch…` is the price of answers within a day, `cached…` of prompt tokens that the vendor kept.
 */
export const service = z
  .strictObject({
    id: text,
    kind: z.enum(SERVICE_KINDS),
    vendor: text,
    model: text,
    host: text.optional(),
    cloud: z.enum(CLOUDS).optional(),
    region: text.optional(),
    openWeights: z.boolean().optional(),
    contextTokens: count.optional(),
    inputUsdPerM: amount.optional(),
    outputUsdPerM: amount.optional(),
    cachedInputUsdPerM: amount.optional(),
    cacheWriteUsdPerM: amount.optional(),
    batchInputUsdPerM: amount.optional(),
    batchOutputUsdPerM: amount.optional(),
    longContext: z.strictObject({ aboveInputTokens: count, ...tokenPrices }).optional(),
    /** The last day of this price, and what follows. */
    until: date.optional(),
    later: z.strictObject({ from: date, ...tokenPrices }).optional(),
    peak: z.strictObject({ ...tokenPrices, hoursUtc: text }).optional(),
    usd: amount.optional(),
    per: text.optional(),
    batchUsd: amount.optional(),
    annotationUsd: amount.optional(),
    /** It finds tables and fields as well, for more than the text alone costs. */
    layout: z.literal(true).optional(),
    dimensions: count.optional(),
    maxInputTokens: count.optional(),
    current: z.boolean().optional(),
    retired: text.optional(),
    supersededBy: text.optional(),
    quality,
    ...sourced,
  })
  .refine((s) => (s.usd === undefined) === (s.per === undefined), 'usd and per belong together')
  .refine(
    (s) => s.usd !== undefined || s.inputUsdPerM !== undefined,
    'a price is missing: usd and per, or inputUsdPerM',
  )
  .refine((s) => (s.until === undefined) === (s.later === undefined), 'until and later belong together')

export type Service = Readonly<z.infer<typeof service>>
