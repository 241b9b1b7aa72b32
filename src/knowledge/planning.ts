import { z } from 'zod'

const range = z.strictObject({ low: z.number().nonnegative(), high: z.number().positive() })
const dated = { source: z.string(), date: z.string() }
const tokens = z.strictObject({ prompt: z.number().positive(), output: z.number().positive() })
const weeks = z.record(z.string(), range)
const phase = z.strictObject({ title: z.string(), does: z.string(), gate: z.string() })
const hosted = z.record(z.string(), z.array(z.string()).min(1))
const bucket = z.record(z.string(), z.number().nonnegative())

/** The shape of knowledge/planning.yaml: what a plan assumes where nobody said, with a source for every block. */
export const planningSchema = z.strictObject({
  requests: z.strictObject({
    ...dated,
    tasks: z.record(z.string(), tokens),
    retrieved: z.number(),
    example: z.number(),
    document: z.number(),
    passage: z.number(),
    embeddingDimensions: z.number(),
  }),
  buckets: z.strictObject({
    ...dated,
    requests_per_day: bucket,
    budget_usd: bucket,
    deadline_weeks: bucket,
    corpus_tokens: bucket,
    labelled_examples: bucket,
  }),
  examples: z.strictObject({
    ...dated,
    decoder: z.record(z.string(), z.string()),
    encoder: z.record(z.string(), z.string()),
    'encoder-decoder': z.record(z.string(), z.string()),
    hosted: z.strictObject({ 'vendor-api': hosted, 'managed-open-weights': hosted }),
    accelerator: z.string(),
    smallAccelerator: z.string(),
    distilledExamples: z.number(),
    epochs: z.number(),
    trainingContext: z.number(),
    peakFactor: z.number(),
    secondsPerAnswer: z.number(),
  }),
  weeks: z.strictObject({ ...dated, define: range, data: weeks, build: weeks, pilot: weeks, rollout: weeks }),
  burden: z.strictObject({ ...dated, low: z.number(), high: z.number() }),
  labelling: z.strictObject({ ...dated, minutesPerExample: range, hourlyUsd: range }),
  phases: z.strictObject({ ...dated, define: phase, data: phase, build: phase, pilot: phase, rollout: phase }),
  server: z.strictObject({ ...dated, usdPerMonth: range, requestsPerSecond: range }),
  operation: z.strictObject({ ...dated, low: z.number(), high: z.number() }),
  contingency: z.strictObject({ ...dated, low: z.number(), high: z.number() }),
})

export type Planning = z.infer<typeof planningSchema>
